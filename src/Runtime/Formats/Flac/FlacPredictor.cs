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
    /// <param name="coefficients">As many as the order, that of the oldest sample first.</param>
    /// <param name="shift">Bits the sum of products is shifted down.</param>
    public static void RestoreLinear(Span<long> samples, ReadOnlySpan<long> coefficients, int shift)
    {
        var order = coefficients.Length;
        for (var i = order; i < samples.Length; i++)
        {
            ReadOnlySpan<long> history = samples.Slice(i - order, order);
            var sum = 0L;
            for (var j = 0; j < history.Length && j < coefficients.Length; j++) sum += coefficients[j] * history[j];
            samples[i] += sum >> shift;
        }
    }
}
