using System.Collections.Immutable;
using FlareScript.Runtime.Automation;

namespace FlareScript.Runtime.Planning;

/// <summary>Where a strip is listened to.</summary>
public enum TapPoint
{
    /// <summary>Behind the inserts, before the fader.</summary>
    Pre,

    /// <summary>Behind fader, post inserts and width, before the pan: what a send with a pan of its own takes.</summary>
    Fader,

    /// <summary>Behind the pan: what goes out.</summary>
    Post,
}

/// <summary>How planes are matched to a target of another width.</summary>
public enum WidthChange
{
    None,

    /// <summary>A mono signal enters every side at full level: keys.</summary>
    Spread,

    /// <summary>A mono signal enters the centre, −3.01 dB a side.</summary>
    Widen,

    /// <summary>Half the sum of left and right.</summary>
    Fold,
}

/// <summary>One way into a sum.</summary>
/// <param name="Channel">Whose tap; sums run in the ordinal order of these names.</param>
/// <param name="Buffer">Where the tap lies.</param>
/// <param name="Lane">Which lane there.</param>
/// <param name="Lanes">How many lanes lie side by side there.</param>
/// <param name="Planes">How many planes the tap has.</param>
/// <param name="Latency">Of the tap: stream frame n there is session frame n − latency.</param>
/// <param name="Delay">Frames that align it with the target.</param>
/// <param name="Level">The send's level, or null at full level.</param>
/// <param name="Mute">The channel's mute, where the tap lies before it; null where it is never muted.</param>
/// <param name="Pan">The send's own pan, or null.</param>
public sealed record Feed(
    string Channel, TapPoint Tap, int Buffer, int Lane, int Lanes, int Planes, int Latency, int Delay, GainCurve? Level,
    GainCurve? Mute, PanCurve? Pan, WidthChange Change);

/// <summary>One thing to do to one group of strips; executed in order, one after the other, for every block.</summary>
/// <param name="Group">Index of the group.</param>
/// <param name="Buffer">What it writes.</param>
public abstract record PlanStep(int Group, int Buffer);

/// <summary>Reads the sources of tracks.</summary>
public sealed record ReadStep(int Group, int Buffer) : PlanStep(Group, Buffer);

/// <summary>Sums feeds, lane by lane: the input of buses, or a key.</summary>
public sealed record SumStep(int Group, int Buffer, ImmutableArray<ImmutableArray<Feed>> Lanes) : PlanStep(Group, Buffer);

/// <summary>Turns the phase of some planes over.</summary>
public sealed record PhaseStep(int Group, int Buffer) : PlanStep(Group, Buffer);

/// <summary>Delays all planes, so that a key that comes later is met.</summary>
public sealed record AlignStep(int Group, int Buffer, int Frames) : PlanStep(Group, Buffer);

/// <summary>Makes stereo of mono before an insert that needs it, −3.01 dB a side.</summary>
public sealed record WidenStep(int Group, int From, int Buffer) : PlanStep(Group, Buffer);

/// <summary>Runs an insert in place.</summary>
/// <param name="Insert">Index among the strip's inserts, post inserts behind the others.</param>
/// <param name="Key">Buffer of the key; −1 where it listens to its own input.</param>
public sealed record InsertStep(int Group, int Buffer, int Insert, int Key) : PlanStep(Group, Buffer);

/// <summary>Keeps a tap that someone hears while the strip goes on.</summary>
public sealed record KeepStep(int Group, int From, int Buffer, TapPoint Tap) : PlanStep(Group, Buffer);

/// <summary>Fader, vcas and mute.</summary>
/// <param name="Latency">Session frames that the signal lies behind the stream here.</param>
public sealed record FaderStep(int Group, int Buffer, int Latency) : PlanStep(Group, Buffer);

/// <summary>Stereo width.</summary>
public sealed record WidthStep(int Group, int Buffer, int Latency) : PlanStep(Group, Buffer);

/// <summary>Pan of mono strips (from one plane to two) or balance of stereo ones (in place).</summary>
public sealed record PanStep(int Group, int From, int Buffer, int Latency) : PlanStep(Group, Buffer);

/// <summary>Measures what each strip puts out, for the report.</summary>
public sealed record MeterStep(int Group, int Buffer, int Latency) : PlanStep(Group, Buffer);
