using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>The reference true-peak meter: the samples and 15 values between each two of them, 512 taps each.</summary>
/// <remarks>
/// Finer and sharper than annex 2 of ITU-R BS.1770-5 asks; see <see cref="KaiserTaps"/>. What lies before the first frame and
/// behind the last counts as silence; <see cref="Finish"/> lets the last frames ring out. Frames that can't exceed the greatest
/// value so far are left out, by proof and not by guess: the reading is that of the whole computation.
/// </remarks>
public sealed class TruePeakMeter
{
    private readonly Interleaved pieces;
    private readonly TruePeakChannel[] channels;

    public TruePeakMeter(int channels)
    {
        pieces = new Interleaved(channels);
        this.channels = new TruePeakChannel[channels];
        for (int channel = 0; channel < channels; channel++)
            this.channels[channel] = new TruePeakChannel();
    }

    public int Channels => channels.Length;

    /// <summary>dBTP of the loudest channel; −600 of silence.</summary>
    public double Decibels => Level.ToDecibels(Linear);

    /// <summary>The greatest magnitude of any channel.</summary>
    public double Linear
    {
        get
        {
            double greatest = 0;
            foreach (TruePeakChannel channel in channels)
                greatest = Math.Max(greatest, channel.Peak);
            return greatest;
        }
    }

    /// <summary>The greatest magnitude of one channel.</summary>
    public double LinearOf(int channel) => channels[channel].Peak;

    /// <summary>The frame on or behind which a channel's peak lies, counted from the first pushed; −1 and less in front of it.</summary>
    public long PeakFrameOf(int channel) => channels[channel].PeakFrame;

    /// <param name="planes">One channel behind the other.</param>
    /// <param name="stride">From the start of a plane to the next.</param>
    public void Push(ReadOnlySpan<double> planes, int stride, int frames)
    {
        for (int channel = 0; channel < channels.Length; channel++)
            channels[channel].Push(planes.Slice(channel * stride, frames));
    }

    public void PushInterleaved(ReadOnlySpan<double> interleaved)
    {
        while (pieces.Take(ref interleaved) is > 0 and int taken)
            Push(pieces.Planes, Interleaved.Frames, taken);
    }

    /// <summary>Ends the signal: the values around its last frames, as if silence followed.</summary>
    public void Finish()
    {
        Span<double> silence = stackalloc double[KaiserTaps.Length + PeakBound.Frames];
        silence.Clear();
        foreach (TruePeakChannel channel in channels)
            channel.Push(silence);
    }
}
