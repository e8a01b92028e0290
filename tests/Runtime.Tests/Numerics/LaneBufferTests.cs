using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

public sealed class LaneBufferTests
{
    [Fact]
    public void Buffers_of_any_length_stay_on_a_64_byte_boundary()
    {
        var kept = new List<LaneBuffer>();
        for (var length = 1; length < 500; length++)
        {
            var buffer = new LaneBuffer(length);
            kept.Add(buffer);
            Assert.Equal(length, buffer.Values.Length);
            Assert.True(buffer.Values.IndexOfAnyExcept(0.0) < 0);
        }

        GC.Collect();
        foreach (var buffer in kept)
            Assert.Equal(0, Address(ref MemoryMarshal.GetReference(buffer.Values)) & 63);
    }

    [Fact]
    public void Lanes_and_values_are_the_same_memory()
    {
        var buffer = new LaneBuffer(20);
        for (var i = 0; i < 20; i++)
            buffer.Values[i] = i;

        Assert.Equal(2, buffer.Lanes<Lane8>().Length); // the last four make no lane
        Assert.Equal(5, buffer.Lanes<Lane4>().Length);
        Assert.Equal(13.0, Lane8.Get(buffer.Lanes<Lane8>()[1], 5));
        buffer.Lanes<Lane4>()[4] = Lane4.Of(-1);
        Assert.Equal([15.0, -1, -1, -1, -1], buffer.Values[15..]);
        buffer.Clear();
        Assert.True(buffer.Values.IndexOfAnyExcept(0.0) < 0);
    }

    private static nint Address(ref double value) => Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref value);
}
