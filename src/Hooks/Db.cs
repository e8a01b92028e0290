using FlareScript.Runtime.Numerics;

#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A level or a difference of levels in dB.</summary>
public readonly struct Db
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In dB.</param>
    public Db(double value) => canonical = value;

    /// <summary>In dB.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    /// <summary>The factor of a signal: 1 for 0 dB, 2 for about 6 dB.</summary>
    public double Gain => Level.ToGain(canonical);

    /// <summary>The level of a factor; 0 is −600 dB.</summary>
    public static Db OfGain(double gain) => new(Level.ToDecibels(System.Math.Abs(gain)));

    public static Db operator +(Db a, Db b) => new(a.canonical + b.canonical);

    public static Db operator -(Db a, Db b) => new(a.canonical - b.canonical);

    public static Db operator +(Db a) => a;

    public static Db operator -(Db a) => new(-a.canonical);

    public static Db operator *(Db a, double b) => new(a.canonical * b);

    public static Db operator *(double a, Db b) => new(a * b.canonical);

    public static Db operator /(Db a, double b) => new(a.canonical / b);

    public static double operator /(Db a, Db b) => a.canonical / b.canonical;

    public static bool operator <(Db a, Db b) => a.canonical < b.canonical;

    public static bool operator >(Db a, Db b) => a.canonical > b.canonical;

    public static bool operator <=(Db a, Db b) => a.canonical <= b.canonical;

    public static bool operator >=(Db a, Db b) => a.canonical >= b.canonical;

    public static bool operator ==(Db a, Db b) => a.canonical == b.canonical;

    public static bool operator !=(Db a, Db b) => a.canonical != b.canonical;
}
