using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>A delay by whole frames, the same for every plane: the signal side of a look-ahead.</summary>
internal sealed class FrameDelay<T>
    where T : struct, ILane<T>
{
    private readonly int length;
    private readonly LaneBuffer planes;     // a ring over session frames for each plane

    /// <param name="length">Frames; 0 passes.</param>
    public FrameDelay(int planes, int length)
    {
        this.length = length;
        this.planes = new LaneBuffer(planes * length * T.Width);
    }

    public void WalkState(IStateWalk<T> walk) => walk.Visit(planes.Lanes<T>());

    /// <summary>Takes in the input of one plane and gives what entered <c>length</c> frames ago; input and output may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Pass(int plane, long firstFrame, ReadOnlySpan<T> input, Span<T> output)
    {
        if (length == 0)
        {
            input.CopyTo(output);
            return;
        }

        Span<T> ring = planes.Lanes<T>().Slice(plane * length, length);
        int position = (int)(firstFrame % length);
        if (position < 0)
            position += length;
        for (int i = 0; i < output.Length; i++)
        {
            T entering = input[i];
            output[i] = ring[position];
            ring[position] = entering;
            position = position + 1 == length ? 0 : position + 1;
        }
    }
}
