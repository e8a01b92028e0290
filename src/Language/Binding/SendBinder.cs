using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>send NAME LEVEL [pre] [pan P]</c>.</summary>
internal static class SendBinder
{
    /// <returns>The target as written, where there is one, and the send where all of it is right.</returns>
    public static (string? Target, Send? Send) Bind(StatementSyntax statement, ChannelTable channels, Scope scope)
    {
        AtomCursor cursor = scope.Read(statement, 1);
        if (statement.IsBroken)
            return (cursor.PeekWord, null);
        LeftOver.ReportBlock(statement, scope);
        if (TextReader.Name(cursor, "'send'", "the name of an aux or bus", scope) is not WordSyntax name)
            return (null, null);
        string? target = Target(name, "send", channels, scope);
        ReadValue? level = null;
        if (cursor.PeekWord is "pre" or "pan")
            scope.Bag.Add(ValueDiagnostics.ForMissingValue(cursor.Here, name.Text, ChannelParameters.SendLevel, scope.Song.Rate));
        else
            level = ParameterReader.Read(cursor, name.Text, ChannelParameters.SendLevel, [], scope);
        bool pre = false;
        double? pan = null;
        while (cursor.PeekWord is "pre" or "pan")
        {
            Text.SourceLocation at = cursor.Here;
            if (cursor.TakeWord("pre"))
            {
                if (pre)
                    scope.Bag.Add(StatementDiagnostics.ForTwice(at, "pre", "send", at));
                pre = true;
                continue;
            }

            cursor.Take();
            if (pan is not null)
                scope.Bag.Add(StatementDiagnostics.ForTwice(at, "pan", "send", at));
            pan = ParameterReader.Read(cursor, name.Text, ChannelParameters.Pan, [], scope)?.Value ?? pan;
        }

        LeftOver.Report(cursor, scope);
        return (name.Text, target is null ? null : new Send(target, level?.Value ?? 0, pre, pan, scope.At(name)));
    }

    /// <summary>A channel that can be fed, or null where a mistake was told.</summary>
    public static string? Target(WordSyntax name, string word, ChannelTable channels, Scope scope)
    {
        if (name.Text == Session.MasterName && word == "out")
            return name.Text;
        ChannelDeclaration? target = channels.Find(name.Text);
        if (target?.IsBus == true)
            return name.Text;
        if (target is null && name.Text != Session.MasterName)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(
                scope.At(name), name.Text, word == "out" ? "a bus" : "an aux or bus", scope.Suggest(name.Text, channels.Names.Where(one => channels.Find(one)?.IsBus == true || (one == Session.MasterName && word == "out")))));
        }
        else
        {
            scope.Bag.Add(ChannelDiagnostics.ForNotABus(scope.At(name), name.Text, word));
        }

        return null;
    }

}
