using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>A value that fits its parameter.</summary>
/// <param name="Word">The word in place of a number, or null.</param>
/// <param name="Musical">The musical length in place of a number, or null.</param>
internal sealed record ReadValue(double Value, string? Word = null, ValueExpression? Feed = null, Duration? Musical = null);

/// <summary>Reads one value for a parameter: unit, range, steps, choices and words as its descriptor says.</summary>
internal static class ParameterReader
{
    /// <param name="owner">What the parameter belongs to, as messages name it: <c>comp</c>, <c>lead</c>.</param>
    /// <param name="siblings">Parameters that may have been meant where the unit fits them better.</param>
    /// <returns>Null where a mistake was told, or a chain's parameter is not known yet.</returns>
    public static ReadValue? Read(
        AtomCursor cursor, string owner, ParameterDescriptor parameter, IEnumerable<ParameterDescriptor> siblings, Scope scope)
    {
        if (parameter.Dimension == Dimension.Switch)
            return ReadSwitch(cursor, owner, parameter, scope);
        if (!StartsValue(cursor.Peek))
        {
            scope.Bag.Add(ValueDiagnostics.ForMissingValue(cursor.Here, owner, parameter, scope.Song.Rate));
            return null;
        }

        if (parameter.Dimension == Dimension.Choice)
            return ReadChoice(cursor, owner, parameter, scope);
        AtomSyntax atom = cursor.Peek!;
        if (parameter.Word is not null && cursor.TakeWord(parameter.Word))
            return new ReadValue(parameter.Default.Value, parameter.Word);
        // A word that is no value here opens the next parameter: then this one's value is missing.
        if (atom is WordSyntax word && IsOneOf(siblings, word.Text) && scope.Arguments?.Values.ContainsKey(word.Text) != true
            && !scope.File.Lets.ContainsKey(word.Text))
        {
            scope.Bag.Add(ValueDiagnostics.ForMissingValue(scope.At(word), owner, parameter, scope.Song.Rate));
            return null;
        }

        if (atom is WordSyntax { Text: "script" } && !scope.CanBeValue("script"))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(atom), "script"));
            cursor.SkipRest();
            return null;
        }

        if (atom is WordSyntax { IsDotted: false } name && !scope.CanBeValue(name.Text) && scope.Song.Places.Find(name.Text) is null)
        {
            IEnumerable<string> candidates = scope.File.Lets.Keys.Concat(scope.Arguments?.Values.Keys ?? []);
            if (parameter.Word is not null)
                candidates = candidates.Append(parameter.Word);
            scope.Bag.Add(ValueDiagnostics.ForNoValue(
                scope.At(name), owner, parameter, name.Text, scope.Suggest(name.Text, candidates), scope.Song.Rate));
            cursor.Take();
            return null;
        }

        BoundValue value = ExpressionBinder.Sum(cursor, parameter.Dimension, scope);
        return Fit(value, scope.At(atom), owner, parameter, siblings, scope);
    }

    /// <summary>Checks a value against a parameter.</summary>
    public static ReadValue? Fit(
        BoundValue value, Text.SourceLocation written, string owner, ParameterDescriptor parameter,
        IEnumerable<ParameterDescriptor> siblings, Scope scope)
    {
        if (value is UnknownValue)
            return null;
        if (value is WordValue word && word.Word == parameter.Word)
            return new ReadValue(parameter.Default.Value, parameter.Word);
        int rate = scope.Song.Rate;
        Text.SourceLocation at = value.Origin ?? written;
        if (parameter.AlsoMusical && value is LengthValue { Length: { IsMusical: true } length })
        {
            // Its seconds or hertz, and so its place in the range, are the tempo map's: the engine holds them within it.
            if (!TimeReader.IsBelowZero(length))
                return new ReadValue(parameter.Default.Value, null, null, length);
            scope.Bag.Add(ValueDiagnostics.ForNegativeLength(at, owner, parameter.Name, TextOf(written)));
            return null;
        }

        if (Convert(value, parameter.Dimension, rate) is not double number)
        {
            scope.Bag.Add(ValueDiagnostics.ForWrongDimension(
                at, owner, parameter, TextOf(written), value, Better(value, parameter, siblings, rate), rate));
            return null;
        }

        if (!IsInRange(parameter, number, rate))
        {
            scope.Bag.Add(ValueDiagnostics.ForOutOfRange(at, owner, parameter, number, rate));
            return null;
        }

        if (!parameter.Steps.IsEmpty && !parameter.Steps.Contains(number))
        {
            scope.Bag.Add(ValueDiagnostics.ForNotAStep(at, owner, parameter, number));
            return null;
        }

        return new ReadValue(number, null, value.Feed);
    }

    private static string TextOf(Text.SourceLocation written) => written.Source.Slice(written.Span).ToString();

    // Loops of their own: a closure would be made for every value that is read, right or wrong.
    private static bool IsOneOf(IEnumerable<ParameterDescriptor> siblings, string name)
    {
        foreach (ParameterDescriptor sibling in siblings)
        {
            if (sibling.Name == name)
                return true;
        }

        return false;
    }

    /// <summary>The sibling that a value of another dimension would fit, or null.</summary>
    private static string? Better(BoundValue value, ParameterDescriptor parameter, IEnumerable<ParameterDescriptor> siblings, int rate)
    {
        foreach (ParameterDescriptor sibling in siblings)
        {
            if (sibling.Name != parameter.Name && Convert(value, sibling.Dimension, rate) is double fits && IsInRange(sibling, fits, rate))
                return sibling.Name;
        }

        return null;
    }

    /// <summary>Whether an atom can begin a value.</summary>
    public static bool StartsValue(AtomSyntax? atom) =>
        atom is QuantitySyntax or WordSyntax or ParenthesizedSyntax or StringSyntax;

    /// <summary>A value in canonical units of a dimension, or null where it is of another.</summary>
    public static double? Convert(BoundValue value, Dimension wanted, int rate) => value switch
    {
        NumberValue number when number.Dimension == wanted => number.Value,
        NumberValue { Dimension: Dimension.Number } number when wanted == Dimension.Bits => number.Value,
        WordValue { Word: "off" } when wanted == Dimension.Level => double.NegativeInfinity,
        WordValue { Word: "on" or "off" } word when wanted == Dimension.Switch => word.Word == "on" ? 1 : 0,
        LengthValue { Length.IsMusical: false } length when wanted == Dimension.Time => Arithmetic.Seconds(length.Length, rate).ToDouble(),
        ColonValue colon when wanted == Dimension.Ratio => LiteralReading.AsRatio(colon.Literal)?.ToDouble(),
        ColonValue colon when wanted == Dimension.Time => LiteralReading.AsTime(colon.Literal)?.ToDouble(),
        _ => null,
    };

    public static bool IsInRange(ParameterDescriptor parameter, double value, int rate) =>
        value >= parameter.Min.Value && value <= ValueDiagnostics.Greatest(parameter, rate);

    private static ReadValue? ReadSwitch(AtomCursor cursor, string owner, ParameterDescriptor parameter, Scope scope)
    {
        // A flag alone is on; a value behind it is its own only where it can be one.
        if (cursor.Peek is WordSyntax word)
        {
            if (word.Text is "on" or "off")
            {
                cursor.Take();
                return new ReadValue(word.Text == "on" ? 1 : 0);
            }

            BoundValue? named = scope.Arguments?.Values.GetValueOrDefault(word.Text);
            if (named is null && scope.File.Lets.TryGetValue(word.Text, out LetDeclaration? let))
                named = let.ValueIn(scope.Song);
            if (named is not null && (named is UnknownValue || Convert(named, Dimension.Switch, scope.Song.Rate) is not null))
            {
                cursor.Take();
                return Fit(named, scope.At(word), owner, parameter, [], scope);
            }
        }

        return new ReadValue(1);
    }

    private static ReadValue? ReadChoice(AtomCursor cursor, string owner, ParameterDescriptor parameter, Scope scope)
    {
        AtomSyntax atom = cursor.Take();
        string text = scope.TextOf(atom);
        if (atom is WordSyntax word && !parameter.Choices.Contains(word.Text))
        {
            BoundValue? named = scope.Arguments?.Values.GetValueOrDefault(word.Text);
            if (named is null && scope.File.Lets.TryGetValue(word.Text, out LetDeclaration? let))
                named = let.ValueIn(scope.Song);
            if (named is UnknownValue)
                return null;
            if (named is WordValue stands)
                text = stands.Word;
        }

        int index = parameter.Choices.IndexOf(text);
        if (index >= 0)
            return new ReadValue(index);
        if (NotYet.IsChoice(owner, parameter.Name, text))
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(atom), text));
        else
            scope.Bag.Add(ValueDiagnostics.ForNotAChoice(scope.At(atom), owner, parameter, text, scope.Suggest(text, parameter.Choices)));
        return null;
    }
}
