using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Law 1 of the engine at its root: a function has the same bits at any width, on any machine, in any tier.</summary>
public sealed class EqualBitsTests
{
    private const int Count = 40_000; // a multiple of 8

    [Fact] public void Sin_has_equal_bits_at_all_widths() => Verify<SinFunction>(0x195C_B4C2_2A12_0B2C);
    [Fact] public void Cos_has_equal_bits_at_all_widths() => Verify<CosFunction>(0xE270_1C0B_D85C_5322);
    [Fact] public void Tan_has_equal_bits_at_all_widths() => Verify<TanFunction>(0x3441_2298_1172_CD4D);
    [Fact] public void Exp_has_equal_bits_at_all_widths() => Verify<ExpFunction>(0x7A78_566A_6E1B_7AE2);
    [Fact] public void Exp2_has_equal_bits_at_all_widths() => Verify<Exp2Function>(0x3D99_DC58_9CBC_9B6E);
    [Fact] public void Log_has_equal_bits_at_all_widths() => Verify<LogFunction>(0x9405_53CF_2218_B96C);
    [Fact] public void Log2_has_equal_bits_at_all_widths() => Verify<Log2Function>(0x0941_FB93_3BBB_CB84);
    [Fact] public void Log10_has_equal_bits_at_all_widths() => Verify<Log10Function>(0x2526_DC3E_A3DF_8C92);
    [Fact] public void Tanh_has_equal_bits_at_all_widths() => Verify<TanhFunction>(0xCCD6_E9D8_E924_A6C6);
    [Fact] public void Cbrt_has_equal_bits_at_all_widths() => Verify<CbrtFunction>(0xC6B7_B0D3_CEE4_C52D);
    [Fact] public void Pow_has_equal_bits_at_all_widths() => Verify<PowFunction>(0xF959_A052_319D_B3F6);
    [Fact] public void Atan2_has_equal_bits_at_all_widths() => Verify<Atan2Function>(0x5F71_B3FE_DB3E_F0EB);
    [Fact] public void ToGain_has_equal_bits_at_all_widths() => Verify<ToGainFunction>(0xAABF_DAF2_976C_C1DB);
    [Fact] public void ToDecibels_has_equal_bits_at_all_widths() => Verify<ToDecibelsFunction>(0x06A7_1C49_8A64_B51B);
    [Fact] public void Flush_has_equal_bits_at_all_widths() => Verify<FlushFunction>(0x1A6D_B44B_B1E3_8C2A);

    private static void Verify<F>(ulong golden)
        where F : struct, IFunction
    {
        var (a, b) = Arguments();
        var one = Run<F, Lane1>(a, b);
        Assert.Equal(one, Run<F, Lane2>(a, b));
        Assert.Equal(one, Run<F, Lane4>(a, b));
        Assert.Equal(one, Run<F, Lane8>(a, b));

        // The bits are promised to sessions that already exist: whoever changes this number changes everybody's sound.
        Assert.Equal($"{golden:X16}", $"{Fingerprint(one):X16}");
    }

    private static ulong[] Run<F, T>(double[] a, double[] b)
        where F : struct, IFunction
        where T : struct, ILane<T>
    {
        var lanesA = MemoryMarshal.Cast<double, T>(a.AsSpan());
        var lanesB = MemoryMarshal.Cast<double, T>(b.AsSpan());
        var results = new double[a.Length];
        var lanes = MemoryMarshal.Cast<double, T>(results.AsSpan());
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = F.Apply(lanesA[i], lanesB[i]);

        // Sign and payload of a NaN are the machine's own and reach no file.
        return [.. results.Select(value => double.IsNaN(value) ? ulong.MaxValue : BitConverter.DoubleToUInt64Bits(value))];
    }

    private static ulong Fingerprint(ulong[] bits)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var value in bits)
            hash = (hash ^ value) * 0x100_0000_01B3 + (hash >> 47);
        return hash;
    }

    private static (double[] A, double[] B) Arguments()
    {
        var points = new Points(1);
        var a = new double[Count];
        var b = new double[Count];
        var special = Points.Special;
        for (var i = 0; i < Count; i++)
        {
            (a[i], b[i]) = (i % 5) switch
            {
                0 => (points.Between(-30, 30), points.Between(-30, 30)),
                1 => (points.Between(0, 2), points.Between(-1, 1)),
                2 => (points.Magnitude(-1074, 1023, signed: true), points.Magnitude(-60, 60, signed: true)),
                3 => (points.Any(), points.Any()),
                _ => (points.Between(-2000, 2000), points.Choice(100) - 50),
            };

            if (i < special.Length * special.Length)
                (a[i], b[i]) = (special[i / special.Length], special[i % special.Length]);
        }

        return (a, b);
    }
}
