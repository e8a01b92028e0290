using FlareScript.Host.Files;
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
}
