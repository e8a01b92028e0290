using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Reads the heads of channels: <c>track lead "Lead vocal"</c>, <c>bus drums of kick, snare</c>, <c>master</c>.</summary>
internal static class ChannelDeclarations
{
    /// <summary>A declared channel, already in the table where its name is free; null where it has no name.</summary>
    public static ChannelDeclaration? Declare(StatementSyntax statement, ChannelTable table, Scope scope)
    {
        LeftOver.ReportLabel(statement, scope);
        string word = statement.Head!.Text;
        AtomCursor cursor = scope.Read(statement, 1);
        WordSyntax? name = word == Session.MasterName ? statement.Head
            : statement.IsBroken && cursor.Peek is not WordSyntax { IsDotted: false } ? null
            : TextReader.Name(cursor, $"'{word}'", "a name", scope);
        if (name is null)
        {
            // Its block may hold mistakes of its own; the name can't be written, so nothing can meet it.
            return new ChannelDeclaration($"?{statement.Span.Start}", word, null, [], statement, scope.At(statement.Atoms[0]));
        }

        string? title = null;
        ImmutableArray<WordSyntax> members = [];
        if (!statement.IsBroken)
        {
            title = Title(cursor);
            if (word is "bus" or "aux" or "vca" && cursor.TakeWord("of"))
            {
                members = [.. TextReader.Names(cursor, "'of'", "the name of a channel", scope)];
                title ??= Title(cursor);
            }
            else if (word == "vca")
            {
                scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'vca {name.Text}'", "its members: 'vca band of drums, bass'"));
                cursor.SkipRest();
            }

            if (word is "bus" or "aux" && members.IsEmpty && cursor.Peek is WordSyntax)
            {
                scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'{word} {name.Text}'", $"'of' before its members: '{word} {name.Text} of …'"));
                cursor.SkipRest();
            }

            LeftOver.Report(cursor, scope);
        }

        var declaration = new ChannelDeclaration(name.Text, word, title, members, statement, scope.At(name));
        if (word != Session.MasterName && name.Text == Session.MasterName)
        {
            scope.Bag.Add(StatementDiagnostics.ForReservedName(scope.At(name), name.Text, "the last bus of every session"));
            return declaration with { Name = $"?{statement.Span.Start}" };
        }

        if (table.TryAdd(declaration))
            return declaration;
        ChannelDeclaration first = table.Find(name.Text)!;
        if (word == Session.MasterName)
            scope.Bag.Add(ChannelDiagnostics.ForOnce(scope.At(name), word, first.Location));
        else
            scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, first.Word == "aux" ? "an aux" : $"a {first.Word}", first.Location));
        return declaration with { Name = $"?{statement.Span.Start}" };
    }

    private static string? Title(AtomCursor cursor)
    {
        if (cursor.Peek is not StringSyntax title)
            return null;
        cursor.Take();
        return title.Value;
    }
}
