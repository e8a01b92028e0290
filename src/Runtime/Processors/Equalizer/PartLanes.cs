using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>The numbers of one part in every lane, at both grid points of the cell.</summary>
/// <remarks>
/// A fit is made for each lane by itself and depends on that lane's values alone, so no bit depends on who shares the kernel. It is made
/// again only for lanes whose values changed, and a cell begins with what the cell before ended with.
/// </remarks>
internal sealed class PartLanes<T>
    where T : struct, ILane<T>
{
    private const int Values = 3;   // frequency, gain, q

    private readonly EqualizerPart part;
    private readonly AnalogFit fit;
    private readonly int[] demands;               // sections of each lane
    private readonly double[] startValues;        // Values of each lane
    private readonly double[] endValues;
    private readonly LaneBuffer starts;           // [section][parameter][lane]
    private readonly LaneBuffer ends;
    private readonly SectionCoefficients[] fitted = new SectionCoefficients[2];

    /// <param name="demands">Sections that each member needs.</param>
    public PartLanes(EqualizerPart part, AnalogFit fit, int[] demands)
    {
        this.part = part;
        this.fit = fit;
        this.demands = demands;
        foreach (int demand in demands)
            Sections = Math.Max(Sections, demand);
        startValues = new double[demands.Length * Values];
        endValues = new double[demands.Length * Values];
        // No value equals NaN, so the first cell fits everything.
        Array.Fill(startValues, double.NaN);
        Array.Fill(endValues, double.NaN);
        starts = new(2 * StateVariableSection.Parameters * T.Width);
        ends = new(2 * StateVariableSection.Parameters * T.Width);
        for (int lane = 0; lane < T.Width; lane++)
        {
            for (int section = 0; section < 2; section++)
            {
                Write(starts, section, lane, SectionCoefficients.Identity);
                Write(ends, section, lane, SectionCoefficients.Identity);
            }
        }
    }

    /// <summary>Sections in use: the most that any member needs; the others' are identities then.</summary>
    public int Sections { get; }

    /// <summary>Whether any lane is on its way in this cell.</summary>
    public bool Moves { get; private set; }

    public ReadOnlySpan<T> Starts(int section) =>
        starts.Lanes<T>().Slice(section * StateVariableSection.Parameters, StateVariableSection.Parameters);

    public ReadOnlySpan<T> Ends(int section) =>
        ends.Lanes<T>().Slice(section * StateVariableSection.Parameters, StateVariableSection.Parameters);

    /// <summary>Takes the values of a new cell.</summary>
    public void Take(in Block<T> block)
    {
        Moves = false;
        if (Sections == 0)
            return;
        T frequency0 = block.Start(part.FrequencySlot);
        T frequency1 = block.End(part.FrequencySlot);
        T gain0 = part.GainSlot < 0 ? T.Zero : block.Start(part.GainSlot);
        T gain1 = part.GainSlot < 0 ? T.Zero : block.End(part.GainSlot);
        T q0 = part.QSlot < 0 ? T.Of(part.FixedQ) : block.Start(part.QSlot);
        T q1 = part.QSlot < 0 ? T.Of(part.FixedQ) : block.End(part.QSlot);
        for (int lane = 0; lane < demands.Length; lane++)
        {
            if (demands[lane] == 0)
                continue;
            TakeStart(lane, T.Get(frequency0, lane), T.Get(gain0, lane), T.Get(q0, lane));
            TakeEnd(lane, T.Get(frequency1, lane), T.Get(gain1, lane), T.Get(q1, lane));
            Moves |= !Same(startValues, endValues, lane);
        }
    }

    private void TakeStart(int lane, double frequency, double gain, double q)
    {
        if (Holds(startValues, lane, frequency, gain, q))
            return;
        Set(startValues, lane, frequency, gain, q);
        if (Holds(endValues, lane, frequency, gain, q))
            Copy(ends, starts, lane);
        else
            Fit(starts, lane, part.At(frequency, gain, q));
    }

    private void TakeEnd(int lane, double frequency, double gain, double q)
    {
        if (Holds(endValues, lane, frequency, gain, q))
            return;
        Set(endValues, lane, frequency, gain, q);
        if (Holds(startValues, lane, frequency, gain, q))
            Copy(starts, ends, lane);
        else
            Fit(ends, lane, part.At(frequency, gain, q));
    }

    private void Fit(LaneBuffer into, int lane, Prototype prototype)
    {
        fit.Fit(prototype, demands[lane], fitted);
        for (int section = 0; section < demands[lane]; section++)
            Write(into, section, lane, fitted[section]);
    }

    private static void Write(LaneBuffer into, int section, int lane, SectionCoefficients value)
    {
        Span<double> numbers = into.Values[(section * StateVariableSection.Parameters * T.Width)..];
        numbers[lane] = value.G;
        numbers[T.Width + lane] = value.K;
        numbers[2 * T.Width + lane] = value.M0;
        numbers[3 * T.Width + lane] = value.M1;
        numbers[4 * T.Width + lane] = value.M2;
    }

    private static void Copy(LaneBuffer from, LaneBuffer to, int lane)
    {
        ReadOnlySpan<double> source = from.Values;
        Span<double> target = to.Values;
        for (int i = lane; i < source.Length; i += T.Width)
            target[i] = source[i];
    }

    private static bool Holds(double[] values, int lane, double frequency, double gain, double q) =>
        values[lane * Values] == frequency && values[lane * Values + 1] == gain && values[lane * Values + 2] == q;

    private static bool Same(double[] a, double[] b, int lane) =>
        Holds(a, lane, b[lane * Values], b[lane * Values + 1], b[lane * Values + 2]);

    private static void Set(double[] values, int lane, double frequency, double gain, double q)
    {
        values[lane * Values] = frequency;
        values[lane * Values + 1] = gain;
        values[lane * Values + 2] = q;
    }
}
