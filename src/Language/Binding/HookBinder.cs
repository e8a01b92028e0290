using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>script "ride.csx" amount 2dB from chorus1 to outro fade 1bar</c>: all that follows the script up to the end of the statement.</summary>
internal static class HookBinder
{
    /// <summary>Words that are never arguments.</summary>
    private static readonly string[] words = ["from", "to", "fade", "listen"];

    /// <returns>Null where a mistake was told.</returns>
    public static Hook? Bind(AtomCursor cursor, SourceLocation at, AddressTarget target, Scope scope)
    {
        if (target.Parameter.Dimension == Dimension.Switch)
        {
            scope.Bag.Add(AutomationDiagnostics.ForSwitchMovement(at, "script"));
            return null;
        }

        if (ReadScript(cursor, scope) is not HookSource script)
            return null;
        var arguments = ImmutableArray.CreateBuilder<HookArgument>();
        var given = new NameTable<SourceLocation>();
        Position? from = null;
        Position? to = null;
        Duration fade = Duration.Zero;
        bool isSure = true;
        while (cursor.Peek is AtomSyntax atom)
        {
            SourceLocation wordAt = cursor.Here;
            if (atom is not WordSyntax name)
            {
                scope.Bag.Add(HookDiagnostics.ForNoArgument(wordAt, cursor.TextOf(atom)));
                cursor.SkipRest();
                return null;
            }

            cursor.Take();
            if (!given.TryAdd(name.Text, wordAt))
            {
                scope.Bag.Add(StatementDiagnostics.ForTwice(wordAt, name.Text, "the hook", given[name.Text]));
                isSure = false;
            }

            switch (name.Text)
            {
                case "listen":
                    scope.Bag.Add(NotYetDiagnostics.ForWord(wordAt, "listen"));
                    cursor.SkipRest();
                    return null;
                case "from":
                    from = TimeReader.Place(cursor, "script", "from", scope);
                    break;
                case "to":
                    to = TimeReader.Place(cursor, "script", "to", scope);
                    break;
                case "fade":
                    fade = TimeReader.Length(cursor, "script", "fade", TimeReader.Kind.ZeroOrMore, scope) ?? fade;
                    break;
                default:
                    if (ReadArgument(cursor, name, wordAt, scope) is HookArgument argument)
                        arguments.Add(argument);
                    else
                        isSure = false;
                    break;
            }
        }

        TimeReader.CheckSpan(from, to, "script", at, scope);
        return isSure ? new Hook(script, arguments.ToImmutable(), from, to, fade, at) : null;
    }

    private static HookSource? ReadScript(AtomCursor cursor, Scope scope)
    {
        SourceLocation at = cursor.Here;
        switch (cursor.Peek)
        {
            case StringSyntax { Value.Length: > 0 } path:
                cursor.Take();
                return new HookFile(path.Value, at);
            case RawTextSyntax raw when raw.Value.AsSpan().Trim().IsEmpty:
                scope.Bag.Add(HookDiagnostics.ForEmptyScript(at));
                break;
            case RawTextSyntax raw:
                cursor.Take();
                return new HookText(raw.Value, new SourceLocation(at.Source, new TextSpan(raw.Span.Start + 3, raw.Value.Length)));
            default:
                scope.Bag.Add(HookDiagnostics.ForNoScript(at));
                break;
        }

        cursor.SkipRest();
        return null;
    }

    private static HookArgument? ReadArgument(AtomCursor cursor, WordSyntax name, SourceLocation nameAt, Scope scope)
    {
        if (name.IsDotted)
        {
            scope.Bag.Add(HookDiagnostics.ForDottedName(nameAt, name.Text));
            cursor.SkipRest();
            return null;
        }

        bool opensNext = cursor.PeekWord is string next && words.Contains(next) && !scope.CanBeValue(next);
        if (!ParameterReader.StartsValue(cursor.Peek) || opensNext)
        {
            scope.Bag.Add(HookDiagnostics.ForNoValue(nameAt, name.Text));
            if (!opensNext)
                cursor.SkipRest();
            return null;
        }

        AtomSyntax atom = cursor.Peek!;
        SourceLocation at = cursor.Here;
        BoundValue value = ExpressionBinder.Sum(cursor, null, scope);
        HookValue? found = value switch
        {
            NumberValue number => new HookNumber(number.Dimension, number.Value),
            LengthValue length => new HookLength(length.Length),
            ColonValue colon => new HookColon(
                LiteralReading.AsRatio(colon.Literal)?.ToDouble() ?? double.NaN, LiteralReading.AsTime(colon.Literal)?.ToDouble() ?? double.NaN),
            TextValue text => new HookString(text.Text),
            WordValue { Word: "off" } => new HookNumber(Dimension.Level, double.NegativeInfinity),
            _ => null,
        };
        if (found is not null)
            return new HookArgument(name.Text, found, nameAt, at);
        if (value is not UnknownValue)
            scope.Bag.Add(HookDiagnostics.ForWrongForm(at, name.Text, scope.TextOf(atom), value.Noun()));
        return null;
    }
}
