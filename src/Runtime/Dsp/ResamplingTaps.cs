using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>The filter between two rates: a low-pass under a Kaiser window, cut into one row of taps for each place between two frames.</summary>
/// <remarks>
/// Polyphase form after R. E. Crochiere and L. R. Rabiner, "Multirate Digital Signal Processing", 1983, section 3.3. The sinc spans
/// 272 frames of the lower rate: −185 dB from half the lower rate up, and as flat as that to 0.4535 of it, which is 20 kHz
/// at 44.1 kHz. Row p answers t = k − centre − p/steps, k = 0…; rows p and steps − p mirror each other, so the phase is linear to the last bit.
/// Where the rates share so little that exact rows would fill memory, rows lie at 512 steps a frame of the lower rate and four
/// of them are weighed by Lagrange's cubic, whose error there is below −200 dB.
/// </remarks>
internal sealed class ResamplingTaps
{
    /// <summary>Half the filter, in frames of the lower rate.</summary>
    private const int HalfWidth = 136;

    private const double Beta = 19.54;              // 0.1102·(186 − 8.7)
    private const double Cutoff = 0.476757;         // of the lower rate: the middle of 20 kHz and 22.05 kHz at 44.1 kHz
    private const int MostExactRows = 1024;
    private const int InterpolatedSteps = 512;

    private readonly double[] taps;

    /// <param name="upBy">Steps of the exact grid between two input frames: L of L/M in lowest terms.</param>
    /// <param name="downBy">Steps from one output frame to the next: M.</param>
    public ResamplingTaps(int upBy, int downBy)
    {
        int wider = Math.Max(upBy, downBy);
        // Half the taps of a row, in input frames; whole eights for the sums.
        int half = (int)((((long)HalfWidth * wider) + upBy - 1) / upBy);
        Length = ((2 * half) + 7) & ~7;
        IsExact = wider <= MostExactRows;
        Steps = IsExact ? upBy : (int)((((long)InterpolatedSteps * upBy) + wider - 1) / wider);
        double lowerFramesAStep = IsExact ? 1.0 / wider : upBy / ((double)Steps * wider);
        taps = new double[(IsExact ? Steps : Steps + 3) * Length];

        var window = new KaiserWindow(Beta);
        int last = IsExact ? Steps - 1 : Steps + 1;
        for (int step = FirstStep; step <= Steps - step; step++)
        {
            Span<double> row = Writable(step);
            Fill(row, step, lowerFramesAStep, window);
            int mirror = Steps - step;
            if (mirror == step || mirror > last)
                continue;
            row.CopyTo(Writable(mirror));
            Writable(mirror).Reverse();
        }
    }

    /// <summary>Taps of a row: a multiple of 8.</summary>
    public int Length { get; }

    /// <summary>Index, in a row, of the tap that falls on the input frame at or before the output frame.</summary>
    public int Centre => (Length / 2) - 1;

    /// <summary>Rows from one input frame to the next.</summary>
    public int Steps { get; }

    /// <summary>Whether every output frame falls on a row.</summary>
    public bool IsExact { get; }

    /// <summary>All rows, one behind the other.</summary>
    public ReadOnlySpan<double> All => taps;

    private int FirstStep => IsExact ? 0 : -1;

    /// <summary>Where the row of a step starts; where rows are weighed, those of −1, <see cref="Steps"/> and one more exist too.</summary>
    public int StartOf(int step) => (step - FirstStep) * Length;

    private Span<double> Writable(int step) => taps.AsSpan(StartOf(step), Length);

    private void Fill(Span<double> row, int step, double lowerFramesAStep, KaiserWindow window)
    {
        double sum = 0;
        for (int k = 0; k < row.Length; k++)
        {
            // Exact integers first, so that mirrored places are mirrored to the last bit.
            double place = (((long)(k - Centre) * Steps) - step) * lowerFramesAStep;
            row[k] = Math.Abs(place) < HalfWidth ? Sinc(2 * Cutoff * place) * window.At(place / HalfWidth) : 0;
            sum += row[k];
        }

        // Each row passes a constant as it is.
        for (int k = 0; k < row.Length; k++)
            row[k] /= sum;
    }

    private static double Sinc(double t)
    {
        double x = Math.PI * t;
        return x == 0 ? 1 : DMath.Sin(x) / x;
    }
}
