using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>How long an equalizer rings and remembers, from the slowest poles that its lanes can reach.</summary>
internal static class Ringing
{
    private const int FrequenciesOfRange = 5;

    /// <summary>A fall of 120 dB.</summary>
    public static long TailFrames(ProcessorSetup setup) => Frames(setup, 6, 4);

    /// <summary>A fall of 300 dB.</summary>
    public static long MemoryFrames(ProcessorSetup setup) => Frames(setup, 15, 5);

    /// <param name="decades">The fall in amplitude, as a power of ten.</param>
    /// <param name="extra">
    /// Time constants that every further pole may add: n equal ones decay like tⁿ⁻¹·e^(−t), which takes up to 3.9 (120 dB) or 4.7
    /// (300 dB) each.
    /// </param>
    private static long Frames(ProcessorSetup setup, int decades, double extra)
    {
        var fit = new AnalogFit(setup.Rate);
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[2];
        double slowest = 0;
        double sum = 0;
        foreach (EqualizerPart part in EqualizerPart.Of(setup))
        {
            if (part.GainSlot >= 0 && setup.Slots[part.GainSlot] is { Moves: false, Value: 0 })
                continue;
            double main = 0;
            double auxiliary = 0;
            foreach (Prototype prototype in ReachableValues.Of(part, setup, FrequenciesOfRange))
            {
                fit.Fit(prototype, part.Sections, sections);
                main = Math.Max(main, TimeConstant(sections[0]));
                if (part.Sections == 2)
                    auxiliary = Math.Max(auxiliary, TimeConstant(sections[1]));
            }

            sum += main + auxiliary;
            slowest = Math.Max(slowest, Math.Max(main, auxiliary));
        }

        return (long)Math.Ceiling(slowest * decades * LnTen + (sum - slowest) * extra);
    }

    /// <summary>Frames to a fall by e.</summary>
    private static double TimeConstant(SectionCoefficients section)
    {
        double radius = section.PoleRadius();
        return radius <= 0 ? 0 : -1 / DMath.Log(radius);
    }

    private const double LnTen = 2.302585092994046;
}
