using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>param NAME [channel] [default] ["summary"] [range A to B]</c>.</summary>
internal static class ChainParamBinder
{
    public static Dictionary<string, ChainParam> Bind(ChainDeclaration chain, Scope scope)
    {
        var found = new Dictionary<string, ChainParam>(StringComparer.Ordinal);
        foreach (StatementSyntax line in chain.Statement.Block?.Statements ?? [])
        {
            if (line.Head?.Text != "param")
                continue;
            AtomCursor cursor = scope.Read(line, 1);
            if (line.IsBroken)
            {
                // Its name is known all the same, so that its uses are no mistakes.
                if (cursor.Peek is WordSyntax broken)
                    found.TryAdd(broken.Text, new ChainParam(broken.Text, false, UnknownValue.Instance, null, "", scope.At(broken)));
                continue;
            }

            LeftOver.ReportLabel(line, scope);
            LeftOver.ReportBlock(line, scope);
            if (TextReader.Name(cursor, "'param'", "a name", scope) is not WordSyntax name)
                continue;
            if (!scope.Song.Allowances.Parameters.Take(scope.At(name), scope.Bag))
                break;
            ChainParam parameter = Read(cursor, name, scope);
            if (!found.TryAdd(name.Text, parameter))
                scope.Bag.Add(StatementDiagnostics.ForTwice(scope.At(name), name.Text, chain.Name, found[name.Text].Location));
            LeftOver.Report(cursor, scope);
        }

        return found;
    }

    private static ChainParam Read(AtomCursor cursor, WordSyntax name, Scope scope)
    {
        SourceLocation at = scope.At(name);
        bool isChannel = cursor.TakeWord("channel");
        BoundValue? value = null;
        SourceLocation valueAt = cursor.Here;
        if (!isChannel && cursor.Peek is not (null or StringSyntax) && cursor.PeekWord != "range" && ParameterReader.StartsValue(cursor.Peek))
            value = ExpressionBinder.Sum(cursor, null, scope);
        string summary = "";
        if (cursor.Peek is StringSyntax text)
        {
            summary = text.Value;
            cursor.Take();
        }

        ParameterDescriptor? descriptor = value is null ? null : DescriptorOf(name.Text, value, summary, scope);
        if (!isChannel && cursor.TakeWord("range"))
            descriptor = ReadRange(cursor, name.Text, descriptor, summary, scope);
        if (descriptor is not null && value is not null and not UnknownValue)
            ParameterReader.Fit(value, valueAt, "param", descriptor, [], scope);
        return new ChainParam(name.Text, isChannel, value, descriptor, summary, at);
    }

    /// <summary>Name, dimension and sentence; no range of its own.</summary>
    public static ParameterDescriptor? DescriptorOf(string name, BoundValue value, string summary, Scope scope)
    {
        Dimension? dimension = value switch
        {
            NumberValue number => number.Dimension,
            LengthValue { Length.IsMusical: false } => Dimension.Time,
            ColonValue colon => LiteralReading.LooksLikeTime(colon.Literal) ? Dimension.Time : Dimension.Ratio,
            _ => null,
        };
        if (dimension is not Dimension kind || ParameterReader.Convert(value, kind, scope.Song.Rate) is not double number2)
            return null;
        return new ParameterDescriptor(name, new Quantity(number2, kind),
            new Quantity(double.NegativeInfinity, kind), new Quantity(double.PositiveInfinity, kind), summary);
    }

    private static ParameterDescriptor? ReadRange(
        AtomCursor cursor, string name, ParameterDescriptor? descriptor, string summary, Scope scope)
    {
        if (!ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'range' of {name}", "two values: 'range 0dB to 6dB'"));
            return descriptor;
        }

        SourceLocation at = cursor.Here;
        BoundValue from = ExpressionBinder.Atom(cursor, descriptor?.Dimension, scope);
        if (!cursor.TakeWord("to") || !ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'range' of {name}", "two values: 'range 0dB to 6dB'"));
            cursor.SkipRest();
            return descriptor;
        }

        BoundValue to = ExpressionBinder.Atom(cursor, descriptor?.Dimension, scope);
        if (from is UnknownValue || to is UnknownValue)
            return descriptor;
        descriptor ??= DescriptorOf(name, to, summary, scope);
        if (descriptor is null
            || ParameterReader.Convert(from, descriptor.Dimension, scope.Song.Rate) is not double least
            || ParameterReader.Convert(to, descriptor.Dimension, scope.Song.Rate) is not double greatest
            || least > greatest)
        {
            scope.Bag.Add(ChainDiagnostics.ForRange(at, name));
            return descriptor;
        }

        return descriptor with
        {
            Min = new Quantity(least, descriptor.Dimension),
            Max = new Quantity(greatest, descriptor.Dimension),
        };
    }
}
