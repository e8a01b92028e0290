#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>Beats of the meter; they may stand for their number.</summary>
public readonly struct Beats
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In beats.</param>
    public Beats(double value) => canonical = value;

    /// <summary>In beats.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    public static implicit operator double(Beats a) => a.canonical;

    public static Beats operator +(Beats a, Beats b) => new(a.canonical + b.canonical);

    public static Beats operator -(Beats a, Beats b) => new(a.canonical - b.canonical);

    public static Beats operator +(Beats a) => a;

    public static Beats operator -(Beats a) => new(-a.canonical);

    public static Beats operator *(Beats a, double b) => new(a.canonical * b);

    public static Beats operator *(double a, Beats b) => new(a * b.canonical);

    public static Beats operator /(Beats a, double b) => new(a.canonical / b);

    public static double operator /(Beats a, Beats b) => a.canonical / b.canonical;

    public static bool operator <(Beats a, Beats b) => a.canonical < b.canonical;

    public static bool operator >(Beats a, Beats b) => a.canonical > b.canonical;

    public static bool operator <=(Beats a, Beats b) => a.canonical <= b.canonical;

    public static bool operator >=(Beats a, Beats b) => a.canonical >= b.canonical;

    public static bool operator ==(Beats a, Beats b) => a.canonical == b.canonical;

    public static bool operator !=(Beats a, Beats b) => a.canonical != b.canonical;
}
