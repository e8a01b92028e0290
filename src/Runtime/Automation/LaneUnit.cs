using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Automation;

/// <summary>How values of a parameter add and how points between them interpolate.</summary>
internal enum LaneUnit
{
    /// <summary>dB add; straight in dB, to and from <c>off</c> straight in gain.</summary>
    Decibels,

    /// <summary>Hz; semitones add; straight in the logarithm.</summary>
    Hertz,

    /// <summary>Canonical units add; straight.</summary>
    Plain,

    /// <summary>0 or 1; nothing adds, what moves it sets it.</summary>
    Switch,
}

internal static class LaneUnits
{
    public static LaneUnit Of(Dimension dimension) => dimension switch
    {
        Dimension.Level => LaneUnit.Decibels,
        Dimension.Frequency => LaneUnit.Hertz,
        Dimension.Switch => LaneUnit.Switch,
        _ => LaneUnit.Plain,
    };

    /// <summary>A value moved by an amount in what adds.</summary>
    public static double Move(this LaneUnit unit, double value, double amount) =>
        unit != LaneUnit.Hertz ? value + amount
        : amount == 0 ? value
        : value * DMath.Exp2(amount / 12);

    /// <summary>From <paramref name="from"/> to <paramref name="to"/> at <paramref name="share"/>, exact at both ends.</summary>
    public static double Between(this LaneUnit unit, double from, double to, double share)
    {
        if (from == to || share == 0)
            return from;
        if (share == 1)
            return to;
        if (unit == LaneUnit.Hertz)
            return from * DMath.Exp2(DMath.Log2(to / from) * share);
        if (unit == LaneUnit.Decibels && (double.IsNegativeInfinity(from) || double.IsNegativeInfinity(to)))
        {
            double gain = Level.ToGain(from);
            return Decibels(gain + ((Level.ToGain(to) - gain) * share));
        }

        return from + ((to - from) * share);
    }

    /// <summary>dB of a gain; −∞ for 0.</summary>
    public static double Decibels(double gain) =>
        gain < Level.SilentGain ? double.NegativeInfinity : Level.ToDecibels(gain);

    /// <summary><see cref="Decibels(double)"/> of many: frames are independent, so that vectors of them give the same bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToDecibels(Span<double> values)
    {
        var silence = Lane4.Of(double.NegativeInfinity);
        var least = Lane4.Of(Level.SilentGain);
        Span<Lane4> vectors = MemoryMarshal.Cast<double, Lane4>(values);
        for (int index = 0; index < vectors.Length; index++)
        {
            Lane4 gain = vectors[index];
            vectors[index] = Lane4.Select(Lane4.Greater(least, gain), silence, Level.ToDecibels(gain));
        }

        for (int frame = vectors.Length * 4; frame < values.Length; frame++)
            values[frame] = Decibels(values[frame]);
    }

    /// <summary>Gains of levels in dB.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToGain(Span<double> values)
    {
        Span<Lane4> vectors = MemoryMarshal.Cast<double, Lane4>(values);
        for (int index = 0; index < vectors.Length; index++)
            vectors[index] = Level.ToGain(vectors[index]);
        for (int frame = vectors.Length * 4; frame < values.Length; frame++)
            values[frame] = Level.ToGain(values[frame]);
    }
}
