using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>The sample peak of each channel, where it is, and how many samples reach full scale.</summary>
public sealed class PeakMeter
{
    private readonly Interleaved pieces;
    private readonly double[] peaks;      // linear
    private readonly long[] peakFrames;
    private readonly long[] clipped;
    private long frames;

    public PeakMeter(int channels)
    {
        Channels = channels;
        pieces = new Interleaved(channels);
        peaks = new double[channels];
        peakFrames = new long[channels];
        clipped = new long[channels];
    }

    public int Channels { get; }

    /// <summary>dBFS of the loudest channel; −600 of silence.</summary>
    public double Decibels => Level.ToDecibels(Linear);

    /// <summary>The greatest magnitude of any channel.</summary>
    public double Linear
    {
        get
        {
            double greatest = 0;
            foreach (double peak in peaks)
                greatest = Math.Max(greatest, peak);
            return greatest;
        }
    }

    /// <summary>The greatest magnitude of one channel.</summary>
    public double LinearOf(int channel) => peaks[channel];

    /// <summary>The frame at which a channel first reached its peak, counted from the first pushed.</summary>
    public long PeakFrameOf(int channel) => peakFrames[channel];

    /// <summary>Samples of a channel whose magnitude is 1 or more: what an integer file can't hold, or just so.</summary>
    public long ClippedOf(int channel) => clipped[channel];

    /// <param name="planes">One channel behind the other.</param>
    /// <param name="stride">From the start of a plane to the next.</param>
    public void Push(ReadOnlySpan<double> planes, int stride, int frames)
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            ReadOnlySpan<double> plane = planes.Slice(channel * stride, frames);
            double peak = peaks[channel];
            for (int i = 0; i < plane.Length; i++)
            {
                double magnitude = Math.Abs(plane[i]);
                if (magnitude > peak)
                {
                    peak = magnitude;
                    peakFrames[channel] = this.frames + i;
                }

                if (magnitude >= 1)
                    clipped[channel]++;
            }

            peaks[channel] = peak;
        }

        this.frames += frames;
    }

    public void PushInterleaved(ReadOnlySpan<double> interleaved)
    {
        while (pieces.Take(ref interleaved) is > 0 and int taken)
            Push(pieces.Planes, Interleaved.Frames, taken);
    }
}
