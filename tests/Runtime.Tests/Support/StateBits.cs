using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace Runtime.Tests.Support;

/// <summary>Collects every field of a state, bit by bit.</summary>
internal sealed class StateBits<T> : IStateWalk<T>
    where T : struct, ILane<T>
{
    private readonly List<long> bits = [];

    public IReadOnlyList<long> Bits => bits;

    /// <summary>How many fields hold a subnormal number.</summary>
    public int Subnormals { get; private set; }

    public void Visit(ref T field) => Visit(MemoryMarshal.CreateSpan(ref field, 1));

    public void Visit(Span<T> fields)
    {
        foreach (T field in fields)
        {
            for (int lane = 0; lane < T.Width; lane++)
                Add(T.Get(field, lane));
        }
    }

    public void Visit(Span<double> fields)
    {
        foreach (double field in fields)
            Add(field);
    }

    public void Visit(Span<long> fields)
    {
        foreach (long field in fields)
            bits.Add(field);
    }

    private void Add(double field)
    {
        bits.Add(BitConverter.DoubleToInt64Bits(field));
        Subnormals += double.IsSubnormal(field) ? 1 : 0;
    }
}
