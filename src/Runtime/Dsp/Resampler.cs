using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Converts between two rates: output frame n is the band-limited input at the time n/to, for any stretch in any order.</summary>
/// <remarks>
/// It keeps nothing: every output frame is a function of its absolute number and the input frames around it, so the bits
/// don't know where a stretch began. Linear phase, no delay; <see cref="FirstInputOf"/> and <see cref="EndInputOf"/> say what is looked at.
/// </remarks>
public sealed class Resampler
{
    private readonly ResamplingTaps taps;
    private readonly int upBy;
    private readonly int downBy;

    /// <param name="from">Frames a second of the input.</param>
    /// <param name="to">Frames a second of the output.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, 1);
        From = from;
        To = to;
        int common = CommonDivisor(from, to);
        upBy = to / common;
        downBy = from / common;
        taps = new ResamplingTaps(upBy, downBy);
    }

    public int From { get; }

    public int To { get; }

    /// <summary>Frames that follow from so many: ⌈n·to/from⌉.</summary>
    public static long LengthOf(long frames, int from, int to) =>
        frames <= (long.MaxValue - from) / to ? ((frames * to) + from - 1) / from : LongLengthOf(frames, from, to);

    private static long LongLengthOf(long frames, int from, int to) =>
        (long)((((Int128)frames * to) + from - 1) / from);

    /// <summary>The first input frame that an output frame is made of; may lie before 0, where the input is silent.</summary>
    public long FirstInputOf(long frame) => Before(frame).Input - taps.Centre;

    /// <summary>The input frame behind the last that an output frame is made of.</summary>
    public long EndInputOf(long frame) => FirstInputOf(frame) + taps.Length;

    /// <summary>The first output frame that needs more than the input before a frame.</summary>
    public long FirstBeyond(long endInput)
    {
        // ⌊n·M/L⌋ ≥ b where n ≥ b·L/M.
        Int128 place = ((Int128)endInput - taps.Length + taps.Centre + 1) * upBy;
        long frame = (long)(place / downBy);
        return place > (Int128)frame * downBy ? frame + 1 : frame;
    }

    /// <summary>The most input frames that a stretch of output frames is made of.</summary>
    public int MostInput(int frames) => (int)(((long)frames * downBy / upBy) + taps.Length + 1);

    /// <summary>Writes output frames of one plane.</summary>
    /// <param name="firstFrame">The first of them.</param>
    /// <param name="input">From <see cref="FirstInputOf"/> the first to <see cref="EndInputOf"/> the last of them.</param>
    public void Convert(long firstFrame, ReadOnlySpan<double> input, Span<double> output)
    {
        if (output.IsEmpty)
            return;
        (_, int phase) = Before(firstFrame);
        if (taps.IsExact)
            ConvertExact(phase, input, output);
        else
            ConvertBetween(phase, input, output);
    }

    private static int CommonDivisor(int a, int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private (long Input, int Phase) Before(long frame)
    {
        Int128 place = (Int128)frame * downBy;
        long input = (long)(place / upBy);
        int phase = (int)(place - ((Int128)input * upBy));
        return phase < 0 ? (input - 1, phase + upBy) : (input, phase);
    }

    private void ConvertExact(int phase, ReadOnlySpan<double> input, Span<double> output)
    {
        (int whole, int part) = Math.DivRem(downBy, upBy);
        ReadOnlySpan<double> rows = taps.All;
        int length = taps.Length;
        Span<int> starts = stackalloc int[4];
        Span<int> chosen = stackalloc int[4];
        int at = 0;
        for (int done = 0; done < output.Length; done += 4)
        {
            int count = Math.Min(4, output.Length - done);
            for (int i = 0; i < count; i++)
            {
                starts[i] = at;
                chosen[i] = phase * length;
                at += whole;
                phase += part;
                if (phase < upBy)
                    continue;
                phase -= upBy;
                at++;
            }

            if (count == 4)
            {
                FixedSum.FourDots(input, starts, rows, chosen, length, output.Slice(done, 4));
                continue;
            }

            for (int i = 0; i < count; i++)
                output[done + i] = FixedSum.Dot(input.Slice(starts[i], length), rows.Slice(chosen[i], length));
        }
    }

    /// <summary>Four rows around the place, weighed by Lagrange's cubic.</summary>
    private void ConvertBetween(int phase, ReadOnlySpan<double> input, Span<double> output)
    {
        (int whole, int part) = Math.DivRem(downBy, upBy);
        ReadOnlySpan<double> rows = taps.All;
        Span<int> starts = stackalloc int[4];
        Span<int> chosen = stackalloc int[4];
        Span<double> dots = stackalloc double[4];
        int at = 0;
        for (int done = 0; done < output.Length; done++)
        {
            long fine = (long)phase * taps.Steps;
            int step = (int)(fine / upBy);
            double x = (fine - ((long)step * upBy)) / (double)upBy;
            for (int i = 0; i < 4; i++)
            {
                starts[i] = at;
                chosen[i] = taps.StartOf(step + i - 1);
            }

            FixedSum.FourDots(input, starts, rows, chosen, taps.Length, dots);
            double before = x + 1;
            double behind = x - 1;
            double last = x - 2;
            output[done] =
                (((-x * behind * last / 6 * dots[0]) + (before * behind * last / 2 * dots[1]))
                + (-before * x * last / 2 * dots[2])) + (before * x * behind / 6 * dots[3]);
            at += whole;
            phase += part;
            if (phase < upBy)
                continue;
            phase -= upBy;
            at++;
        }
    }
}
