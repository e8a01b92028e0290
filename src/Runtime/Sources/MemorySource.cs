namespace FlareScript.Runtime.Sources;

/// <summary>Audio that lies in memory.</summary>
/// <param name="channels">Samples a frame.</param>
/// <param name="interleaved">Whole frames.</param>
public sealed class MemorySource(int channels, double[] interleaved) : ISource
{
    public int Channels => channels;

    public long Frames => interleaved.Length / channels;

    public void Read(long frame, Span<double> target)
    {
        long begin = Math.Clamp(frame, 0, Frames);
        long end = Math.Clamp(frame + (target.Length / channels), begin, Frames);
        target.Clear();
        if (end > begin)
        {
            interleaved.AsSpan((int)(begin * channels), (int)((end - begin) * channels))
                .CopyTo(target[(int)((begin - frame) * channels)..]);
        }
    }
}
