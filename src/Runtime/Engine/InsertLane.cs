using System.Collections.Immutable;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Engine;

/// <summary>One strip's insert inside a stage: what it was planned as, and what moves its parameters.</summary>
/// <param name="Setup">As planned.</param>
/// <param name="Values">One a slot; of a slot at sample rate it gives the planned value.</param>
/// <param name="Gains">One a slot: the exact gains of a level at sample rate and the blend of <c>bypass</c>; null for all others.</param>
public sealed record InsertLane(
    ProcessorSetup Setup, ImmutableArray<ParameterCurve> Values, ImmutableArray<GainCurve?> Gains);
