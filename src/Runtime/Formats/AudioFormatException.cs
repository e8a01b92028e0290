namespace FlareScript.Runtime.Formats;

/// <summary>An audio file that cannot be read: which file, at which byte, which field, and what is wrong with it.</summary>
public sealed class AudioFormatException : Exception
{
    public AudioFormatException(string file, long offset, string field, string problem, Exception? cause = null)
        : base($"{file}: {problem} ({field}, byte {offset})", cause)
    {
        File = file;
        Offset = offset;
        Field = field;
        Problem = problem;
    }

    /// <summary>The name the caller gave the stream.</summary>
    public string File { get; }

    /// <summary>Bytes from the start of the stream.</summary>
    public long Offset { get; }

    /// <summary>What the format calls the place, e.g. <c>fmt channels</c> or <c>frame CRC-16</c>.</summary>
    public string Field { get; }

    /// <summary>The sentence for people, without the place.</summary>
    public string Problem { get; }
}
