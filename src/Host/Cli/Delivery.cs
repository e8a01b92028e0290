using FlareScript.Embedding.Files;
using FlareScript.Host.Files;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Host.Cli;

/// <summary>One file to write: a target, or a stem of one.</summary>
/// <param name="Stem">Null: the master.</param>
/// <param name="Path">Where it will stand.</param>
internal sealed record Delivery(RenderTarget Target, Stem? Stem, string Path)
{
    /// <summary>The files of a target, in the order of its names.</summary>
    /// <param name="outFolder">Replaces the folders of <c>to</c>; null: they stand.</param>
    public static IEnumerable<Delivery> Of(RenderTarget target, Session session, string sessionPath, string? outFolder) =>
        target.Stems is null
            ? [new Delivery(target, null, TargetPath.Of(target, target.Name, session, sessionPath, outFolder))]
            : StemPlanning.Of(session, target.Stems)
                .Select(stem => new Delivery(target, stem, TargetPath.Of(target, stem.Name, session, sessionPath, outFolder)));

    /// <summary>The targets that would write where a session of a stranger has no business; a folder from the command line is the user's own word.</summary>
    public static IEnumerable<Diagnostic> Outside(IEnumerable<Delivery> deliveries, ProjectFolder project) => deliveries
        .Where(delivery => !project.Holds(delivery.Path))
        .DistinctBy(delivery => delivery.Target)
        .Select(delivery => RenderDiagnostics.ForOutside(delivery.Target, delivery.Path, project.Root));
}
