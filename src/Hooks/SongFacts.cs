using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Hooks;

/// <summary>What a script may know of the song at its tick; what costs something is found when it is asked for.</summary>
public abstract partial class SongFacts
{
    private SongClock clock = null!;
    private SongSections sections = null!;
    private ulong noise;
    private double seconds;                // of a frame
    private long frame;

    private protected SongFacts()
    {
    }

    /// <summary>From the session's start.</summary>
    public Seconds Time => new(frame * seconds);

    /// <summary>The session frame of this tick: a multiple of 32.</summary>
    public long Frame => frame;

    /// <summary>Which tick this is, from 0.</summary>
    public long Tick => frame / ControlGrid.Cell;

    /// <summary>Bars since the start, continuous: 0 at 1|1, 0.5 in the middle of the first bar.</summary>
    public double Bar => clock.BarsAt(frame);

    /// <summary>Beats of the meter since the start, continuous: 0 at 1|1.</summary>
    public double Beat => clock.BeatAt(frame);

    /// <summary>The bar as positions count it, from 1.</summary>
    public int BarNumber => (int)clock.At(frame).Bar;

    /// <summary>The beat in its bar as positions count it, from 1, continuous.</summary>
    public double BeatInBar => clock.At(frame).Beat;

    /// <summary>Quarter notes a minute.</summary>
    public double Tempo => clock.TempoAt(frame);

    /// <summary>The name of the section, or an empty string outside all.</summary>
    public string Section => sections.NameAt(frame);

    /// <summary>How much of the section is over, 0 to 1; 0 outside all.</summary>
    public double SectionProgress => sections.ProgressAt(frame);

    /// <summary>A new number from −1 to 1 each tick, the same in every render.</summary>
    public double Noise => Runtime.Numerics.Noise.Uniform(noise, frame);

    /// <summary>The length of a tick.</summary>
    public Seconds Step => new(ControlGrid.Cell * seconds);

    internal double WrittenValue { get; private set; }

    internal double StepSeconds { get; private set; }

    /// <summary>The noise of another tick.</summary>
    public double NoiseAt(long tick) => Runtime.Numerics.Noise.Uniform(noise, unchecked(tick * ControlGrid.Cell));

    internal void Begin(SongClock songClock, SongSections songSections, ulong noiseKey)
    {
        clock = songClock;
        sections = songSections;
        noise = noiseKey;
        seconds = 1.0 / songClock.Rate;
        StepSeconds = ControlGrid.Cell / (double)songClock.Rate;
    }

    internal void MoveTo(long tickFrame, double written)
    {
        frame = tickFrame;
        WrittenValue = written;
    }
}
