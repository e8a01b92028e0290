using System.Globalization;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Embedding;

/// <summary>What can stop a session once it runs.</summary>
/// <remarks>Each says how that ends what was going on, for example <c>nothing was written</c>.</remarks>
public static class RunDiagnostics
{
    public static readonly DiagnosticDescriptor NonFinite = new("FLR4021", Severity.Error, "A processor gave NaN or infinity");
    public static readonly DiagnosticDescriptor BadSource = new("FLR4022", Severity.Error, "A source can't be played");

    /// <summary>What an exception of the engine has to say about the session; null where it says nothing.</summary>
    public static Diagnostic? For(Exception failure, GraphPlan plan, string end) => failure switch
    {
        NonFiniteSignalException odd => ForNonFinite(odd, plan.Session, plan, end),
        SourceException source => ForSource(source, plan.Session, end),
        AudioFormatException format => ForSource(format, plan.Session, end),
        _ => null,
    };

    private static Diagnostic ForNonFinite(NonFiniteSignalException failure, Session session, GraphPlan plan, string end)
    {
        BarBeat place = plan.Clock.At(Math.Max(0, failure.Frame));
        return new(NonFinite, InsertLocation(failure.Address, session),
            string.Create(CultureInfo.InvariantCulture,
                $"{failure.Address} gave a value that is not a number at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); {end}."),
            "This is a defect of the processor or a level beyond all range: look at the gains before it.");
    }

    private static Diagnostic ForSource(SourceException failure, Session session, string end) =>
        new(BadSource, ClipLocation(failure.Name, session), failure.Message, $"Export the file again; {end}.");

    private static Diagnostic ForSource(AudioFormatException failure, Session session, string end) =>
        new(BadSource, ClipLocation(failure.File, session),
            $"'{failure.File}' can't be read to its end: {failure.Problem} ({failure.Field}, byte {failure.Offset}).",
            $"Export the file again; {end}.");

    private static SourceLocation ClipLocation(string path, Session session) =>
        session.Channels.SelectMany(channel => channel.Sources).OfType<Clip>()
            .FirstOrDefault(clip => clip.Path == path)?.PathLocation ?? session.Location;

    private static SourceLocation InsertLocation(string address, Session session) =>
        session.Channels.SelectMany(channel => channel.Inserts.Concat(channel.PostInserts).Select(insert => (Address: $"{channel.Name}.{insert.Path}", insert.Location)))
            .Where(entry => entry.Address == address).Select(entry => (SourceLocation?)entry.Location).FirstOrDefault() ?? session.Location;
}
