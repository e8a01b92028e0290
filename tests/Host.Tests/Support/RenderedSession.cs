using System.Collections.Immutable;
using System.Security.Cryptography;
using FlareScript.Embedding.Files;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;

namespace Host.Tests.Support;

/// <summary>How a render is cut up; nothing of it may change a bit.</summary>
/// <param name="Block">Frames a block.</param>
/// <param name="Lanes">The most strips side by side.</param>
/// <param name="Blocks">Cuts blocks by chance up to <paramref name="Block"/>, from this seed; null: all alike.</param>
internal sealed record Cutting(int Block = 4096, int Lanes = 8, int? Blocks = null);

/// <summary>Every target of a session, rendered within this process into memory.</summary>
internal static class RenderedSession
{
    /// <summary>SHA-256 of the samples' bytes of every target, in the order of their names: <c>HASH  target</c>.</summary>
    public static string[] Hashes(string path, string text, Cutting cutting, params string[] allowed) =>
        [.. Files(path, text, cutting, allowed).Select(file => $"{HashOf(file.Value)}  {file.Key}")];

    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(Wave.Data(file)));

    /// <summary>The samples of one target, one plane a channel.</summary>
    public static double[][] Samples(string path, string text, string target = "mix") =>
        Wave.Read(new MemoryStream(Files(path, text, new Cutting())[target]), target);

    /// <summary>The file of every target, by name.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Files(string path, string text, Cutting cutting, params string[] allowed)
    {
        SyntaxTree tree = SyntaxParser.Parse(new SourceText(path, text));
        ProjectFolder project = ProjectFolder.Of(path, allowed);
        BoundSession bound = Binder.Bind(tree, ProcessorCatalogue.Vocabulary, new FileImports(project));
        RequireNoErrors(bound.Diagnostics);
        Session session = bound.Session!;
        (AssetResolver assets, ImmutableArray<Diagnostic> missing) = AssetResolver.Load(session, project);
        using (assets)
        {
            RequireNoErrors(missing);
            var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
            foreach (IGrouping<string, RenderTarget> alike in session.Targets.GroupBy(PlanKey, StringComparer.Ordinal))
            {
                PlanResult result = Planner.Plan(session, assets, ProcessorCatalogue.Find, new PlanOptions(alike.First()) { MaxLanes = cutting.Lanes });
                RequireNoErrors(result.Diagnostics);
                Render(alike, result.Plan!, assets, cutting, files);
            }

            return files.ToImmutable();
        }
    }

    private static void Render(
        IEnumerable<RenderTarget> targets, GraphPlan plan, AssetResolver assets, Cutting cutting, ImmutableSortedDictionary<string, byte[]>.Builder files)
    {
        Engine engine = Engine.Prepare(plan, assets, cutting.Block);
        var streams = targets.ToDictionary(target => target, _ => new MemoryStream());
        TargetSink[] sinks = [.. streams.Select(entry => new TargetSink(entry.Key, TargetRange.Of(entry.Key, plan), plan, entry.Value))];
        if (cutting.Blocks is int seed)
            RandomBlocks.Render(engine, sinks, new Random(seed));
        else
            OfflineRenderer.Render(engine, sinks, cutting.Block, null, TestContext.Current.CancellationToken);
        foreach (TargetSink sink in sinks)
            sink.Finish("");
        foreach ((RenderTarget target, MemoryStream stream) in streams)
            files.Add(target.Name, stream.ToArray());
    }

    private static string PlanKey(RenderTarget target) =>
        string.Join(' ', [.. target.Mutes, .. target.Trims.Select(trim => $"{trim.Address}{trim.Amount:R}")]);

    private static void RequireNoErrors(IEnumerable<Diagnostic> diagnostics) =>
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(DiagnosticText.Write));
}
