using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds what adds to a value: <c>during</c> and <c>lfo</c>.</summary>
internal static class MovementBinder
{
    private const double LeastRate = 0.001;   // Hz
    private const double GreatestRate = 100;  // Hz

    /// <summary><c>during chorus1, chorus2 +1.5dB fade 1beat</c>.</summary>
    public static During? During(AtomCursor cursor, SourceLocation at, AddressTarget target, Scope scope)
    {
        var spans = ImmutableArray.CreateBuilder<SongSpan>();
        foreach (WordSyntax name in TextReader.Names(cursor, "'during'", "the name of a section", scope))
        {
            Place? place = scope.Song.Places.Find(name.Text);
            if (place is null)
            {
                scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(scope.At(name), name.Text, "a section",
                    scope.Suggest(name.Text, scope.Song.Places.All.Where(one => one.IsSection).Select(one => one.Name))));
            }
            else if (scope.Song.Places.EndOf(place, name, scope) is PositionValue to && place.At is Position from)
            {
                spans.Add(new SongSpan(from, to.Position));
            }
        }

        double? amount = AutomationBinder.ReadAmount(cursor, "during", target.Address, target.Parameter, scope);
        Duration fade = Duration.Zero;
        if (cursor.PeekWord == "fade" && target.Parameter.Dimension == Dimension.Switch)
        {
            scope.Bag.Add(AutomationDiagnostics.ForSwitchMovement(cursor.Here, "fade"));
            cursor.SkipRest();
        }
        else if (cursor.TakeWord("fade"))
            fade = TimeReader.Length(cursor, "during", "fade", TimeReader.Kind.ZeroOrMore, scope) ?? fade;
        LeftOver.Report(cursor, scope);
        return amount is double found && spans.Count > 0 ? new During(spans.ToImmutable(), found, fade, at) : null;
    }

    /// <summary><c>lfo sine rate 1/2 depth 20% from chorus2 to outro fade 1bar</c>.</summary>
    public static Lfo? Lfo(AtomCursor cursor, SourceLocation at, AddressTarget target, Scope scope)
    {
        if (target.Parameter.Dimension == Dimension.Switch)
        {
            scope.Bag.Add(AutomationDiagnostics.ForSwitchMovement(at, "lfo"));
            return null;
        }

        LfoShape? shape = cursor.PeekWord switch
        {
            "sine" => LfoShape.Sine,
            "triangle" => LfoShape.Triangle,
            "square" => LfoShape.Square,
            "saw" => LfoShape.Saw,
            "random" => LfoShape.Random,
            _ => null,
        };
        if (shape is null)
        {
            scope.Bag.Add(AutomationDiagnostics.ForLfo(cursor.Here, "a shape"));
            return null;
        }

        cursor.Take();
        double? hertz = null;
        Duration? period = null;
        double? depth = null;
        Position? from = null;
        Position? to = null;
        Duration fade = Duration.Zero;
        var given = new NameTable<SourceLocation>();
        while (cursor.PeekWord is "rate" or "depth" or "from" or "to" or "fade")
        {
            SourceLocation wordAt = cursor.Here;
            string word = ((WordSyntax)cursor.Take()).Text;
            if (!given.TryAdd(word, wordAt))
                scope.Bag.Add(StatementDiagnostics.ForTwice(wordAt, word, "lfo", given[word]));
            switch (word)
            {
                case "rate":
                    (hertz, period) = ReadRate(cursor, scope);
                    break;
                case "depth":
                    depth = AutomationBinder.ReadAmount(cursor, "depth", target.Address, target.Parameter, scope);
                    break;
                case "from":
                    from = TimeReader.Place(cursor, "lfo", "from", scope);
                    break;
                case "to":
                    to = TimeReader.Place(cursor, "lfo", "to", scope);
                    break;
                default:
                    fade = TimeReader.Length(cursor, "lfo", "fade", TimeReader.Kind.ZeroOrMore, scope) ?? fade;
                    break;
            }
        }

        LeftOver.Report(cursor, scope);
        TimeReader.CheckSpan(from, to, "lfo", at, scope);
        if (!given.ContainsKey("rate"))
            scope.Bag.Add(AutomationDiagnostics.ForLfo(at, "a rate"));
        else if (!given.ContainsKey("depth"))
            scope.Bag.Add(AutomationDiagnostics.ForLfo(at, "a depth"));
        return depth is double found && (hertz is not null || period is not null)
            ? new Lfo(shape.Value, hertz, period, found, from, to, fade, at)
            : null;
    }

    private static (double? Hertz, Duration? Period) ReadRate(AtomCursor cursor, Scope scope)
    {
        if (!ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(AutomationDiagnostics.ForLfo(cursor.Here, "a value for its rate"));
            return (null, null);
        }

        AtomSyntax atom = cursor.Peek!;
        switch (ExpressionBinder.Atom(cursor, Dimension.Frequency, scope))
        {
            case NumberValue { Dimension: Dimension.Frequency, Value: >= LeastRate and <= GreatestRate } rate:
                return (rate.Value, null);
            case LengthValue { Length: { IsMusical: true } length } when length.Bars.Sign >= 0 && length.Beats.Sign >= 0 && length.WholeNotes.Sign >= 0:
                return (null, length);
            case UnknownValue:
                return (null, null);
            default:
                scope.Bag.Add(AutomationDiagnostics.ForLfoRate(scope.At(atom), scope.TextOf(atom)));
                return (null, null);
        }
    }
}
