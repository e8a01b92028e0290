using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors;

/// <summary>What a kernel sees of one stretch of at most 32 frames inside one control cell; it can't be kept.</summary>
public readonly ref struct Block<T>
    where T : struct, ILane<T>
{
    private readonly ReadOnlySpan<T> input;
    private readonly Span<T> output;
    private readonly ReadOnlySpan<T> key;
    private readonly ReadOnlySpan<T> starts;
    private readonly ReadOnlySpan<T> ends;
    private readonly ReadOnlySpan<T> samples;
    private readonly int inputStride;
    private readonly int outputStride;
    private readonly int keyStride;

    /// <param name="firstFrame">Session time of the first frame that enters; may be negative behind latency.</param>
    /// <param name="input">Planes of <paramref name="inputStride"/> frames, the first frame of each at its start.</param>
    /// <param name="key">Planes alike; empty where the processor listens to its own input.</param>
    /// <param name="starts">One value a slot, at the cell's first grid point.</param>
    /// <param name="ends">One value a slot, at the grid point behind the cell.</param>
    /// <param name="samples">32 values a slot from this stretch's first frame on, filled for the slots that have them.</param>
    /// <param name="parametersChanged">Whether starts or ends differ from those of the cell before, or it is the first cell.</param>
    /// <param name="firstOfCell">Whether the kernel sees this cell for the first time.</param>
    public Block(
        int frames, long firstFrame, int channels, ReadOnlySpan<T> input, int inputStride, Span<T> output, int outputStride,
        int keyChannels, ReadOnlySpan<T> key, int keyStride,
        ReadOnlySpan<T> starts, ReadOnlySpan<T> ends, ReadOnlySpan<T> samples,
        bool parametersChanged, bool firstOfCell, Span<T> reduction)
    {
        Frames = frames;
        FirstFrame = firstFrame;
        Channels = channels;
        this.input = input;
        this.inputStride = inputStride;
        this.output = output;
        this.outputStride = outputStride;
        this.key = keyChannels > 0 ? key : input;
        this.keyStride = keyChannels > 0 ? keyStride : inputStride;
        KeyChannels = keyChannels > 0 ? keyChannels : channels;
        this.starts = starts;
        this.ends = ends;
        this.samples = samples;
        ParametersChanged = parametersChanged;
        FirstOfCell = firstOfCell;
        Reduction = reduction;
    }

    /// <summary>1…32.</summary>
    public int Frames { get; }

    /// <summary>Session time of the first frame that enters; ring positions are functions of it.</summary>
    public long FirstFrame { get; }

    /// <summary>How far the first frame lies behind the cell's grid point: 0…31.</summary>
    public int Offset => ControlGrid.Offset(FirstFrame);

    /// <summary>Whether the stretch begins on a grid point: the moment to flush what is too small.</summary>
    public bool StartsCell => Offset == 0;

    /// <summary>Whether the kernel sees this cell for the first time (the first cell may begin in its middle).</summary>
    public bool FirstOfCell { get; }

    /// <summary>Whether any control value differs from the cell before: with <see cref="FirstOfCell"/>, the moment to compute coefficients.</summary>
    public bool ParametersChanged { get; }

    public int Channels { get; }

    /// <summary>Planes of the key; those of the input where no key is set.</summary>
    public int KeyChannels { get; }

    /// <summary>dB of gain reduction, ≥ 0, one a frame; to be written by processors whose descriptor reports it (empty for others).</summary>
    public Span<T> Reduction { get; }

    public ReadOnlySpan<T> Input(int channel) => input.Slice(channel * inputStride, Frames);

    public Span<T> Output(int channel) => output.Slice(channel * outputStride, Frames);

    public ReadOnlySpan<T> Key(int channel) => key.Slice(channel * keyStride, Frames);

    /// <summary>A control value at the cell's grid point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Start(int slot) => starts[slot];

    /// <summary>A control value at the next grid point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T End(int slot) => ends[slot];

    /// <summary>
    /// One value a frame: of a parameter of rate <c>Sample</c>, or of one that acts at the frame that leaves (then taken at
    /// that frame's session time).
    /// </summary>
    public ReadOnlySpan<T> Samples(int slot) => samples.Slice(slot * ControlGrid.Cell, Frames);
}
