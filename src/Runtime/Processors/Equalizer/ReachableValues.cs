using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>Samples of the values that the lanes of one part can reach: both ends of every range and what lies between.</summary>
internal static class ReachableValues
{
    /// <summary>Prototypes over a part's ranges; one where nothing moves.</summary>
    public static IEnumerable<Prototype> Of(EqualizerPart part, ProcessorSetup setup, int frequencies)
    {
        foreach (double frequency in Between(setup.Slots[part.FrequencySlot], frequencies, byRatio: true))
        {
            foreach (double gain in Gains(part, setup))
            {
                if (part.QSlot < 0)
                {
                    yield return part.At(frequency, gain, part.FixedQ);
                    continue;
                }

                foreach (double q in Between(setup.Slots[part.QSlot], 4, byRatio: true))
                    yield return part.At(frequency, gain, q);
            }
        }
    }

    private static IEnumerable<double> Gains(EqualizerPart part, ProcessorSetup setup) =>
        part.GainSlot < 0 ? [0] : Between(setup.Slots[part.GainSlot], 3, byRatio: false);

    private static IEnumerable<double> Between(SlotSetup slot, int count, bool byRatio)
    {
        if (!slot.Moves)
        {
            yield return slot.Value;
            yield break;
        }

        yield return slot.Low;
        double ratio = slot.High / slot.Low;
        for (int i = 1; i < count - 1; i++)
        {
            double share = (double)i / (count - 1);
            yield return byRatio
                ? slot.Low * Numerics.DMath.Pow(ratio, share)
                : slot.Low + (slot.High - slot.Low) * share;
        }

        yield return slot.High;
    }
}
