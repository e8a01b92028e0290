using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>The real cube root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cbrt<T>(T x)
        where T : struct, ILane<T>
    {
        // |x| = 2^(3j + i) · m, m in [1, 2): the root of m·2^i times 2^j.
        var magnitude = T.Abs(x);
        var k = Logarithm.Exponent(magnitude, 0x3FF0_0000_0000_0000, out var m);
        var shifted = (k - T.One) * T.Of(0.3333333333333333) + T.Of(Exponential.Shifter);
        var i = k - T.Of(3.0) * (shifted - T.Of(Exponential.Shifter));
        var one = T.Equal(i, T.One);
        var two = T.Equal(i, T.Of(2.0));
        var target = m * T.Select(two, T.Of(4.0), T.Select(one, T.Of(2.0), T.One));

        var m2 = m * m;
        var guess = ((T.Of(0.4471408983441904) + T.Of(0.9501011317257025) * m)
                + (T.Of(-0.666181059743633) + T.Of(0.38536682213805395) * m) * m2)
            + ((T.Of(-0.14447257490000673) + T.Of(0.030904640591217218) * m) + T.Of(-0.0028596869722940775) * m2) * (m2 * m2);
        guess = guess * T.Select(two, T.Of(1.5874010519681996), T.Select(one, T.Of(1.2599210498948732), T.One));

        // One step of Halley's method as a correction; of a guess of 26 bits the cube is exact in two parts, and so is what is missing.
        var y = Exact.Upper(guess);
        var square = y * y;
        var squareUpper = Exact.Upper(square);
        var cube = squareUpper * y;
        var cubeRest = (square - squareUpper) * y;
        var missing = (target - cube) - cubeRest;
        var whole = cube + cubeRest;
        var root = y + y * (missing / ((whole + whole) + target));

        var scaled = root * Exponential.PowerOfTwo(shifted);
        var inside = T.Greater(magnitude, T.Zero) & T.Greater(T.Of(double.PositiveInfinity), magnitude);
        return T.Select(inside, scaled | (x & T.OfBits(SignBit)), x);
    }
}
