#pragma warning disable CS0660, CS0661 // A script compares units, and has no use for boxes and hash codes.
namespace FlareScript.Hooks;

/// <summary>A place between hard left and hard right.</summary>
public readonly struct Pan
{
    private readonly double canonical;      // as the engine counts

    /// <param name="value">In −100 (L100) to 100 (R100).</param>
    public Pan(double value) => canonical = value / 100;

    /// <summary>In −100 (L100) to 100 (R100).</summary>
    public double Value => canonical * 100;

    internal double Canonical => canonical;

    /// <summary>The middle.</summary>
    public static Pan Center => default;

    /// <summary>So far left, 0 to 100.</summary>
    public static Pan Left(double place) => new(-place);

    /// <summary>So far right, 0 to 100.</summary>
    public static Pan Right(double place) => new(place);

    public static Pan operator +(Pan a, Pan b) => Of(a.canonical + b.canonical);

    public static Pan operator -(Pan a, Pan b) => Of(a.canonical - b.canonical);

    public static Pan operator +(Pan a) => a;

    public static Pan operator -(Pan a) => Of(-a.canonical);

    public static Pan operator *(Pan a, double b) => Of(a.canonical * b);

    public static Pan operator *(double a, Pan b) => Of(a * b.canonical);

    public static Pan operator /(Pan a, double b) => Of(a.canonical / b);

    public static double operator /(Pan a, Pan b) => a.canonical / b.canonical;

    public static bool operator <(Pan a, Pan b) => a.canonical < b.canonical;

    public static bool operator >(Pan a, Pan b) => a.canonical > b.canonical;

    public static bool operator <=(Pan a, Pan b) => a.canonical <= b.canonical;

    public static bool operator >=(Pan a, Pan b) => a.canonical >= b.canonical;

    public static bool operator ==(Pan a, Pan b) => a.canonical == b.canonical;

    public static bool operator !=(Pan a, Pan b) => a.canonical != b.canonical;

    private static Pan Of(double canonical) => System.Runtime.CompilerServices.Unsafe.BitCast<double, Pan>(canonical);
}
