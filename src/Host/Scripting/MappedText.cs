using System.Text;

namespace FlareScript.Host.Scripting;

/// <summary>Text made of pieces of a script and of our own, which knows where each piece comes from.</summary>
internal sealed class MappedText
{
    private readonly StringBuilder text = new();
    private readonly List<(int At, int Original, int Length)> pieces = [];

    /// <summary>Adds text of our own.</summary>
    public MappedText Own(string piece)
    {
        text.Append(piece);
        return this;
    }

    /// <summary>Adds a piece of the script.</summary>
    public MappedText Of(string script, int start, int length)
    {
        pieces.Add((text.Length, start, length));
        text.Append(script, start, length);
        return this;
    }

    /// <summary>Adds a piece of the script with some stretches blanked out, so that all else keeps its place.</summary>
    public MappedText Blanked(string script, IEnumerable<(int Start, int Length)> blanks)
    {
        pieces.Add((text.Length, 0, script.Length));
        int at = text.Length;
        text.Append(script);
        foreach ((int start, int length) in blanks)
        {
            for (int i = start; i < start + length; i++)
            {
                if (script[i] is not ('\n' or '\r'))
                    text[at + i] = ' ';
            }
        }

        return this;
    }

    /// <summary>The place in the script, or null for text of our own.</summary>
    public int? Original(int at)
    {
        foreach ((int start, int original, int length) in pieces)
        {
            if (at >= start && at <= start + length)
                return original + (at - start);
        }

        return null;
    }

    public override string ToString() => text.ToString();
}
