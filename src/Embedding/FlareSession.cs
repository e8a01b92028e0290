using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;
using NAudio.Wave;

namespace FlareScript.Embedding;

/// <summary>A session in someone else's program: read from a file, its targets given as NAudio's providers.</summary>
/// <remarks>Providers read its audio files: dispose it behind them. It and its providers belong to one thread at a time.</remarks>
public sealed class FlareSession : IDisposable
{
    private const int Block = 512;      // frames; changes no bit

    private readonly Session session;
    private readonly AssetResolver assets;

    private FlareSession(Session session, AssetResolver assets, ImmutableArray<Diagnostic> warnings)
    {
        this.session = session;
        this.assets = assets;
        Warnings = warnings;
    }

    /// <summary>What is odd about the session and keeps it from nothing.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>The names of its render targets, in the order of the text.</summary>
    public IEnumerable<string> Targets => session.Targets.Select(target => target.Name);

    /// <summary>Reads a session and finds its audio files.</summary>
    /// <param name="path">A .flare file, or a folder that holds one.</param>
    /// <param name="allowed">Folders outside the session's own that it may read from.</param>
    /// <exception cref="SessionException">The session has errors.</exception>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static FlareSession Open(string path, params IEnumerable<string> allowed)
    {
        string file = SessionFile.Find(path);
        ProjectFolder project = ProjectFolder.Of(file, allowed);
        BoundSession bound = SessionFile.Bind(file, project);
        if (bound.Session is not { } session)
            throw new SessionException(bound.Diagnostics);
        (AssetResolver assets, ImmutableArray<Diagnostic> missing) = AssetResolver.Load(session, project);
        ImmutableArray<Diagnostic> diagnostics = [.. bound.Diagnostics, .. missing, .. RunDiagnostics.ForHooks(session)];
        if (!HasErrors(diagnostics))
            return new FlareSession(session, assets, diagnostics);
        assets.Dispose();
        throw new SessionException(diagnostics);
    }

    /// <summary>A target from its start, in floats: for NAudio's mixers, effects and players.</summary>
    /// <param name="target">The name of a render target; null: the first.</param>
    /// <exception cref="SessionException">The target can't be planned.</exception>
    public ISampleProvider ToSampleProvider(string? target = null) => Provide(target);

    /// <summary>A target from its start, as bytes of 32-bit floats: for what takes an <see cref="IWaveProvider"/>.</summary>
    /// <param name="target">The name of a render target; null: the first.</param>
    /// <exception cref="SessionException">The target can't be planned.</exception>
    public IWaveProvider ToWaveProvider(string? target = null) => Provide(target);

    /// <summary>Closes the audio files.</summary>
    public void Dispose() => assets.Dispose();

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    private TargetProvider Provide(string? target)
    {
        RenderTarget wanted = target is null ? session.Targets[0]
            : session.Targets.FirstOrDefault(candidate => candidate.Name == target)
                ?? throw new ArgumentException($"no render target '{target}'; there are: {string.Join(", ", Targets)}", nameof(target));
        PlanResult result = Planner.Plan(
            session, assets, ProcessorCatalogue.Find, new PlanOptions(wanted) { MaxLanes = NativeLanes.Width, Meters = false });
        GraphPlan plan = result.Plan ?? throw new SessionException(result.Diagnostics);
        return new TargetProvider(plan, new TargetStream(Engine.Prepare(plan, assets, Block), TargetRange.Of(wanted, plan), Block));
    }
}
