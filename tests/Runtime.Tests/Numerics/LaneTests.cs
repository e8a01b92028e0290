using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Every operation of a lane against the plain one of its elements.</summary>
public sealed class LaneTests
{
    private static readonly double[] Values =
    [
        0.0, -0.0, 1.0, -1.0, 1.5, -2.25, 1e300, -1e300, 1e-310, -1e-310, double.Epsilon, double.MaxValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 3.0,
    ];

    [Fact] public void One_strip_computes_like_a_double() => Verify<Lane1>(1);

    [Fact] public void Two_strips_compute_like_doubles() => Verify<Lane2>(2);

    [Fact] public void Four_strips_compute_like_doubles() => Verify<Lane4>(4);

    [Fact] public void Eight_strips_compute_like_doubles() => Verify<Lane8>(8);

    private static void Verify<T>(int width)
        where T : struct, ILane<T>
    {
        Assert.Equal(width, T.Width);
        Assert.Equal(width * sizeof(double), Unsafe.SizeOf<T>());
        for (var i = 0; i < Values.Length; i++)
        {
            for (var j = 0; j < Values.Length; j++)
                VerifyPair<T>([.. Enumerable.Range(0, width).Select(k => Values[(i + k) % Values.Length])],
                    [.. Enumerable.Range(0, width).Select(k => Values[(j + 3 * k) % Values.Length])]);
        }
    }

    private static void VerifyPair<T>(double[] x, double[] y)
        where T : struct, ILane<T>
    {
        var a = T.Load(in x[0]);
        var b = MemoryMarshal.Cast<double, T>(y.AsSpan())[0];
        Expect(a + b, i => x[i] + y[i]);
        Expect(a - b, i => x[i] - y[i]);
        Expect(a * b, i => x[i] * y[i]);
        Expect(a / b, i => x[i] / y[i]);
        Expect(-a, i => -x[i]);
        Expect(T.Min(a, b), i => Math.Min(x[i], y[i]));
        Expect(T.Max(a, b), i => Math.Max(x[i], y[i]));
        Expect(T.Abs(a), i => Math.Abs(x[i]));
        Expect(T.Sqrt(a), i => Math.Sqrt(x[i]));
        Expect(T.Greater(a, b), i => Mask(x[i] > y[i]), bits: true);
        Expect(T.GreaterOrEqual(a, b), i => Mask(x[i] >= y[i]), bits: true);
        Expect(T.Equal(a, b), i => Mask(x[i] == y[i]), bits: true);
        Expect(T.Select(T.Greater(a, b), a, b), i => x[i] > y[i] ? x[i] : y[i], bits: true);
        Expect(a & b, i => Double(Bits(x[i]) & Bits(y[i])), bits: true);
        Expect(a | b, i => Double(Bits(x[i]) | Bits(y[i])), bits: true);
        Expect(a ^ b, i => Double(Bits(x[i]) ^ Bits(y[i])), bits: true);
        Expect(~a, i => Double(~Bits(x[i])), bits: true);
        Expect(T.AddBits(a, b), i => Double(Bits(x[i]) + Bits(y[i])), bits: true);
        Expect(T.SubBits(a, b), i => Double(Bits(x[i]) - Bits(y[i])), bits: true);
        Expect(T.Shl(a, 52), i => Double(Bits(x[i]) << 52), bits: true);
        Expect(T.Shr(a, 52), i => Double((long)((ulong)Bits(x[i]) >> 52)), bits: true);
        Expect(T.OfBits(Bits(x[0])), _ => x[0], bits: true);
        Expect(T.Of(y[0]), _ => y[0], bits: true);
        Expect(T.Zero, _ => 0.0);
        Expect(T.One, _ => 1.0);
        Assert.Equal(x.Zip(y).Any(pair => pair.First > pair.Second), T.Any(T.Greater(a, b)));
        Expect(T.With(a, T.Width - 1, 7.0), i => i == T.Width - 1 ? 7.0 : x[i], bits: true);
    }

    private static void Expect<T>(T lanes, Func<int, double> expected, bool bits = false)
        where T : struct, ILane<T>
    {
        var stored = new double[T.Width];
        T.Store(lanes, ref stored[0]);
        for (var i = 0; i < T.Width; i++)
        {
            var value = expected(i);
            if (!bits && double.IsNaN(value))
            {
                Assert.True(double.IsNaN(stored[i])); // sign and payload are the machine's own
                continue;
            }

            Assert.Equal(Bits(value), Bits(stored[i]));
            Assert.Equal(Bits(value), Bits(T.Get(lanes, i)));
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double Double(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static double Mask(bool set) => Double(set ? -1L : 0L);
}
