namespace FlareScript.Runtime.Formats;

/// <summary>What a file says about its audio.</summary>
/// <param name="Format"><c>wav</c>, <c>aiff</c> or <c>flac</c>, by content.</param>
/// <param name="Channels">1 to <see cref="AudioLimits.MaxChannels"/>.</param>
/// <param name="Rate">Hz.</param>
/// <param name="Frames">Samples per channel.</param>
/// <param name="Bits">Bits of a sample as a session writes them: <c>16</c>, <c>24</c>, <c>32f</c>, <c>64f</c>.</param>
/// <param name="IsFloat">Whether samples are floating point, and so may lie beyond full scale.</param>
public sealed record AudioFileInfo(string Format, int Channels, int Rate, long Frames, string Bits, bool IsFloat);
