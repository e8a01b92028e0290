using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Equalizer;
using Runtime.Tests.Support;
using System.Diagnostics;
using System.Numerics;

namespace Runtime.Tests.Dsp;

public sealed class Explore(ITestOutputHelper output)
{
    [Fact]
    public void Scan()
    {
        // impulse response vs prototype
        var setup = new SetupBuilder(new Equalizer()).Band(EqualizerBands.Bell, 10000, 12, 1).Build();
        var x = new double[4096]; x[0] = 1;
        double[] h = new CellDriver(new Equalizer(), setup).Run(x);
        foreach (double f in new[] { 100.0, 1000, 5000, 10000, 15000, 20000 })
        {
            Complex sum = 0;
            for (int i = 0; i < h.Length; i++) sum += h[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * f / 48000 * i);
            output.WriteLine($"{f} {20 * Math.Log10(sum.Magnitude):F4} {AnalogResponse.Decibels(new Prototype(PrototypeKind.Bell, 10000, 12, 1), f):F4}");
        }
        var demand = new SectionDemand(new AnalogFit(48000));
        foreach (var (b, v) in new (FlareScript.Language.Vocabulary.BandDescriptor, double[])[] { (EqualizerBands.HighPass, [80]), (EqualizerBands.HighPass, [500]), (EqualizerBands.LowPass, [100]), (EqualizerBands.LowPass, [500]), (EqualizerBands.LowPass, [5000]), (EqualizerBands.Bell, [280, -2.5, 1.2]), (EqualizerBands.Bell, [1000, 3, 1]), (EqualizerBands.Bell, [3000, 3, 1]), (EqualizerBands.Bell, [5000, 3, 4]),(EqualizerBands.ShelfHigh, [10000, 2]), (EqualizerBands.ShelfLow, [100, 6]), (EqualizerBands.Notch, [50, 30]), (EqualizerBands.Notch, [1000, 30]), (EqualizerBands.BandPass, [1000, 1]), (EqualizerBands.Tilt, [700, 3]) })
        {
            var s = new SetupBuilder(new Equalizer()).Band(b, v).Build();
            var p = EqualizerPart.Of(s)[0];
            var clock = Stopwatch.StartNew();
            int n = 0;
            for (int i = 0; i < 100; i++) n = demand.Of(p, s);
            output.WriteLine($"{b.Name} {string.Join(' ', v)}: {n} sections, {clock.Elapsed.TotalMicroseconds / 100:F1} us; tail {Ringing.TailFrames(s)} memory {Ringing.MemoryFrames(s)}");
        }
        //Cost<Lane2>(); Cost<Lane4>(); Cost<Lane8>();
    }

    private void Cost<T>() where T : struct, ILane<T>
    {
        foreach (bool moves in new[] { false, true })
        foreach (int channels in new[] { 1, 2 })
        {
            var b = new SetupBuilder(new Equalizer()) { Channels = channels };
            for (int i = 0; i < 4; i++) b.Band(EqualizerBands.Bell, 9000 + 1000 * i, 6, 1);
            var setup = b.Build();
            var kernel = new CellDriver(new Equalizer(), Enumerable.Repeat(setup, T.Width).ToArray()).Prepared<T>();
            var starts = new T[setup.Slots.Length]; var ends = new T[setup.Slots.Length];
            for (int s = 0; s < starts.Length; s++) { starts[s] = T.Of(setup.Slots[s].Value); ends[s] = starts[s]; if (moves && setup.Slots[s].Path.EndsWith("gain")) ends[s] = T.Of(5); }
            var buffer = new LaneBuffer(2 * 32 * T.Width); var lanes = buffer.Lanes<T>();
            for (int i = 0; i < lanes.Length; i++) lanes[i] = T.Of(0.01 * (i % 7));
            var samples = new T[setup.Slots.Length * 32];
            double best = 1e9;
            for (int round = 0; round < 8; round++)
            {
                var clock = Stopwatch.StartNew();
                int cells = 4000;
                for (int c = 0; c < cells; c++)
                    kernel.Process(new Block<T>(32, 32L * c, channels, lanes, 32, lanes, 32, 0, default, 0, starts, ends, samples, c == 0 && round == 0, true, default));
                best = Math.Min(best, clock.Elapsed.TotalNanoseconds / cells / 32 / 8 / T.Width / channels);
                Thread.Sleep(60);
            }
            output.WriteLine($"width {T.Width} channels {channels} moving {moves}: {best:F3} ns a section, strip(channel) and frame");
        }
    }
}
