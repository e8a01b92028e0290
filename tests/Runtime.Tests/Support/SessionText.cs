using FlareScript.Language.Binding;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sinks;
using FlareScript.Runtime.Sources;

namespace Runtime.Tests.Support;

/// <summary>A session written in a test: bound, planned and rendered in memory; it plays test signals only.</summary>
internal static class SessionText
{
    public static Session Bind(string text)
    {
        BoundSession bound = Binder.Bind(
            SyntaxParser.Parse(new SourceText("test.flare", "flare 1\n" + text)), ProcessorCatalogue.Vocabulary, new NoImports());
        return bound.Session ?? throw new InvalidOperationException(string.Join("\n", bound.Diagnostics));
    }

    public static GraphPlan Plan(string text, PlanOptions? options = null)
    {
        PlanResult result = Planner.Plan(Bind(text), new NoAssets(), ProcessorCatalogue.Find, options ?? new PlanOptions());
        return result.Plan ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    /// <summary>Planes of the whole render.</summary>
    public static double[][] Render(GraphPlan plan, int block = 512, bool skipsSilence = true)
    {
        var sink = new MemorySink(plan);
        OfflineRenderer.Render(
            FlareScript.Runtime.Engine.Engine.Prepare(plan, new NoAssets(), block, skipsSilence), [sink], block, null, CancellationToken.None);
        return sink.Planes;
    }

    private sealed class MemorySink(GraphPlan plan) : ISink
    {
        public double[][] Planes { get; } = [.. Enumerable.Range(0, plan.Channels).Select(_ => new double[plan.Frames])];

        public long EndFrame => plan.Frames;

        public void Write(long firstFrame, ReadOnlySpan<double> planes, int stride, int frames)
        {
            for (int plane = 0; plane < Planes.Length; plane++)
                planes.Slice(plane * stride, frames).CopyTo(Planes[plane].AsSpan((int)firstFrame));
        }
    }

    private sealed class NoAssets : IAssets
    {
        public AssetFacts? Find(string path) => null;

        public ISource Open(string path) => throw new InvalidOperationException("A session of a test plays no files.");
    }

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "a session of a test imports nothing");
    }
}
