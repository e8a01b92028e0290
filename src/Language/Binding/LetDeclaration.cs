using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>Where a name that others may use before it stands is on its way.</summary>
internal enum Progress
{
    Untouched,
    Underway,
    Done,
}

/// <summary><c>let NAME value</c>; its value is found when it is first asked for, so that order in the file does not matter.</summary>
internal sealed class LetDeclaration(string name, StatementSyntax statement, SourceFile file)
{
    /// <summary>How many names may lead to one another: enough for people, little enough for any stack.</summary>
    public const int MostReferences = 64;

    private Progress progress;
    private BoundValue value = UnknownValue.Instance;

    public string Name { get; } = name;

    public SourceFile File { get; } = file;

    public StatementSyntax Statement { get; } = statement;

    /// <summary>The value; a mistake is told once and gives an unknown value.</summary>
    public BoundValue ValueIn(Song song)
    {
        var scope = new Scope(File, song);
        switch (progress)
        {
            case Progress.Done:
                return value;
            case Progress.Underway:
                song.Bag.Add(ExpressionDiagnostics.ForLetCycle(scope.At(Statement), Name));
                return UnknownValue.Instance;
        }

        if (song.ReferenceDepth >= MostReferences)
        {
            song.Bag.Add(ExpressionDiagnostics.ForTooManyReferences(scope.At(Statement), Name, MostReferences));
            return UnknownValue.Instance;
        }

        progress = Progress.Underway;
        song.ReferenceDepth++;
        value = Bind(scope);
        song.ReferenceDepth--;
        progress = Progress.Done;
        return value;
    }

    private BoundValue Bind(Scope scope)
    {
        if (Statement.IsBroken)
            return UnknownValue.Instance;
        AtomCursor cursor = scope.Read(Statement, 2);
        if (cursor.AtEnd)
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'let {Name}'", "a value, for example 'let vocal_level -3dB'"));
            return UnknownValue.Instance;
        }

        if (cursor.Peek is StringSyntax text)
        {
            cursor.Take();
            LeftOver.Report(cursor, scope);
            return new TextValue(text.Value);
        }

        BoundValue bound = ExpressionBinder.Sum(cursor, null, scope);
        LeftOver.Report(cursor, scope);
        LeftOver.ReportBlock(Statement, scope);
        return bound;
    }
}
