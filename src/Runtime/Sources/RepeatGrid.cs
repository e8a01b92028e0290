using System.Numerics;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Sources;

/// <summary>Frames of the absolute times of equal steps: ⌊start + k·step + ½⌋, exact, so that a loop of odd length never drifts.</summary>
public sealed record RepeatGrid
{
    private readonly Int128 origin;    // (start + ½) · scale
    private readonly Int128 step;      // · scale
    private readonly Int128 scale;

    /// <param name="start">Session frames, a fraction.</param>
    /// <param name="step">Session frames, a fraction of at least 1.</param>
    public RepeatGrid(Rational start, Rational step)
    {
        // Fractions that come from ramps are finer than anyone hears: they are rounded to 2⁻³² of a frame.
        BigInteger common = start.Denominator * step.Denominator * 2;
        if (common.GetBitLength() > 60)
        {
            common = BigInteger.One << 32;
            start = new Rational((start * Whole(common)).Floor(), common);
            step = new Rational((step * Whole(common)).Floor(), common);
        }

        scale = (Int128)common;
        origin = (Int128)((start + new Rational(1, 2)) * Whole(common)).Floor();
        this.step = (Int128)(step * Whole(common)).Floor();

        static Rational Whole(BigInteger value) => new(value, 1);
    }

    /// <summary>The first frame of a step.</summary>
    public long FrameOf(long index) => (long)FloorDivide(origin + (step * index), scale);

    /// <summary>The step that a frame belongs to: the last that begins at or before it.</summary>
    public long IndexAt(long frame) => (long)FloorDivide((((Int128)frame + 1) * scale) - 1 - origin, step);

    private static Int128 FloorDivide(Int128 value, Int128 divisor)
    {
        Int128 quotient = value / divisor;
        return value < 0 && quotient * divisor != value ? quotient - 1 : quotient;
    }
}
