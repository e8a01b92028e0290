using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Planning;

/// <summary>All that will run, in order: immutable, known before the first sample, and printable.</summary>
/// <param name="Session">What it was made from.</param>
/// <param name="Clock">Turns positions into frames.</param>
/// <param name="Groups">Strips side by side.</param>
/// <param name="Steps">What is done for every block, in order.</param>
/// <param name="Buffers">Planes of frames of lanes.</param>
/// <param name="Output">The buffer that holds the master's output behind the last step.</param>
/// <param name="Channels">Planes of the output.</param>
/// <param name="EndFrame">Where the sources stop.</param>
/// <param name="TailFrames">What is rendered behind the end.</param>
/// <param name="TailIsAuto">Whether the plan chose the tail.</param>
/// <param name="Latency">Session frames that the output lies behind the stream; a render leaves them out.</param>
public sealed record GraphPlan(
    Session Session, SongClock Clock, ImmutableArray<StripGroup> Groups, ImmutableArray<PlanStep> Steps,
    ImmutableArray<PlannedBuffer> Buffers, int Output, int Channels, long EndFrame, long TailFrames, bool TailIsAuto, int Latency)
{
    public int Rate => Session.Rate;

    /// <summary>What is read beside the output.</summary>
    public ImmutableArray<PlannedStem> Stems { get; init; } = [];

    /// <summary>Frames of the whole render.</summary>
    public long Frames => EndFrame + TailFrames;

    public IEnumerable<PlannedStrip> Strips => Groups.SelectMany(group => group.Members);
}
