namespace FlareScript.Language.Text;

/// <summary>The text of one file, with its lines found once.</summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;

    /// <param name="path">As the user named it; messages quote it.</param>
    /// <param name="content">Decoded text; a byte-order mark at its start is dropped.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content.StartsWith('\uFEFF') ? content[1..] : content;
        var starts = new List<int> { 0 };
        for (int i = Content.IndexOf('\n'); i >= 0; i = Content.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        lineStarts = [.. starts];
    }

    public string Path { get; }

    public string Content { get; }

    public int LineCount => lineStarts.Length;

    public LinePosition Locate(int offset)
    {
        int index = Array.BinarySearch(lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its line end.</summary>
    public string Line(int line)
    {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.Length ? lineStarts[line] - 1 : Content.Length;
        if (end > start && Content[end - 1] == '\r')
            end--;
        return Content[start..end];
    }

    public ReadOnlySpan<char> Slice(TextSpan span) => Content.AsSpan(span.Start, span.Length);

    public override string ToString() => Path;
}

/// <summary>A stretch of a certain file.</summary>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    public LinePosition Start => Source.Locate(Span.Start);

    public override string ToString() => $"{Source.Path}:{Start.Line}:{Start.Column}";
}
