using System.Collections.Immutable;
using FlareScript.Runtime.Engine;

namespace FlareScript.Runtime.Rendering;

/// <summary>A change of rate that nobody had to ask for, or that a target asked for.</summary>
/// <param name="Name">A clip's file as the session names it, or the target.</param>
/// <param name="From">Frames a second.</param>
/// <param name="To">Frames a second.</param>
public sealed record ConversionReading(string Name, int From, int To);

/// <summary>What one file holds, measured.</summary>
/// <param name="Name">The target.</param>
/// <param name="Path">Where it was written.</param>
/// <param name="Bits">As in the session: <c>24</c>, <c>32f</c>.</param>
/// <param name="Integrated">LUFS; −∞ when nothing passed the gates.</param>
/// <param name="TruePeak">dBTP; −∞ for silence.</param>
/// <param name="SamplePeak">dBFS; −∞ for silence.</param>
/// <param name="Clipped">Samples that did not fit the integers.</param>
/// <param name="FirstClippedFrame">Since the session's start, at the file's rate; −1 when none.</param>
/// <param name="WorstPeak">dBFS of the largest of them.</param>
/// <param name="Dither"><c>tpdf</c> or <c>none</c>.</param>
/// <param name="LatencyFrames">Compensated: cut from the start of the stream.</param>
public sealed record TargetReading(
    string Name, string Path, long Frames, int Rate, string Bits, double Integrated, double TruePeak, double SamplePeak,
    long Clipped, long FirstClippedFrame, double WorstPeak, string Dither, int LatencyFrames)
{
    /// <summary>Files that were converted on the way, by name; the target itself last.</summary>
    public ImmutableArray<ConversionReading> Conversions { get; init; } = [];
}

/// <summary>What was rendered and how it came out.</summary>
/// <param name="Rate">Of the session, in frames a second.</param>
/// <param name="Channels">Of the first plan rendered.</param>
/// <param name="Dynamics">Of the first plan rendered.</param>
/// <param name="Clamps">Of the first plan rendered.</param>
public sealed record RenderReport(
    int Rate, ImmutableArray<TargetReading> Targets, ImmutableArray<ChannelReading> Channels, ImmutableArray<ReductionReading> Dynamics,
    ImmutableArray<ClampReading> Clamps);
