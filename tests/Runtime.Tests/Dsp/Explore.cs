using FlareScript.Runtime.Dsp;
using System.Diagnostics;

namespace Runtime.Tests.Dsp;

public sealed class Explore(ITestOutputHelper output)
{
    [Fact]
    public void Scan()
    {
        var into = new SectionCoefficients[2];
        foreach (int rate in new[] { 44100 })
        {
            var fit = new AnalogFit(rate);
            foreach (PrototypeKind kind in Enum.GetValues<PrototypeKind>())
            {
                if (kind == PrototypeKind.AllPass) continue;
                var random = new Random(1);
                double worst = 0; Prototype at = default; int over = 0;
                double maxQ = kind is PrototypeKind.LowPass or PrototypeKind.HighPass ? 20 : 40;
                double floor = kind == PrototypeKind.Notch ? -30 : kind is PrototypeKind.LowPass or PrototypeKind.HighPass or PrototypeKind.FirstHighPass or PrototypeKind.FirstLowPass or PrototypeKind.BandPass ? -60 : -1000;
                for (int i = 0; i < 4000; i++)
                {
                    double f = 20 * Math.Pow(0.49 * rate / 20, random.NextDouble());
                    double q = 0.1 * Math.Pow(maxQ / 0.1, random.NextDouble());
                    double gain = random.NextDouble() * 72 - 36;
                    var p = new Prototype(kind, f, gain, q);
                    fit.Fit(p, p.Sections, into);
                    double e = AnalogResponse.WorstError(p, into.AsSpan(0, p.Sections), rate, floor);
                    if (!(e <= worst)) { worst = e; at = p; }
                    if (!(e <= 0.01)) over++;
                }
                output.WriteLine($"{rate} {kind}: {worst:F4} over .01: {over} at {at}");
            }
            for (int round = 0; round < 3; round++)
            {
                foreach (PrototypeKind kind in new[] { PrototypeKind.Bell, PrototypeKind.LowPass })
                {
                    var clock = Stopwatch.StartNew();
                    for (int i = 0; i < 20000; i++)
                        fit.Fit(new Prototype(kind, 1000 + i % 7 * 2000, 6, 1), 2, into);
                    if (round == 2) output.WriteLine($"{rate} {kind} {clock.Elapsed.TotalMicroseconds / 20000:F2} us a fit");
                }
            }
        }
    }
}
