using System.Numerics;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Sources;

/// <summary>A sine of peak 1, phase 0 at its origin; the phase is a whole number of 2⁻¹²⁸ turns, so hours bring no error.</summary>
internal sealed class Tone : SignalGenerator
{
    private readonly long origin;
    private readonly UInt128 step;   // 2⁻¹²⁸ turns a frame

    public Tone(double frequency, long origin, int rate)
    {
        this.origin = origin;
        Rational turns = ExactFraction.Of(frequency) / rate;
        turns -= new Rational(turns.Floor(), 1);
        BigInteger scaled = (turns * new Rational(BigInteger.One << 128, 1)).Floor();
        step = (UInt128)scaled;
    }

    public override void Fill(long firstFrame, Span<double> samples)
    {
        UInt128 phase = step * (UInt128)(Int128)(firstFrame - origin);   // wraps around with the turns
        for (int index = 0; index < samples.Length; index++)
        {
            samples[index] = Sine((long)(ulong)(phase >> 64));
            phase += step;
        }
    }

    /// <summary>The sine of a phase from −½ turn to ½ turn in 2⁻⁶⁴ turns, folded to a quarter turn: exact at 0, ¼, ½, ¾.</summary>
    private static double Sine(long phase)
    {
        const long quarter = 1L << 62;
        if (phase > quarter)
            phase = (quarter - (phase - quarter));
        else if (phase < -quarter)
            phase = -quarter - (phase + quarter);
        return DMath.Sin(phase * (6.283185307179586 / 18446744073709551616.0));
    }
}
