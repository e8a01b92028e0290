using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds what a chain is given where it is used: <c>vocal_strip air 3dB by kick</c>.</summary>
internal static class ArgumentBinder
{
    /// <summary>The values of all parameters of the chain; those that can move by themselves become addresses.</summary>
    public static Dictionary<string, BoundValue> Bind(
        StatementSyntax statement, ChainDeclaration chain, string address, ChannelTable channels, Part part,
        List<ChainParameter> addresses, Scope scope)
    {
        IReadOnlyDictionary<string, ChainParam> parameters = chain.Parameters(scope.Song);
        var given = new NameTable<Argument>();
        bool hasMistake = statement.IsBroken;
        if (!statement.IsBroken)
            hasMistake |= !ReadLine(scope.Read(statement, 1), false);
        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
        {
            if (line.IsBroken)
            {
                hasMistake = true;
                continue;
            }

            LeftOver.ReportLabel(line, scope);
            LeftOver.ReportBlock(line, scope);
            hasMistake |= !ReadLine(scope.Read(line), true);
        }

        SourceLocation at = scope.At(statement.Atoms[0]);
        var values = new Dictionary<string, BoundValue>(StringComparer.Ordinal);
        part.Chain = new Dictionary<string, ChainParameter?>(StringComparer.Ordinal);
        foreach (ChainParam parameter in parameters.Values)
        {
            if (given.TryGetValue(parameter.Name, out Argument? argument))
                part.Given[parameter.Name] = argument.At;
            BoundValue? value = argument is null ? parameter.Default : argument.Value with { Origin = argument.Value.Origin ?? argument.At };
            if (value is null && !hasMistake)
                scope.Bag.Add(InsertDiagnostics.ForRequiredArgument(at, chain.Name, parameter.Name));
            values[parameter.Name] = Address(parameter, value ?? UnknownValue.Instance, argument?.At ?? at);
        }

        return values;

        bool ReadLine(AtomCursor cursor, bool isBlock)
        {
            bool isSure = true;
            while (cursor.Peek is AtomSyntax atom)
            {
                SourceLocation here = cursor.Here;
                if (atom is WordSyntax word && parameters.TryGetValue(word.Text, out ChainParam? parameter))
                {
                    cursor.Take();
                    BoundValue value = Read(cursor, parameter, chain, channels, parameters, scope);
                    if (!given.TryAdd(parameter.Name, new Argument(value, here)))
                        scope.Bag.Add(StatementDiagnostics.ForTwice(here, parameter.Name, chain.Name, given[parameter.Name].At));
                    if (isBlock && cursor.PeekWord is string next && parameters.ContainsKey(next))
                        scope.Bag.Add(StatementDiagnostics.ForOneALine(cursor.Here, next));
                    continue;
                }

                isSure = false;
                if (atom is WordSyntax unknown)
                {
                    scope.Bag.Add(InsertDiagnostics.ForUnknownParameter(
                        here, chain.Name, unknown.Text, parameters.Keys, scope.Suggest(unknown.Text, parameters.Keys)));
                }
                else
                {
                    scope.Bag.Add(InsertDiagnostics.ForLooseValue(here, chain.Name, cursor.TextOf(atom), null));
                }

                cursor.Take();
                cursor.SkipTo(parameters.ContainsKey);
            }

            return isSure;
        }

        BoundValue Address(ChainParam parameter, BoundValue value, SourceLocation where)
        {
            ParameterDescriptor? descriptor = parameter.Descriptor
                ?? (parameter.IsChannel ? null : ChainParamBinder.DescriptorOf(parameter.Name, value, parameter.Summary, scope));
            if (value.Feed is not null || descriptor is null
                || ParameterReader.Convert(value, descriptor.Dimension, scope.Song.Rate) is not double number)
            {
                part.Chain![parameter.Name] = null;
                return value;
            }

            var known = new ChainParameter($"{address}.{parameter.Name}", descriptor, number, where);
            part.Chain![parameter.Name] = known;
            addresses.Add(known);
            return value with { Feed = new ChainParameterExpression(known.Address), FeedSize = 1 };
        }
    }

    private static BoundValue Read(
        AtomCursor cursor, ChainParam parameter, ChainDeclaration chain, ChannelTable channels,
        IReadOnlyDictionary<string, ChainParam> parameters, Scope scope)
    {
        if (parameter.IsChannel)
        {
            if (TextReader.Name(cursor, $"'{parameter.Name}' of {chain.Name}", "the name of a channel", scope) is not WordSyntax name)
                return UnknownValue.Instance;
            if (scope.Arguments?.Values.TryGetValue(name.Text, out BoundValue? outer) == true)
                return outer;
            return channels.ResolveKey(name, scope) is null ? UnknownValue.Instance : new ChannelValue(name.Text);
        }

        if (!ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(parameter.Descriptor is ParameterDescriptor missing
                ? ValueDiagnostics.ForMissingValue(cursor.Here, chain.Name, missing, scope.Song.Rate)
                : StatementDiagnostics.ForMissing(cursor.Here, $"'{parameter.Name}' of {chain.Name}", "a value"));
            return UnknownValue.Instance;
        }

        AtomSyntax atom = cursor.Peek!;
        BoundValue value = ExpressionBinder.Sum(cursor, parameter.Descriptor?.Dimension, scope);
        if (value is UnknownValue)
            return value;
        if (parameter.Descriptor is ParameterDescriptor descriptor)
        {
            IEnumerable<ParameterDescriptor> siblings = parameters.Values.Select(one => one.Descriptor).OfType<ParameterDescriptor>();
            return ParameterReader.Fit(value, scope.At(atom), chain.Name, descriptor, siblings, scope) is null
                ? UnknownValue.Instance
                : value;
        }

        // A word takes a word, a text a text; a parameter without a default takes anything its uses can read.
        bool fits = parameter.Default is null or UnknownValue || parameter.Default.GetType() == value.GetType();
        if (fits)
            return value;
        scope.Bag.Add(ChainDiagnostics.ForArgumentForm(scope.At(atom), chain.Name, parameter.Name, scope.TextOf(atom), value));
        return UnknownValue.Instance;
    }

    private sealed record Argument(BoundValue Value, SourceLocation At);
}
