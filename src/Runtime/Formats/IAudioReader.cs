namespace FlareScript.Runtime.Formats;

/// <summary>One audio file, read as interleaved doubles where full scale is 1, from any frame on.</summary>
/// <remarks>
/// Integers of b bits become x / 2^(b−1), exactly; floats keep their value, NaN and infinity too (the engine reports those with
/// their place). A file that turns out to be damaged throws <see cref="AudioFormatException"/>, nothing else.
/// </remarks>
public interface IAudioReader : IDisposable
{
    AudioFileInfo Info { get; }

    /// <summary>The frame the next <see cref="Read"/> starts with.</summary>
    long Position { get; }

    /// <summary>Moves to a frame, 0 to <see cref="AudioFileInfo.Frames"/>.</summary>
    void Seek(long frame);

    /// <summary>Fills whole frames; returns how many, fewer than fit only at the end of the audio.</summary>
    int Read(Span<double> interleaved);
}
