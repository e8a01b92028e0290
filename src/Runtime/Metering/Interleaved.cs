namespace FlareScript.Runtime.Metering;

/// <summary>Cuts interleaved frames into planes, so many at a time.</summary>
internal sealed class Interleaved(int channels)
{
    private readonly double[] planes = new double[channels * Frames];

    /// <summary>The most frames of one piece, and from plane to plane.</summary>
    public const int Frames = 512;

    public ReadOnlySpan<double> Planes => planes;

    /// <summary>Takes the first frames off and leaves them in <see cref="Planes"/>.</summary>
    /// <returns>How many frames were taken; 0 at the end.</returns>
    public int Take(ref ReadOnlySpan<double> interleaved)
    {
        int frames = Math.Min(Frames, interleaved.Length / channels);
        for (int frame = 0; frame < frames; frame++)
        {
            for (int channel = 0; channel < channels; channel++)
                planes[(channel * Frames) + frame] = interleaved[(frame * channels) + channel];
        }

        interleaved = interleaved[(frames * channels)..];
        return frames;
    }
}
