using FlareScript.Runtime.Numerics;

#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>An interval; twelve are an octave.</summary>
public readonly struct Semitones
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In semitones.</param>
    public Semitones(double value) => canonical = value;

    /// <summary>In semitones.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    /// <summary>The interval from one frequency to another.</summary>
    public static Semitones Between(Hz from, Hz to) => new(12 * DMath.Log2(to.Canonical / from.Canonical));

    public static Semitones operator +(Semitones a, Semitones b) => new(a.canonical + b.canonical);

    public static Semitones operator -(Semitones a, Semitones b) => new(a.canonical - b.canonical);

    public static Semitones operator +(Semitones a) => a;

    public static Semitones operator -(Semitones a) => new(-a.canonical);

    public static Semitones operator *(Semitones a, double b) => new(a.canonical * b);

    public static Semitones operator *(double a, Semitones b) => new(a * b.canonical);

    public static Semitones operator /(Semitones a, double b) => new(a.canonical / b);

    public static double operator /(Semitones a, Semitones b) => a.canonical / b.canonical;

    public static bool operator <(Semitones a, Semitones b) => a.canonical < b.canonical;

    public static bool operator >(Semitones a, Semitones b) => a.canonical > b.canonical;

    public static bool operator <=(Semitones a, Semitones b) => a.canonical <= b.canonical;

    public static bool operator >=(Semitones a, Semitones b) => a.canonical >= b.canonical;

    public static bool operator ==(Semitones a, Semitones b) => a.canonical == b.canonical;

    public static bool operator !=(Semitones a, Semitones b) => a.canonical != b.canonical;
}
