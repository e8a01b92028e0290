using System.Numerics;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Sources;

/// <summary>Frames of the absolute times of equal steps: ⌊start + k·step + ½⌋, exact, so that a loop of odd length never drifts.</summary>
public sealed record RepeatGrid
{
    private const long Most = 1L << 61;         // the sum of two such, and one, still fits
    private const long Reach = 1L << 40;        // frames, months of them, for which nothing is allocated

    // Numbers of 64 bits do for nearly all songs, and cost less than the wide ones, also at the start.
    private readonly long origin;       // (start + ½) · scale
    private readonly long step;         // · scale
    private readonly long scale;
    private readonly Wide? wide;        // where 64 bits don't reach

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

        BigInteger first = ((start + new Rational(1, 2)) * Whole(common)).Floor();
        BigInteger length = (step * Whole(common)).Floor();
        if (BigInteger.Abs(first) >= Most || length >= Most || common * Reach >= Most)
        {
            wide = new Wide(first, length, common);
            return;
        }

        scale = (long)common;
        origin = (long)first;
        this.step = (long)length;

        static Rational Whole(BigInteger value) => new(value, 1);
    }

    /// <summary>The first frame of a step.</summary>
    public long FrameOf(long index) => wide is null && index >= -(Most / step) && index <= Most / step
        ? FloorDivide(origin + (step * index), scale)
        : Widened().FrameOf(index);

    /// <summary>The step that a frame belongs to: the last that begins at or before it.</summary>
    public long IndexAt(long frame) => wide is null && frame is > -Reach and < Reach
        ? FloorDivide(((frame + 1) * scale) - 1 - origin, step)
        : Widened().IndexAt(frame);

    /// <summary>Made anew only for what lies months away.</summary>
    private Wide Widened() => wide ?? new Wide(origin, step, scale);

    private static long FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        return value < 0 && quotient * divisor != value ? quotient - 1 : quotient;
    }

    /// <summary>The same with 128 bits: steps of fine fractions, frames beyond some years.</summary>
    private sealed class Wide(BigInteger origin, BigInteger step, BigInteger scale)
    {
        private readonly Int128 origin = (Int128)origin;
        private readonly Int128 step = (Int128)step;
        private readonly Int128 scale = (Int128)scale;

        public long FrameOf(long index) => (long)FloorDivide(origin + (step * index), scale);

        public long IndexAt(long frame) => (long)FloorDivide((((Int128)frame + 1) * scale) - 1 - origin, step);

        private static Int128 FloorDivide(Int128 value, Int128 divisor)
        {
            Int128 quotient = value / divisor;
            return value < 0 && quotient * divisor != value ? quotient - 1 : quotient;
        }
    }
}
