namespace FlareScript.Runtime.Sources;

/// <summary>A source gave what is no sound.</summary>
/// <param name="name">The file, as the session names it.</param>
/// <param name="frame">In the file.</param>
/// <param name="sentence">What is wrong, in the user's words.</param>
public sealed class SourceException(string name, long frame, string sentence) : Exception(sentence)
{
    public string Name { get; } = name;

    public long Frame { get; } = frame;

    /// <summary>A sample that is not finite.</summary>
    public static SourceException ForNotFinite(string name, long frame, int channel, double value) => new(
        name, frame,
        $"'{name}' holds {(double.IsNaN(value) ? "NaN" : "infinity")} in frame {frame}, channel {channel + 1}; a sample is a finite number.");
}
