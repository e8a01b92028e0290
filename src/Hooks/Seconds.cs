#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A time in seconds; it may stand for its number.</summary>
public readonly struct Seconds
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In seconds.</param>
    public Seconds(double value) => canonical = value;

    /// <summary>In seconds.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    public static implicit operator double(Seconds a) => a.canonical;

    public static Seconds operator +(Seconds a, Seconds b) => new(a.canonical + b.canonical);

    public static Seconds operator -(Seconds a, Seconds b) => new(a.canonical - b.canonical);

    public static Seconds operator +(Seconds a) => a;

    public static Seconds operator -(Seconds a) => new(-a.canonical);

    public static Seconds operator *(Seconds a, double b) => new(a.canonical * b);

    public static Seconds operator *(double a, Seconds b) => new(a * b.canonical);

    public static Seconds operator /(Seconds a, double b) => new(a.canonical / b);

    public static double operator /(Seconds a, Seconds b) => a.canonical / b.canonical;

    public static bool operator <(Seconds a, Seconds b) => a.canonical < b.canonical;

    public static bool operator >(Seconds a, Seconds b) => a.canonical > b.canonical;

    public static bool operator <=(Seconds a, Seconds b) => a.canonical <= b.canonical;

    public static bool operator >=(Seconds a, Seconds b) => a.canonical >= b.canonical;

    public static bool operator ==(Seconds a, Seconds b) => a.canonical == b.canonical;

    public static bool operator !=(Seconds a, Seconds b) => a.canonical != b.canonical;
}
