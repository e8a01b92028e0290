using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Exact answers: zeros, infinities, NaN and identities that hold to the bit.</summary>
public sealed class EdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Exponentials_end_in_zero_and_infinity_and_are_exact_at_zero()
    {
        foreach (var f in new Func<double, double>[] { DMath.Exp, DMath.Exp2, Level.ToGain })
        {
            Same(1.0, f(0.0));
            Same(1.0, f(-0.0));
            Same(0.0, f(-Infinity));
            Same(0.0, f(-1e300));
            Same(Infinity, f(Infinity));
            Same(Infinity, f(1e300));
            Same(double.NaN, f(double.NaN));
            Same(1.0, f(double.Epsilon));
        }

        Same(Infinity, DMath.Exp(709.7827128933841));
        Same(1.7976931348622732e308, DMath.Exp(709.782712893384));
        Same(double.Epsilon, DMath.Exp(-745.1332191019411));
        Same(0.0, DMath.Exp(-745.1332191019412));
    }

    [Fact]
    public void Exp2_of_an_integer_is_that_power_of_two()
    {
        for (var n = -1074; n <= 1023; n++)
            Same(Math.ScaleB(1.0, n), DMath.Exp2(n));
        Same(Infinity, DMath.Exp2(1024));
        Same(0.0, DMath.Exp2(-1076));
    }

    [Fact]
    public void Logarithms_are_exact_at_one_and_know_their_ends()
    {
        foreach (var f in new Func<double, double>[] { DMath.Log, DMath.Log2, DMath.Log10 })
        {
            Same(0.0, f(1.0));
            Same(-Infinity, f(0.0));
            Same(-Infinity, f(-0.0));
            Same(double.NaN, f(-1.0));
            Same(double.NaN, f(-Infinity));
            Same(double.NaN, f(-double.Epsilon));
            Same(Infinity, f(Infinity));
            Same(double.NaN, f(double.NaN));
        }
    }

    [Fact]
    public void Log2_of_a_power_of_two_is_its_exponent()
    {
        for (var n = -1074; n <= 1023; n++)
            Same(n, DMath.Log2(Math.ScaleB(1.0, n)));
    }

    [Fact]
    public void Log10_of_a_power_of_ten_is_its_exponent()
    {
        for (var n = 0; n <= 22; n++) // exact doubles end here
            Same(n, DMath.Log10(double.Parse($"1e{n}")));
    }

    [Fact]
    public void Circular_functions_keep_the_sign_of_zero_and_refuse_what_nobody_wrapped()
    {
        Same(0.0, DMath.Sin(0.0));
        Same(-0.0, DMath.Sin(-0.0));
        Same(0.0, DMath.Tan(0.0));
        Same(-0.0, DMath.Tan(-0.0));
        Same(1.0, DMath.Cos(-0.0));
        Same(double.Epsilon, DMath.Sin(double.Epsilon));
        Same(-double.Epsilon, DMath.Tan(-double.Epsilon));
        foreach (var f in new Func<double, double>[] { DMath.Sin, DMath.Cos, DMath.Tan })
        {
            Assert.False(double.IsNaN(f(1.6e6)));
            Assert.False(double.IsNaN(f(-1.6e6)));
            foreach (var x in new[] { 1600000.0000000002, -1600000.0000000002, 1e22, Infinity, -Infinity, double.NaN })
                Same(double.NaN, f(x));
        }
    }

    [Fact]
    public void Odd_functions_are_odd_and_the_cosine_is_even_to_the_bit()
    {
        var points = new Points(3);
        for (var i = 0; i < 10_000; i++)
        {
            var x = points.Magnitude(-100, 19);
            Same(-DMath.Sin(x), DMath.Sin(-x));
            Same(-DMath.Tan(x), DMath.Tan(-x));
            Same(-DMath.Tanh(x), DMath.Tanh(-x));
            Same(-DMath.Cbrt(x), DMath.Cbrt(-x));
            Same(DMath.Cos(x), DMath.Cos(-x));
        }
    }

    [Fact]
    public void Tanh_saturates_at_one_and_passes_what_is_small()
    {
        Same(1.0, DMath.Tanh(Infinity));
        Same(-1.0, DMath.Tanh(-Infinity));
        Same(1.0, DMath.Tanh(20));
        Same(-0.0, DMath.Tanh(-0.0));
        Same(double.Epsilon, DMath.Tanh(double.Epsilon));
        Same(1e-20, DMath.Tanh(1e-20));
        Same(double.NaN, DMath.Tanh(double.NaN));
    }

    [Fact]
    public void Cbrt_of_a_cube_is_exact()
    {
        for (var n = -2000; n <= 2000; n++)
            Same(n, DMath.Cbrt((double)n * n * n));
        Same(-0.0, DMath.Cbrt(-0.0));
        Same(Infinity, DMath.Cbrt(Infinity));
        Same(-Infinity, DMath.Cbrt(-Infinity));
        Same(double.NaN, DMath.Cbrt(double.NaN));
        Same(Math.ScaleB(1.0, -358), DMath.Cbrt(Math.ScaleB(1.0, -1074)));
    }

    [Fact]
    public void Pow_and_Atan2_follow_IEEE_754_at_every_pair_of_special_values()
    {
        // The platform's functions are exact or infinite at these values, and right at the edges; elsewhere 2 units are allowed.
        foreach (var a in Points.Special)
        {
            foreach (var b in Points.Special)
            {
                Close(Math.Pow(a, b), DMath.Pow(a, b), $"Pow({a:R}, {b:R})");
                Close(Math.Atan2(a, b), DMath.Atan2(a, b), $"Atan2({a:R}, {b:R})");
            }
        }
    }

    [Fact]
    public void Atan2_of_a_small_slope_is_the_slope_itself_even_where_y_is_subnormal()
    {
        var points = new Points(9);
        for (var i = 0; i < 10_000; i++)
        {
            // Slopes below 2⁻⁶⁰: the angle differs from the slope by a third of its cube.
            var y = points.Magnitude(-1074, -960, signed: true);
            var x = points.Magnitude(-900, 60);
            Same(y / x, DMath.Atan2(y, x));
        }
    }

    [Fact]
    public void Pow_with_small_integers_is_exact()
    {
        for (var x = -10; x <= 10; x++)
        {
            var product = 1.0;
            for (var y = 0; y <= 13; y++, product *= x)
                Same(product, DMath.Pow(x, y));
        }
    }

    [Fact]
    public void Flush_clears_what_is_below_600_dB_and_keeps_NaN()
    {
        Same(0.0, Denormals.Flush(9.9e-31));
        Same(0.0, Denormals.Flush(-double.Epsilon));
        Same(0.0, Denormals.Flush(-0.0));
        Same(-1e-30, Denormals.Flush(-1e-30));
        Same(double.NaN, Denormals.Flush(double.NaN));
        Same(-Infinity, Denormals.Flush(-Infinity));
    }

    [Fact]
    public void Round_gives_the_nearest_whole_number_and_ties_go_to_even()
    {
        foreach (double x in (double[])[0, 0.49999999999999994, 0.5, 1.5, 2.5, 12.3, 1e15 + 0.25, 2251799813685247.5])
        {
            Same(Math.Round(x), Lane1.Get(DMath.Round(Lane1.Of(x)), 0));
            Assert.Equal(Math.Round(-x), Lane1.Get(DMath.Round(Lane1.Of(-x)), 0));
        }
    }

    private static void Same(double expected, double actual)
    {
        if (!(double.IsNaN(expected) && double.IsNaN(actual)))
            Assert.Equal($"{expected:R} {BitConverter.DoubleToInt64Bits(expected):X16}", $"{actual:R} {BitConverter.DoubleToInt64Bits(actual):X16}");
    }

    private static void Close(double expected, double actual, string what)
    {
        var sameSign = double.IsNegative(expected) == double.IsNegative(actual);
        var apart = BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual);
        var close = double.IsNaN(expected) ? double.IsNaN(actual) : sameSign && apart is >= -2 and <= 2;
        Assert.True(close, $"{what}: expected {expected:R}, got {actual:R}");
    }
}
