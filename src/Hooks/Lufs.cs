#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A loudness in LUFS; two of them differ by dB.</summary>
public readonly struct Lufs
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In LUFS.</param>
    public Lufs(double value) => canonical = value;

    /// <summary>In LUFS.</summary>
    public double Value => canonical;

    internal double Canonical => canonical;

    public static Lufs operator +(Lufs a, Db b) => new(a.canonical + b.Canonical);

    public static Lufs operator +(Db a, Lufs b) => new(a.Canonical + b.canonical);

    public static Lufs operator -(Lufs a, Db b) => new(a.canonical - b.Canonical);

    /// <summary>So that <c>-23.Lufs()</c> is what it looks like.</summary>
    public static Lufs operator -(Lufs a) => new(-a.canonical);

    public static Db operator -(Lufs a, Lufs b) => new(a.canonical - b.canonical);

    public static bool operator <(Lufs a, Lufs b) => a.canonical < b.canonical;

    public static bool operator >(Lufs a, Lufs b) => a.canonical > b.canonical;

    public static bool operator <=(Lufs a, Lufs b) => a.canonical <= b.canonical;

    public static bool operator >=(Lufs a, Lufs b) => a.canonical >= b.canonical;

    public static bool operator ==(Lufs a, Lufs b) => a.canonical == b.canonical;

    public static bool operator !=(Lufs a, Lufs b) => a.canonical != b.canonical;
}
