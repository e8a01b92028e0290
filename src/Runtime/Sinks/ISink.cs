namespace FlareScript.Runtime.Sinks;

/// <summary>Takes what a session puts out, frames in order.</summary>
public interface ISink
{
    /// <summary>The session frame behind the last one it wants; the render stops when no sink wants more.</summary>
    long EndFrame { get; }

    /// <param name="firstFrame">Session frame of the first sample.</param>
    /// <param name="planes">One plane a channel, each <paramref name="stride"/> samples behind the other.</param>
    void Write(long firstFrame, ReadOnlySpan<double> planes, int stride, int frames);
}
