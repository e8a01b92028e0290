using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Limiter;

namespace Runtime.Tests.Support;

/// <summary>Runs the limiter's kernel by its contract: cells of 32 session frames, cut anywhere, parameters at grid points.</summary>
internal sealed class LimiterBench
{
    private static readonly Limiter definition = new();

    private readonly int channels;
    private readonly Dictionary<ParameterDescriptor, Func<long, double>> lanes = [];
    private readonly Dictionary<ParameterDescriptor, (double Value, double Low, double High, string? Word)> values = [];
    private readonly int rate;

    private long allocated;     // bytes, by blocks
    private IProcessor<Lane1> kernel = null!;
    private ImmutableArray<ParameterDescriptor> parameters = [];

    public LimiterBench(int channels, int rate = 48_000)
    {
        this.channels = channels;
        this.rate = rate;
    }

    public ProcessorSetup Setup
    {
        get
        {
            var slots = ImmutableArray.CreateBuilder<SlotSetup>();
            foreach (ParameterDescriptor parameter in definition.Descriptor.Parameters.Concat(CommonParameters.All))
            {
                double standard = parameter.Default.Value;
                (double value, double low, double high, string? word) = values.GetValueOrDefault(
                    parameter, (standard, standard, standard, parameter.WordIsDefault ? parameter.Word : null));
                slots.Add(new SlotSetup(parameter.Name, parameter, value, word, low, high));
            }

            return new ProcessorSetup("cap", rate, channels, 0, slots.ToImmutable(), []);
        }
    }

    public int Latency => definition.LatencyFrames(Setup);

    public long Memory => definition.MemoryFrames(Setup);

    public double[] Reduction { get; private set; } = [];

    /// <summary>Bytes that blocks allocate from a fresh kernel on.</summary>
    public long AllocatedBy(double[][] input) => Allocation.LeastOf(() =>
    {
        allocated = 0;
        Run(input);
        Continue(input, null, input[0].Length);
        return allocated;
    });

    public LimiterBench Set(ParameterDescriptor parameter, double value)
    {
        values[parameter] = (value, value, value, null);
        lanes[parameter] = _ => value;
        return this;
    }

    public LimiterBench Move(ParameterDescriptor parameter, double low, double high, Func<long, double> lane)
    {
        values[parameter] = (lane(0), low, high, null);
        lanes[parameter] = lane;
        return this;
    }

    /// <summary>As many frames out as in, from a fresh kernel; the latency is still in front.</summary>
    public double[][] Run(double[][] input, Func<int>? cut = null, long firstFrame = 0)
    {
        Prepare();
        return Continue(input, cut, firstFrame);
    }

    public void Prepare()
    {
        kernel = definition.Create<Lane1>();
        kernel.Prepare(new PrepareContext([Setup]));
        parameters = [.. definition.Descriptor.Parameters, .. CommonParameters.All];
    }

    /// <summary>Runs with the latency appended and taken off, so that output and input lie on each other.</summary>
    public double[][] Align(double[][] input)
    {
        double[][] padded = [.. input.Select(plane => (double[])[.. plane, .. new double[Latency]])];
        double[][] output = Run(padded);
        Reduction = Reduction[Latency..];
        return [.. output.Select(plane => plane[Latency..])];
    }

    public double[][] Continue(double[][] input, Func<int>? cut, long firstFrame)
    {
        int length = input[0].Length;
        double[] inputs = [.. input.SelectMany(plane => plane)];
        var outputs = new double[inputs.Length];
        Reduction = new double[length];
        var starts = new Lane1[parameters.Length];
        var ends = new Lane1[parameters.Length];
        var samples = new Lane1[parameters.Length * ControlGrid.Cell];
        long lastCell = long.MinValue;
        int untilCut = 0;
        for (int done = 0; done < length;)
        {
            if (untilCut == 0)
                untilCut = cut?.Invoke() ?? 512;
            long frame = firstFrame + done;
            long cell = ControlGrid.PointBefore(frame);
            bool firstOfCell = cell != lastCell;
            if (firstOfCell)
            {
                for (int slot = 0; slot < starts.Length; slot++)
                {
                    starts[slot] = Lane1.Of(ValueAt(parameters[slot], cell));
                    ends[slot] = Lane1.Of(ValueAt(parameters[slot], cell + ControlGrid.Cell));
                }

                lastCell = cell;
            }

            int frames = Math.Min(Math.Min(untilCut, length - done), (int)(cell + ControlGrid.Cell - frame));
            var block = new Block<Lane1>(
                frames, frame, channels, Lanes(inputs)[done..], length, Lanes(outputs)[done..], length,
                0, [], 0, starts, ends, samples, parametersChanged: true, firstOfCell,
                Lanes(Reduction).Slice(done, frames));
            long before = GC.GetAllocatedBytesForCurrentThread();
            kernel.Process(in block);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            done += frames;
            untilCut -= frames;
        }

        return [.. Enumerable.Range(0, channels).Select(channel => outputs[(channel * length)..((channel + 1) * length)])];
    }

    /// <summary>How many numbers of the state are not 0.</summary>
    public int Remembered()
    {
        var count = new Counter();
        kernel.WalkState(count);
        return count.NotZero;
    }

    public void Reset() => kernel.WalkState(new Zeros());

    private static Span<Lane1> Lanes(double[] values) => MemoryMarshal.Cast<double, Lane1>(values.AsSpan());

    private double ValueAt(ParameterDescriptor parameter, long frame) =>
        lanes.TryGetValue(parameter, out Func<long, double>? lane) ? lane(frame) : parameter.Default.Value;

    private sealed class Counter : IStateWalk<Lane1>
    {
        public int NotZero { get; private set; }

        public void Visit(ref Lane1 field) => Visit(MemoryMarshal.CreateSpan(ref field, 1));

        public void Visit(Span<Lane1> fields) => Visit(MemoryMarshal.Cast<Lane1, double>(fields));

        public void Visit(Span<double> fields) => Visit(MemoryMarshal.Cast<double, long>(fields));

        public void Visit(Span<long> fields)
        {
            foreach (long field in fields)
                NotZero += field != 0 ? 1 : 0;
        }
    }

    private sealed class Zeros : IStateWalk<Lane1>
    {
        public void Visit(ref Lane1 field) => field = Lane1.Zero;

        public void Visit(Span<Lane1> fields) => fields.Clear();

        public void Visit(Span<double> fields) => fields.Clear();

        public void Visit(Span<long> fields) => fields.Clear();
    }
}
