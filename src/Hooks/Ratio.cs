#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>So much to one; it may stand for its number.</summary>
public readonly struct Ratio
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In to one.</param>
    public Ratio(double value) => canonical = value;

    /// <summary>In to one.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    public static implicit operator double(Ratio a) => a.canonical;

    public static Ratio operator +(Ratio a, Ratio b) => new(a.canonical + b.canonical);

    public static Ratio operator -(Ratio a, Ratio b) => new(a.canonical - b.canonical);

    public static Ratio operator +(Ratio a) => a;

    public static Ratio operator -(Ratio a) => new(-a.canonical);

    public static Ratio operator *(Ratio a, double b) => new(a.canonical * b);

    public static Ratio operator *(double a, Ratio b) => new(a * b.canonical);

    public static Ratio operator /(Ratio a, double b) => new(a.canonical / b);

    public static double operator /(Ratio a, Ratio b) => a.canonical / b.canonical;

    public static bool operator <(Ratio a, Ratio b) => a.canonical < b.canonical;

    public static bool operator >(Ratio a, Ratio b) => a.canonical > b.canonical;

    public static bool operator <=(Ratio a, Ratio b) => a.canonical <= b.canonical;

    public static bool operator >=(Ratio a, Ratio b) => a.canonical >= b.canonical;

    public static bool operator ==(Ratio a, Ratio b) => a.canonical == b.canonical;

    public static bool operator !=(Ratio a, Ratio b) => a.canonical != b.canonical;
}
