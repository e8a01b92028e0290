using FlareScript.Language.Text;

namespace FlareScript.Host.Scripting;

/// <summary>The C# of a hook and where it stands.</summary>
/// <param name="Source">The file it stands in: its own, or the session's.</param>
/// <param name="Offset">Where it begins there.</param>
/// <param name="Name">As messages call it.</param>
/// <param name="Path">As written in the session; null for raw text.</param>
internal sealed record ScriptText(SourceText Source, int Offset, string Code, string Name, string? Path)
{
    public SourceLocation At(int start, int length) => new(Source, new TextSpan(Offset + start, length));

    /// <summary>A line of the script, from 1, without the space around it.</summary>
    public SourceLocation Line(int line)
    {
        var text = new SourceText("", Code);
        if (line < 1 || line > text.LineCount)
            return At(0, 0);
        int start = 0;
        for (int skipped = 1; skipped < line; skipped++)
            start = Code.IndexOf('\n', start) + 1;
        string content = text.Line(line);
        int indent = content.Length - content.TrimStart().Length;
        return At(start + indent, content.Trim().Length);
    }
}
