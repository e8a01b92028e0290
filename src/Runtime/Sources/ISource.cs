namespace FlareScript.Runtime.Sources;

/// <summary>An audio file as the engine sees it: frames at any place, fastest when read forward.</summary>
public interface ISource
{
    /// <summary>Samples a frame.</summary>
    int Channels { get; }

    /// <summary>Its length.</summary>
    long Frames { get; }

    /// <summary>Writes whole frames from <paramref name="frame"/> on; zeros before the start and behind the end.</summary>
    /// <param name="interleaved">As many frames as fit; full scale is 1.</param>
    void Read(long frame, Span<double> interleaved);
}
