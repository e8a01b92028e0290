using System.Globalization;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Cli;

/// <summary>What can stop a render once it runs.</summary>
public static class RenderDiagnostics
{
    /// <summary>What a render leaves behind when it is stopped.</summary>
    private const string NothingWritten = "nothing was written";

    public static readonly DiagnosticDescriptor SamePath = new("FLR4020", Severity.Error, "Two targets write one file");
    public static readonly DiagnosticDescriptor NonFinite = new("FLR4021", Severity.Error, "A processor gave NaN or infinity");
    public static readonly DiagnosticDescriptor BadSource = new("FLR4022", Severity.Error, "A source can't be played");

    public static Diagnostic ForSamePath(RenderTarget target, string path) =>
        new(SamePath, target.Location, $"Two targets write '{path}'.", "Give each its own 'to', for example with {name} in it.");

    /// <param name="end">How that ended what was going on; null: as it ends a render.</param>
    public static Diagnostic ForNonFinite(NonFiniteSignalException failure, Session session, GraphPlan plan, string? end = null)
    {
        BarBeat place = plan.Clock.At(Math.Max(0, failure.Frame));
        return new(NonFinite, InsertLocation(failure.Address, session),
            string.Create(CultureInfo.InvariantCulture,
                $"{failure.Address} gave a value that is not a number at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); {end ?? NothingWritten}."),
            "This is a defect of the processor or a level beyond all range: look at the gains before it.");
    }

    /// <inheritdoc cref="ForNonFinite"/>
    public static Diagnostic ForSource(SourceException failure, Session session, string? end = null) =>
        new(BadSource, ClipLocation(failure.Name, session), failure.Message, $"Export the file again; {end ?? NothingWritten}.");

    /// <inheritdoc cref="ForNonFinite"/>
    public static Diagnostic ForSource(AudioFormatException failure, Session session, string? end = null) =>
        new(BadSource, ClipLocation(failure.File, session),
            $"'{failure.File}' can't be read to its end: {failure.Problem} ({failure.Field}, byte {failure.Offset}).",
            $"Export the file again; {end ?? NothingWritten}.");

    private static SourceLocation ClipLocation(string path, Session session) =>
        session.Channels.SelectMany(channel => channel.Sources).OfType<Clip>()
            .FirstOrDefault(clip => clip.Path == path)?.PathLocation ?? session.Location;

    private static SourceLocation InsertLocation(string address, Session session) =>
        session.Channels.SelectMany(channel => channel.Inserts.Concat(channel.PostInserts).Select(insert => (Address: $"{channel.Name}.{insert.Path}", insert.Location)))
            .Where(entry => entry.Address == address).Select(entry => (SourceLocation?)entry.Location).FirstOrDefault() ?? session.Location;
}
