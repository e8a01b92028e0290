namespace FlareScript.Runtime.Sources;

/// <summary>What a track plays, as the engine reads it: forward, block by block.</summary>
public interface ITrackReader
{
    /// <summary>Planes.</summary>
    int Channels { get; }

    /// <summary>Whether nothing plays in a stretch: its planes are zeros, and need not be read.</summary>
    bool IsSilent(long firstFrame, int frames);

    /// <summary>Writes a stretch of session frames.</summary>
    /// <param name="planes">One plane a channel, <paramref name="stride"/> apart.</param>
    /// <exception cref="SourceException">A file holds what is no sound.</exception>
    void Read(long firstFrame, int frames, Span<double> planes, int stride);
}
