using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>
/// Distance from the true value in units of the last place: at most 1 from the correctly rounded value is promised (1.5 from the
/// true one); the limits here are those of the methods, measured with 160-bit references, rounded up.
/// </summary>
public sealed class ErrorTests
{
    private const int Count = 100_000;

    [Fact]
    public void Sin_is_good_to_four_fifths_of_a_unit() =>
        Verify(0.80, Angle, x => DMath.Sin(x), x => Reference.SinCos(x).Sin);

    [Fact]
    public void Cos_is_good_to_four_fifths_of_a_unit() =>
        Verify(0.80, Angle, x => DMath.Cos(x), x => Reference.SinCos(x).Cos);

    [Fact]
    public void Tan_is_good_to_one_unit() => Verify(1.0, Angle, x => DMath.Tan(x), Reference.Tan);

    [Fact]
    public void Exp_is_good_to_four_fifths_of_a_unit_and_to_one_among_subnormal_results() =>
        Verify(0.80, Exponent, x => DMath.Exp(x), (x, lift) => Reference.Exp(x, lift));

    [Fact]
    public void Exp2_is_good_to_four_fifths_of_a_unit() =>
        Verify(
            0.80,
            p => Exponent(p) / Math.Log(2),
            x => DMath.Exp2(x),
            (x, lift) => Reference.Exp(Reference.Ln2 * x, lift));

    [Fact]
    public void ToGain_is_good_to_four_fifths_of_a_unit() =>
        Verify(
            0.80,
            p => p.Choice(3) switch { 0 => p.Between(-6460, 6160), 1 => p.Between(-120, 24), _ => p.Magnitude(-40, 0, signed: true) },
            x => Level.ToGain(x),
            (x, lift) => Reference.Exp(Reference.Ln10 / 20.0 * x, lift));

    [Fact]
    public void Log_is_good_to_four_fifths_of_a_unit() => Verify(0.80, Positive, x => DMath.Log(x), Reference.Log);

    [Fact]
    public void Log2_is_good_to_nine_tenths_of_a_unit() =>
        Verify(0.90, Positive, x => DMath.Log2(x), x => Reference.Log(x) / Reference.Ln2);

    [Fact]
    public void Log10_is_good_to_nine_tenths_of_a_unit() =>
        Verify(0.90, Positive, x => DMath.Log10(x), x => Reference.Log(x) / Reference.Ln10);

    [Fact]
    public void ToDecibels_is_good_to_nine_tenths_of_a_unit() =>
        Verify(
            0.90,
            p => Math.Max(Positive(p), Level.SilentGain),
            x => Level.ToDecibels(x),
            x => Reference.Log(x) * 20.0 / Reference.Ln10);

    [Fact]
    public void Tanh_is_good_to_one_unit() =>
        Verify(
            1.0,
            p => p.Choice(3) switch { 0 => p.Between(-25, 25), 1 => p.Between(-1, 1), _ => p.Magnitude(-900, 3, signed: true) },
            x => DMath.Tanh(x),
            Reference.Tanh);

    [Fact]
    public void Cbrt_is_good_to_three_quarters_of_a_unit() =>
        Verify(
            0.75,
            p => p.Choice(2) == 0 ? p.Magnitude(-900, 1023, signed: true) : p.Between(-8, 8),
            x => DMath.Cbrt(x),
            Reference.Cbrt);

    [Fact]
    public void Pow_is_good_to_four_fifths_of_a_unit() =>
        Verify(
            0.80,
            p =>
            {
                // The exponent is aimed, so that most results are neither 0 nor infinite.
                var x = p.Choice(3) switch { 0 => p.Magnitude(-1074, 1023), 1 => p.Between(0.5, 2), _ => 1 + p.Magnitude(-40, -2, signed: true) };
                var span = 700 / Math.Max(Math.Abs(Math.Log(x)), 1e-13);
                return (x, p.Between(-span, span));
            },
            DMath.Pow,
            (x, y, lift) => Reference.Exp(Reference.Log(x) * y, lift),
            lifts: true);

    [Fact]
    public void Atan2_is_good_to_four_fifths_of_a_unit() =>
        Verify(
            0.80,
            p =>
            {
                var scale = p.Magnitude(-300, 300);
                return p.Choice(2) == 0
                    ? (p.Between(-1, 1) * scale, p.Between(-1, 1) * scale)
                    : (p.Magnitude(-150, 150, signed: true) * scale, p.Magnitude(-150, 150, signed: true) * scale);
            },
            DMath.Atan2,
            (y, x, _) => Reference.Atan2(y, x),
            lifts: false);

    private static double Angle(Points p) => p.Choice(4) switch
    {
        0 => p.Between(-10, 10),
        1 => p.Between(-1.6e6, 1.6e6),
        2 => p.Magnitude(-900, 19, signed: true),
        _ => (p.Choice(1_000_000) - 500_000) * (Math.PI / 2), // where one of the functions is all but zero
    };

    private static double Exponent(Points p) => p.Choice(3) switch
    {
        0 => p.Between(-743, 709),
        1 => p.Between(-1, 1),
        _ => p.Magnitude(-60, 8, signed: true),
    };

    private static double Positive(Points p) => p.Choice(3) switch
    {
        0 => p.Magnitude(-1074, 1023),
        1 => p.Between(0.25, 4),
        _ => 1 + p.Magnitude(-52, -3, signed: true),
    };

    private static void Verify(
        double limit, Func<Points, double> point, Func<double, double> function, Func<double, Wide> reference) =>
        Verify(limit, point, function, (x, _) => reference(x), lifts: false);

    private static void Verify(
        double limit, Func<Points, double> point, Func<double, double> function, Func<double, int, Wide> reference) =>
        Verify(limit, point, function, reference, lifts: true);

    private static void Verify(
        double limit, Func<Points, double> point, Func<double, double> function, Func<double, int, Wide> reference, bool lifts) =>
        Verify(limit, p => (point(p), 0.0), (x, _) => function(x), (x, _, lift) => reference(x, lift), lifts);

    private static void Verify(
        double limit,
        Func<Points, (double, double)> point,
        Func<double, double, double> function,
        Func<double, double, int, Wide> reference,
        bool lifts)
    {
        var points = new Points(2);
        var (worst, worstX, worstY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var (x, y) = point(points);
            var value = function(x, y);

            // Near the subnormal numbers two doubles hold fewer bits: there the comparison is made 2³⁰⁰ higher.
            var lift = lifts && value < 1.0 ? 300 : 0;
            var error = UnitsOff(value, reference(x, y, lift), lift);
            if (!(error <= worst))
                (worst, worstX, worstY) = (error, x, y);
        }

        Assert.True(worst <= limit, $"{worst:F4} units in the last place at ({worstX:R}, {worstY:R}), allowed are {limit}");
    }

    private static double UnitsOff(double value, Wide truth, int lift)
    {
        var unit = Math.Max(Math.ScaleB(1.0, Math.ILogB(truth.Hi) - 52), Math.ScaleB(double.Epsilon, lift));
        return Math.Abs((Math.ScaleB(value, lift) - truth.Hi) - truth.Lo) / unit;
    }
}
