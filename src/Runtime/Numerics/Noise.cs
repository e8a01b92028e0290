using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>White noise as a function of seed, address and frame: no state, so any frame can be asked for in any order.</summary>
/// <remarks>
/// SplitMix64 as a counter: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </remarks>
public static class Noise
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of one stream; equal on every machine.</summary>
    public static ulong Key(ulong seed, string address) => Mix(seed + Golden * Mix(Hash(address) + Golden));

    /// <summary>Uniform in [−1, 1), 52 bits.</summary>
    public static double Uniform(ulong key, long frame) =>
        // The top 52 bits under the exponent of 2 read as [2, 4).
        BitConverter.UInt64BitsToDouble((Mix(key + (ulong)frame * Golden) >> 12) | 0x4000_0000_0000_0000) - 3.0;

    /// <summary>The values of successive frames from <paramref name="startFrame"/> on.</summary>
    public static void Fill(ulong key, long startFrame, Span<double> target)
    {
        var done = Vector512.IsHardwareAccelerated ? FillEights(key + (ulong)startFrame * Golden, target) : 0;
        for (var i = done; i < target.Length; i++)
            target[i] = Uniform(key, startFrame + i);
    }

    /// <summary>Eight counters at a time: whole numbers, so the same bits.</summary>
    /// <returns>How many are written.</returns>
    private static int FillEights(ulong counter, Span<double> target)
    {
        var counters = Vector512.Create(counter) + (Vector512.CreateSequence(0UL, 1UL) * Golden);
        var exponent = Vector512.Create(0x4000_0000_0000_0000UL);
        var done = 0;
        for (; done + 8 <= target.Length; done += 8)
        {
            var z = counters;
            z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EB;
            z ^= z >>> 31;
            (((z >>> 12) | exponent).AsDouble() - Vector512.Create(3.0)).CopyTo(target[done..]);
            counters += Vector512.Create(unchecked(8 * Golden));
        }

        return done;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>FNV-1a, 64 bits, over the bytes of UTF-16 in little-endian order: string.GetHashCode differs from run to run.</summary>
    private static ulong Hash(string address)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var unit in address)
        {
            hash = (hash ^ (byte)unit) * 0x100_0000_01B3;
            hash = (hash ^ (byte)(unit >> 8)) * 0x100_0000_01B3;
        }

        return hash;
    }
}
