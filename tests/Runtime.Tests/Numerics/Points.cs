namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Points to measure functions at: SplitMix64, so that every run and every machine sees the same ones.</summary>
internal sealed class Points(ulong seed)
{
    private ulong state = seed;

    public static readonly double[] Special =
    [
        0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, -3.0, 1e-30, 9.99e-31, -1e-30,
        double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308, -2.225073858507201e-308,
        double.MaxValue, -double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -708.4, 1024.0, -1074.0, -1075.0, 1023.9999999999999,
        1.6e6, -1.6e6, 1600000.0000000002, 1e22, 4503599627370495.5, 4503599627370496.0, 9007199254740991.0, 9007199254740992.0,
        6165.0, 6166.0, -6472.0, -6480.0, -600.0, 19.0, 20.0, 22.0, 0.7071067811865476, 1.4142135623730951,
        0.9999999999999999, 1.0000000000000002, 0.8164965809277260, 1.6329931618554520, 1.5707963267948966, 3.141592653589793,
    ];

    public ulong Bits()
    {
        state += 0x9E37_79B9_7F4A_7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    public double Between(double low, double high) => low + (high - low) * ((Bits() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>A magnitude whose exponent is even over the range, of either sign where asked.</summary>
    public double Magnitude(int lowExponent, int highExponent, bool signed = false)
    {
        var exponent = lowExponent + (int)(Bits() % (ulong)(highExponent - lowExponent + 1));
        var value = Math.ScaleB(Between(1.0, 2.0), exponent);
        return signed && (Bits() & 1) == 1 ? -value : value;
    }

    /// <summary>Any bit pattern: NaNs, infinities and subnormals come up as well.</summary>
    public double Any() => BitConverter.UInt64BitsToDouble(Bits());

    public int Choice(int count) => (int)(Bits() % (ulong)count);
}
