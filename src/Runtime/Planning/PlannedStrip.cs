using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Planning;

/// <summary>A processor of a strip as it will run.</summary>
/// <param name="Address"><c>lead.comp</c>.</param>
/// <param name="Setup">What latency, memory and kernel are made from.</param>
/// <param name="Values">One curve a slot.</param>
/// <param name="Gains">One a slot: gains of levels at sample rate, the blend of bypass; null for the others.</param>
/// <param name="Latency">Session frames that its input lies behind the stream.</param>
/// <param name="Align">Frames by which the strip waits for the key before it.</param>
/// <param name="IsPost">Behind the fader.</param>
public sealed record PlannedInsert(
    string Address, Insert Source, IProcessorDefinition Definition, ProcessorSetup Setup,
    ImmutableArray<ParameterCurve> Values, ImmutableArray<GainCurve?> Gains, int Latency, int Align, bool IsPost)
{
    /// <summary>Where its output lies behind the stream.</summary>
    public int OutputLatency => Latency + Definition.LatencyFrames(Setup);
}

/// <summary>A channel as it will run.</summary>
/// <param name="Planes">At its input.</param>
/// <param name="PreLatency">Session frames that its pre tap lies behind the stream.</param>
/// <param name="PostLatency">The same for fader and post tap.</param>
/// <param name="Sources">Of a track; null for others.</param>
/// <param name="WidenBefore">Index of the insert before which mono becomes stereo; −1: not before the pan.</param>
/// <param name="PrePlanes">Planes of the pre tap.</param>
/// <param name="PostPlanes">Planes of the post tap.</param>
/// <param name="TailFrames">How long it still sounds behind its last input.</param>
public sealed record PlannedStrip(
    Channel Channel, int Planes, int InputLatency, int PreLatency, int PostLatency, int WidenBefore, int PrePlanes, int PostPlanes,
    ImmutableArray<PlannedInsert> Inserts, TrackPlan? Sources,
    GainCurve Fader, GainCurve Mute, GainCurve Width, PanCurve? Pan, long TailFrames)
{
    public string Name => Channel.Name;
}

/// <summary>Strips of one shape at one depth that run side by side.</summary>
/// <param name="Lanes">1, 2, 4 or 8.</param>
/// <param name="Depth">The longest way from a source, counted in channels.</param>
/// <param name="Members">At most <paramref name="Lanes"/>, in the ordinal order of their names.</param>
public sealed record StripGroup(int Lanes, int Depth, ImmutableArray<PlannedStrip> Members)
{
    public PlannedStrip Shape => Members[0];
}

/// <summary>A buffer of the engine: planes of frames of lanes.</summary>
public sealed record PlannedBuffer(int Planes, int Lanes)
{
    /// <summary>Doubles for one frame.</summary>
    public int Doubles => Planes * Lanes;
}
