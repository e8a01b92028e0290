using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>Reads strings and names.</summary>
internal static class TextReader
{
    /// <summary>A string, or null where a mistake was told.</summary>
    public static string? Read(AtomCursor cursor, string statement, Scope scope)
    {
        if (cursor.Peek is StringSyntax text)
        {
            cursor.Take();
            return text.Value;
        }

        scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, statement, "a text in quotes"));
        cursor.SkipRest();
        return null;
    }

    /// <summary>A word without dots, or null where a mistake was told.</summary>
    public static WordSyntax? Name(AtomCursor cursor, string statement, string what, Scope scope)
    {
        switch (cursor.Peek)
        {
            case WordSyntax { IsDotted: false } word:
                cursor.Take();
                return word;
            case null:
                scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, statement, what));
                return null;
            case AtomSyntax other:
                scope.Bag.Add(StatementDiagnostics.ForNotAName(cursor.At(other), cursor.TextOf(other), what));
                cursor.Take();
                return null;
        }
    }

    /// <summary>Names between commas; what is no name is told and left out.</summary>
    public static List<WordSyntax> Names(AtomCursor cursor, string statement, string what, Scope scope)
    {
        var names = new List<WordSyntax>();
        do
        {
            if (Name(cursor, statement, what, scope) is WordSyntax name)
                names.Add(name);
        }
        while (cursor.TakeComma());
        return names;
    }
}
