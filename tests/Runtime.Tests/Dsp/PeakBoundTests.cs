using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace Runtime.Tests.Dsp;

/// <summary>The proofs are tried by the signals that come nearest to breaking them: made of the taps themselves.</summary>
public sealed class PeakBoundTests
{
    private const int Stretch = 32;

    public static TheoryData<int, int> Windows
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int phase = 1; phase < KaiserTaps.Phases; phase++)
            {
                foreach (int first in (int[])[1, 2, 16, 31, 32])
                    data.Add(phase, first);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void No_value_exceeds_what_the_bounds_allow(int phase, int first)
    {
        ReadOnlySpan<double> taps = KaiserTaps.Reference.Phase(phase);
        foreach (double[] history in (double[][])[Signs(taps, first), Matched(taps, first), FarOnly(taps, first, 32), FarOnly(taps, first, 128)])
        {
            double value = Math.Abs(FixedSum.Dot(history.AsSpan(first, KaiserTaps.Length), taps));
            double peak = PeakBound.Peak(history);
            double far = PeakBound.Far(history, peak);
            int centre = first + KaiserTaps.Centre;

            Assert.Equal(history.Max(Math.Abs), peak);
            Assert.False(PeakBound.AllBelow(peak, value));
            Assert.False(PeakBound.NearBelow(history, far, value));
            uint reached = PeakBound.MayReach(history, KaiserTaps.Centre + 1, phase, far, value);
            Assert.NotEqual(0u, reached >> (centre - KaiserTaps.Centre - 1) & 1);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void The_second_look_misses_nothing(int phase)
    {
        ReadOnlySpan<double> taps = KaiserTaps.Reference.Phase(phase);
        for (int first = 1; first <= Stretch; first++)
        {
            // Three quarters are judged with the window before.
            int windows = phase == 12 ? first : first - 1;
            if (windows > Stretch - 1)
                continue;
            foreach (double[] history in (double[][])[Matched(taps, first), FarOnly(taps, first, 128)])
            {
                double value = Math.Abs(FixedSum.Dot(history.AsSpan(first, KaiserTaps.Length), taps));
                double far = PeakBound.WideFar(history, PeakBound.Peak(history));
                Assert.True(PeakBound.WideMayReach(history.AsSpan(windows, KaiserTaps.Length + 1), value - far));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void No_value_lies_further_from_its_quarters_than_the_curve_allows(int phase, int first)
    {
        if (phase % 4 == 0)
            return;
        double share = phase % 4 / 4.0;
        int below = phase / 4 * 4;
        double[] own = [.. KaiserTaps.Reference.Phase(phase), 0];
        double[] lower = [.. KaiserTaps.Reference.Phase(below), 0];
        double[] upper = below == 12 ? [0, .. KaiserTaps.Reference.Phase(0)] : [.. KaiserTaps.Reference.Phase(below + 4), 0];
        double[] difference = [.. own.Select((tap, k) => tap - ((1 - share) * lower[k]) - (share * upper[k]))];
        double[] history = Matched(difference, Math.Min(first, Stretch - 1));

        double distance = Math.Abs(FixedSum.Dot(history.AsSpan(Math.Min(first, Stretch - 1), difference.Length), difference));
        double bound = PeakBound.Curve(history, PeakBound.Peak(history));

        Assert.InRange(distance, bound * 0.2, bound);   // one bound for all phases and places: no idle one for any
    }

    /// <summary>The greatest value that samples of magnitude 1 can give.</summary>
    private static double[] Signs(ReadOnlySpan<double> taps, int first)
    {
        var history = new double[KaiserTaps.Length + Stretch];
        for (int k = 0; k < taps.Length; k++)
            history[first + k] = Math.Sign(taps[k]);
        return history;
    }

    /// <summary>The greatest value for samples of norm 1 in each stretch: where Cauchy and Schwarz meet.</summary>
    private static double[] Matched(ReadOnlySpan<double> taps, int first)
    {
        var history = new double[KaiserTaps.Length + Stretch];
        taps.CopyTo(history.AsSpan(first));
        for (int start = 0; start < history.Length; start += Stretch)
        {
            double norm = Math.Sqrt(history[start..(start + Stretch)].Sum(x => x * x));
            for (int i = start; i < start + Stretch && norm > 0; i++)
                history[i] /= norm;
        }

        return history;
    }

    private static double[] FarOnly(ReadOnlySpan<double> taps, int first, int near)
    {
        double[] far = taps.ToArray();
        far.AsSpan(KaiserTaps.Centre + 1 - (near / 2), near).Clear();
        return Matched(far, first);
    }
}
