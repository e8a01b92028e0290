using System.Collections.Immutable;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sources;
using Runtime.Tests.Formats;

namespace Runtime.Tests.Rendering;

/// <summary>A session as text, rendered to memory: the samples of every file it delivers.</summary>
internal sealed class RenderedText
{
    private readonly Dictionary<string, double[]> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TargetReading> readings = new(StringComparer.Ordinal);

    /// <param name="text">Without <c>flare 1</c>.</param>
    /// <param name="sounds">Files by name: rate and planes.</param>
    /// <param name="targets">Those to render, in one run; empty: all.</param>
    public RenderedText(string text, Dictionary<string, (int Rate, double[][] Planes)> sounds, int block = 512, int lanes = 8, string? solo = null, params string[] targets)
    {
        BoundSession bound = Binder.Bind(SyntaxParser.Parse(new SourceText("song.flare", "flare 1\n" + text)), ProcessorCatalogue.Vocabulary, new NoImports());
        Assert.Empty(bound.Diagnostics.Where(one => one.Severity == Severity.Error).Select(one => one.ToString()));
        Session session = bound.Session!;
        RenderTarget[] chosen = [.. session.Targets.Where(target => targets.Length == 0 || targets.Contains(target.Name))];
        var assets = new Sounds(sounds);
        ImmutableArray<Stem> stems = [.. chosen.SelectMany(target => StemPlanning.Of(session, target.Stems))];
        PlanResult result = Planner.Plan(session, assets, ProcessorCatalogue.Find, new PlanOptions(chosen[0]) { Stems = stems, MaxLanes = lanes, Solo = solo is null ? [] : [solo] });
        Plan = result.Plan ?? throw new InvalidOperationException(string.Join("; ", result.Diagnostics));
        FlareScript.Runtime.Engine.Engine engine = FlareScript.Runtime.Engine.Engine.Prepare(Plan, assets, block);
        var sinks = new List<(TargetSink Sink, MemoryStream Stream)>();
        var feeds = new List<SinkFeed>();
        int stem = 0;
        foreach (RenderTarget target in chosen)
        {
            foreach (int _ in Enumerable.Range(0, target.Stems?.Names.Length ?? 1))
            {
                int index = target.Stems is null ? SinkFeed.Master : stem++;
                var stream = new MemoryStream();
                var sink = new TargetSink(target, TargetRange.Of(target, Plan), Plan, stream, index);
                sinks.Add((sink, stream));
                feeds.Add(new SinkFeed(sink, index));
            }
        }

        OfflineRenderer.Render(engine, feeds, block, null, TestContext.Current.CancellationToken);
        foreach ((TargetSink sink, MemoryStream stream) in sinks)
        {
            TargetReading reading = sink.Finish("");
            readings.Add(reading.Name, reading);
            files.Add(reading.Name, Audio.ReadAll(stream.ToArray()));
        }
    }

    public GraphPlan Plan { get; }

    public IEnumerable<string> Names => files.Keys;

    /// <summary>A file by the target's name, or target.stem; interleaved.</summary>
    public double[] this[string name] => files[name];

    public TargetReading Reading(string name) => readings[name];

    /// <summary>One channel of a file of two.</summary>
    public double[] Side(string name, int side) => [.. files[name].Where((_, index) => index % 2 == side)];

    public static double[] Noise(int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble() - 0.5)];
    }

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "there is no such file");
    }

    private sealed class Sounds(Dictionary<string, (int Rate, double[][] Planes)> files) : IAssets
    {
        public AssetFacts? Find(string path) => files.TryGetValue(path, out var file)
            ? new AssetFacts(file.Planes.Length, file.Rate, file.Planes[0].Length)
            : null;

        public ISource Open(string path)
        {
            double[][] planes = files[path].Planes;
            var samples = new double[planes.Length * planes[0].Length];
            for (int i = 0; i < samples.Length; i++)
                samples[i] = planes[i % planes.Length][i / planes.Length];
            return new MemorySource(planes.Length, samples);
        }
    }
}
