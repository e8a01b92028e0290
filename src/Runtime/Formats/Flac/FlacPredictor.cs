namespace FlareScript.Runtime.Formats.Flac;

/// <summary>Residuals to samples, in place: behind <c>order</c> warm-up samples each value becomes itself plus its prediction.</summary>
internal static class FlacPredictor
{
    /// <summary>The fixed polynomials of order 0 to 4 (RFC 9639, 9.2.5).</summary>
    public static void RestoreFixed(Span<long> samples, int order)
    {
        switch (order)
        {
            case 1:
                for (var i = 1; i < samples.Length; i++) samples[i] += samples[i - 1];
                break;
            case 2:
                for (var i = 2; i < samples.Length; i++) samples[i] += 2 * samples[i - 1] - samples[i - 2];
                break;
            case 3:
                for (var i = 3; i < samples.Length; i++) samples[i] += 3 * (samples[i - 1] - samples[i - 2]) + samples[i - 3];
                break;
            case 4:
                for (var i = 4; i < samples.Length; i++)
                    samples[i] += 4 * (samples[i - 1] + samples[i - 3]) - 6 * samples[i - 2] - samples[i - 4];
                break;
        }
    }

    /// <summary>A linear predictor (RFC 9639, 9.2.6).</summary>
    /// <param name="coefficients">
    /// That of the oldest sample first; as many as the order, rounded up to a multiple of four by zeros before the oldest.
    /// </param>
    /// <param name="shift">Bits the sum of products is shifted down.</param>
    public static void RestoreLinear(Span<long> samples, ReadOnlySpan<long> coefficients, int order, int shift)
    {
        // The first samples have no history behind the oldest coefficient for the zeros to meet.
        var real = coefficients[(coefficients.Length - order)..];
        var from = Math.Min(coefficients.Length, samples.Length);
        for (var i = order; i < from; i++)
        {
            var sum = 0L;
            for (var j = 0; j < real.Length; j++) sum += real[j] * samples[i - order + j];
            samples[i] += sum >> shift;
        }
        // 8 and 12 are what encoders choose; slices of a known length spare the checks of their indices.
        switch (coefficients.Length)
        {
            case 8:
                Restore8(samples, coefficients, shift);
                break;
            case 12:
                Restore12(samples, coefficients, shift);
                break;
            default:
                RestoreFours(samples, coefficients, shift);
                break;
        }
    }

    private static void RestoreFours(Span<long> samples, ReadOnlySpan<long> coefficients, int shift)
    {
        for (var i = coefficients.Length; i < samples.Length; i++)
        {
            var sum = 0L;
            for (var j = 0; j < coefficients.Length; j += 4)
            {
                var c = coefficients.Slice(j, 4);
                var h = samples.Slice(i - coefficients.Length + j, 4);
                sum += c[0] * h[0] + c[1] * h[1] + (c[2] * h[2] + c[3] * h[3]);
            }
            samples[i] += sum >> shift;
        }
    }

    private static void Restore8(Span<long> samples, ReadOnlySpan<long> c, int shift)
    {
        var (c0, c1, c2, c3, c4, c5, c6, c7) = (c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
        for (var i = 8; i < samples.Length; i++)
        {
            var h = samples.Slice(i - 8, 9);
            var sum = c0 * h[0] + c1 * h[1] + (c2 * h[2] + c3 * h[3]) + (c4 * h[4] + c5 * h[5] + (c6 * h[6] + c7 * h[7]));
            h[8] += sum >> shift;
        }
    }

    private static void Restore12(Span<long> samples, ReadOnlySpan<long> coefficients, int shift)
    {
        var c = coefficients[..12];
        for (var i = 12; i < samples.Length; i++)
        {
            var h = samples.Slice(i - 12, 13);
            var sum = c[0] * h[0] + c[1] * h[1] + (c[2] * h[2] + c[3] * h[3])
                + (c[4] * h[4] + c[5] * h[5] + (c[6] * h[6] + c[7] * h[7]))
                + (c[8] * h[8] + c[9] * h[9] + (c[10] * h[10] + c[11] * h[11]));
            h[12] += sum >> shift;
        }
    }
}
