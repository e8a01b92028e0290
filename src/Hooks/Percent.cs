#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A share in percent; as a number it is the fraction, 35 % are 0.35.</summary>
public readonly struct Percent
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In percent.</param>
    public Percent(double value) => canonical = value / 100;

    /// <summary>In percent.</summary>
    public double Value => canonical * 100;

    internal double Canonical => canonical;

    /// <summary>35 % are 0.35.</summary>
    public double Fraction => canonical;

    public static implicit operator double(Percent a) => a.canonical;

    public static Percent operator +(Percent a, Percent b) => Of(a.canonical + b.canonical);

    public static Percent operator -(Percent a, Percent b) => Of(a.canonical - b.canonical);

    public static Percent operator +(Percent a) => a;

    public static Percent operator -(Percent a) => Of(-a.canonical);

    public static Percent operator *(Percent a, double b) => Of(a.canonical * b);

    public static Percent operator *(double a, Percent b) => Of(a * b.canonical);

    public static Percent operator /(Percent a, double b) => Of(a.canonical / b);

    public static double operator /(Percent a, Percent b) => a.canonical / b.canonical;

    public static bool operator <(Percent a, Percent b) => a.canonical < b.canonical;

    public static bool operator >(Percent a, Percent b) => a.canonical > b.canonical;

    public static bool operator <=(Percent a, Percent b) => a.canonical <= b.canonical;

    public static bool operator >=(Percent a, Percent b) => a.canonical >= b.canonical;

    public static bool operator ==(Percent a, Percent b) => a.canonical == b.canonical;

    public static bool operator !=(Percent a, Percent b) => a.canonical != b.canonical;

    private static Percent Of(double canonical) => System.Runtime.CompilerServices.Unsafe.BitCast<double, Percent>(canonical);
}
