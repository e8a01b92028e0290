using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What an address leads to.</summary>
/// <param name="Written">Where its value is written, or null where the default stands or where a value has to be written.</param>
/// <param name="Word">The word in place of a number, or null.</param>
internal sealed record AddressTarget(string Address, ParameterDescriptor Parameter, SourceLocation? Written, string? Word);

/// <summary>Finds parameters by address: <c>lead.level</c>, <c>lead.send.slap</c>, <c>lead.eq.air.gain</c>, <c>lead.vocal_strip.comp.ratio</c>.</summary>
internal sealed class AddressResolver(IReadOnlyDictionary<string, Strip> strips, ChannelTable channels)
{
    /// <summary>The target, or null where a mistake was told, here or where the part stands.</summary>
    /// <param name="inside">The channel around the statement, whose name may be left out; or null.</param>
    public AddressTarget? Resolve(WordSyntax word, string? inside, Scope scope)
    {
        string[] names = word.Text.Split('.');
        SourceLocation at = scope.At(word);
        if (inside is not null && (IsOwn(strips[inside], names[0]) || !strips.ContainsKey(names[0])))
            names = [inside, .. names];
        if (!strips.TryGetValue(names[0], out Strip? strip))
        {
            if (channels.Find(names[0]) is null)
                scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(at, names[0], "a channel", scope.Suggest(names[0], strips.Keys)));
            return null;
        }

        string address = string.Join('.', names);
        if (names.Length == 1)
        {
            scope.Bag.Add(AutomationDiagnostics.ForNoParameter(at, address, OwnWords(strip)));
            return null;
        }

        if (names.Length == 2 && OwnWords(strip).Contains(names[1]))
            return Own(strip, names[1], address);
        if (names[1] == "send" && strip.Declaration.Word is not ("master" or "vca"))
            return ResolveSend(strip, names, address, at, scope);
        return ResolvePart(strip, names, address, at, scope);
    }

    private static string[] OwnWords(Strip strip) => strip.Declaration.IsVca
        ? ["level", "mute"]
        : ["level", "pan", "width", "mute"];

    private static bool IsOwn(Strip strip, string name) =>
        OwnWords(strip).Contains(name) || name == "send" || strip.Rack.Parts.Find(name) is not null;

    private static AddressTarget Own(Strip strip, string word, string address)
    {
        ParameterDescriptor parameter = word switch
        {
            "level" => ChannelParameters.Level,
            "pan" => ChannelParameters.Pan,
            "width" => ChannelParameters.Width,
            _ => ChannelParameters.Mute,
        };
        return new AddressTarget(address, parameter, strip.Written.TryGetValue(word, out SourceLocation at) ? at : null, null);
    }

    private static AddressTarget? ResolveSend(Strip strip, string[] names, string address, SourceLocation at, Scope scope)
    {
        if (names.Length == 2)
        {
            scope.Bag.Add(AutomationDiagnostics.ForNoParameter(at, address, strip.Sends.Keys));
            return null;
        }

        if (names.Length == 3 && strip.Sends.TryGetValue(names[2], out Send? send))
            return send is null ? null : new AddressTarget(address, ChannelParameters.SendLevel, null, null);
        string part = string.Join('.', names[2..]);
        scope.Bag.Add(AutomationDiagnostics.ForUnknownAddress(at, address, $"send.{part}", names[0], scope.Suggest(part, strip.Sends.Keys)));
        return null;
    }

    private static AddressTarget? ResolvePart(Strip strip, string[] names, string address, SourceLocation at, Scope scope)
    {
        // From the channel inwards, so that the first part that is not clear is the one that is named.
        Part? part = null;
        int used = 1;
        for (int length = 1; length < names.Length; length++)
        {
            if (strip.Rack.Parts.Find(string.Join('.', names[1..(1 + length)])) is not Part deeper)
                break;
            if (deeper.Count > 1)
            {
                scope.Bag.Add(AutomationDiagnostics.ForTwins(at, string.Join('.', names[..(1 + length)]), deeper.Location));
                return null;
            }

            part = deeper;
            used = 1 + length;
        }

        string owner = string.Join('.', names[..used]);
        if (part is null)
        {
            if (!strip.HasMistake)
            {
                scope.Bag.Add(AutomationDiagnostics.ForUnknownAddress(at, address, names[1], owner,
                    scope.Suggest(names[1], OwnWords(strip).Concat(strip.Rack.Parts.Paths.Where(path => !path.Contains('.', StringComparison.Ordinal))))));
            }

            return null;
        }

        if (part.IsUnknown)
            return null;
        string[] rest = names[used..];
        return part.Insert is Insert insert
            ? ResolveInsert(part, insert, rest, owner, address, at, scope)
            : ResolveChain(strip, part, rest, owner, address, at, scope);
    }

    private static AddressTarget? ResolveChain(
        Strip strip, Part part, string[] rest, string owner, string address, SourceLocation at, Scope scope)
    {
        IEnumerable<string> inside = strip.Rack.Parts.Paths
            .Where(path => path.StartsWith(part.Path + ".", StringComparison.Ordinal))
            .Select(path => path[(part.Path.Length + 1)..])
            .Where(path => !path.Contains('.', StringComparison.Ordinal));
        if (rest.Length == 0)
        {
            scope.Bag.Add(AutomationDiagnostics.ForNoParameter(at, address, part.Chain!.Keys));
            return null;
        }

        if (rest.Length > 1 || !part.Chain!.TryGetValue(rest[0], out ChainParameter? parameter))
        {
            scope.Bag.Add(AutomationDiagnostics.ForUnknownAddress(
                at, address, rest[0], owner, scope.Suggest(rest[0], part.Chain!.Keys.Concat(inside))));
            return null;
        }

        if (parameter is null)
        {
            scope.Bag.Add(AutomationDiagnostics.ForFed(at, address, "the one outside that feeds it"));
            return null;
        }

        if (parameter.Parameter.Rate != ParameterRate.Fixed)
            return new AddressTarget(address, parameter.Parameter, part.Given.TryGetValue(rest[0], out SourceLocation given) ? given : null, null);
        scope.Bag.Add(AutomationDiagnostics.ForFixed(at, address));
        return null;
    }

    private static AddressTarget? ResolveInsert(
        Part part, Insert insert, string[] rest, string owner, string address, SourceLocation at, Scope scope)
    {
        ImmutableArray<ParameterValue> values = insert.Values;
        if (rest.Length > 0 && part.Bands.TryGetValue(rest[0], out Band? band) && !(rest.Length == 1 && insert.Processor.FindParameter(rest[0]) is not null))
        {
            if (part.Bands.ContainsKey(rest[0] + "#2"))
            {
                scope.Bag.Add(AutomationDiagnostics.ForTwins(at, $"{owner}.{rest[0]}", band.Location));
                return null;
            }

            values = band.Values;
            owner = $"{owner}.{rest[0]}";
            rest = rest[1..];
        }

        if (rest.Length == 0)
        {
            scope.Bag.Add(AutomationDiagnostics.ForNoParameter(at, address, values.Select(value => value.Parameter.Name)));
            return null;
        }

        ParameterValue? found = rest.Length == 1 ? values.FirstOrDefault(value => value.Parameter.Name == rest[0]) : null;
        if (found is null)
        {
            IEnumerable<string> known = values.Select(value => value.Parameter.Name).Concat(insert.Bands.Select(one => one.Name).Where(name => !name.Contains('#', StringComparison.Ordinal)));
            scope.Bag.Add(NotYet.IsParameter(insert.Processor.Name, rest[0]) && insert.Processor.FindParameter(rest[0]) is null && insert.Processor.Bands.IsEmpty
                ? NotYetDiagnostics.ForWord(at, rest[0])
                : AutomationDiagnostics.ForUnknownAddress(at, address, rest[0], owner, scope.Suggest(rest[0], known)));
            return null;
        }

        if (found.Parameter.Rate == ParameterRate.Fixed)
        {
            scope.Bag.Add(AutomationDiagnostics.ForFixed(at, address));
            return null;
        }

        if (found.Feed is not null)
        {
            scope.Bag.Add(AutomationDiagnostics.ForFed(at, address, FeedName(found.Feed)));
            return null;
        }

        return new AddressTarget(address, found.Parameter, found.IsWritten && !found.Parameter.IsRequired ? found.Location : null, found.Word);
    }

    /// <summary>The first chain parameter in an expression.</summary>
    private static string FeedName(ValueExpression feed)
    {
        while (feed is BinaryExpression binary)
            feed = binary.Left is ConstantExpression ? binary.Right : binary.Left;
        return feed is ChainParameterExpression parameter ? parameter.Address : "its parameter";
    }
}
