using FlareScript.Runtime.Numerics;

#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A frequency in Hz; it moves by semitones.</summary>
public readonly struct Hz
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In Hz.</param>
    public Hz(double value) => canonical = value;

    /// <summary>In Hz.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    public static Hz operator +(Hz a, Semitones b) => new(a.canonical * DMath.Exp2(b.Canonical / 12));

    public static Hz operator -(Hz a, Semitones b) => new(a.canonical * DMath.Exp2(-b.Canonical / 12));

    /// <summary>Cycles in a time: the phase of an oscillation, in turns.</summary>
    public static double operator *(Hz a, Seconds b) => a.canonical * b.Canonical;

    /// <summary>Cycles in a time.</summary>
    public static double operator *(Seconds a, Hz b) => a.Canonical * b.canonical;

    public static Hz operator +(Hz a, Hz b) => new(a.canonical + b.canonical);

    public static Hz operator -(Hz a, Hz b) => new(a.canonical - b.canonical);

    public static Hz operator +(Hz a) => a;

    public static Hz operator -(Hz a) => new(-a.canonical);

    public static Hz operator *(Hz a, double b) => new(a.canonical * b);

    public static Hz operator *(double a, Hz b) => new(a * b.canonical);

    public static Hz operator /(Hz a, double b) => new(a.canonical / b);

    public static double operator /(Hz a, Hz b) => a.canonical / b.canonical;

    public static bool operator <(Hz a, Hz b) => a.canonical < b.canonical;

    public static bool operator >(Hz a, Hz b) => a.canonical > b.canonical;

    public static bool operator <=(Hz a, Hz b) => a.canonical <= b.canonical;

    public static bool operator >=(Hz a, Hz b) => a.canonical >= b.canonical;

    public static bool operator ==(Hz a, Hz b) => a.canonical == b.canonical;

    public static bool operator !=(Hz a, Hz b) => a.canonical != b.canonical;
}
