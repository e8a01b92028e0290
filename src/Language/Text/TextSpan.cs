namespace FlareScript.Language.Text;

/// <summary>A stretch of a source text, in UTF-16 units from its start.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>From the start of this to the end of the other.</summary>
    public TextSpan To(TextSpan other) => FromBounds(Start, Math.Max(End, other.End));

    public override string ToString() => $"{Start}..{End}";
}

/// <summary>A place as people count it: line and column from 1, columns in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Column);
