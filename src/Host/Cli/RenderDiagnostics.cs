using System.Globalization;
using FlareScript.Host.Scripting;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Cli;

/// <summary>What can stop a render once it runs.</summary>
public static class RenderDiagnostics
{
    public static readonly DiagnosticDescriptor SamePath = new("FLR4020", Severity.Error, "Two targets write one file");
    public static readonly DiagnosticDescriptor NonFinite = new("FLR4021", Severity.Error, "A processor gave NaN or infinity");
    public static readonly DiagnosticDescriptor BadSource = new("FLR4022", Severity.Error, "A source can't be played");

    public static Diagnostic ForSamePath(RenderTarget target, string path) =>
        new(SamePath, target.Location, $"Two targets write '{path}'.", "Give each its own 'to', for example with {name} in it.");

    public static Diagnostic ForNonFinite(NonFiniteSignalException failure, Session session, GraphPlan plan)
    {
        BarBeat place = plan.Clock.At(Math.Max(0, failure.Frame));
        return new(NonFinite, InsertLocation(failure.Address, session),
            string.Create(CultureInfo.InvariantCulture,
                $"{failure.Address} gave a value that is not a number at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); nothing was written."),
            "This is a defect of the processor or a level beyond all range: look at the gains before it.");
    }

    public static Diagnostic ForHook(HookStoppedException failure, GraphPlan plan)
    {
        BarBeat place = plan.Clock.At(failure.Frame);
        return new(ScriptDiagnostics.Stopped, failure.Location,
            string.Create(CultureInfo.InvariantCulture,
                $"The hook {failure.Name} of {failure.Address} {failure.Reason} at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); nothing was written."),
            char.ToUpperInvariant(failure.Help[0]) + failure.Help[1..]);
    }

    public static Diagnostic ForSource(SourceException failure, Session session) =>
        new(BadSource, ClipLocation(failure.Name, session), failure.Message, "Export the file again; nothing was written.");

    public static Diagnostic ForSource(AudioFormatException failure, Session session) =>
        new(BadSource, ClipLocation(failure.File, session),
            $"'{failure.File}' can't be read to its end: {failure.Problem} ({failure.Field}, byte {failure.Offset}).",
            "Export the file again; nothing was written.");

    private static SourceLocation ClipLocation(string path, Session session) =>
        session.Channels.SelectMany(channel => channel.Sources).OfType<Clip>()
            .FirstOrDefault(clip => clip.Path == path)?.PathLocation ?? session.Location;

    private static SourceLocation InsertLocation(string address, Session session) =>
        session.Channels.SelectMany(channel => channel.Inserts.Concat(channel.PostInserts).Select(insert => (Address: $"{channel.Name}.{insert.Path}", insert.Location)))
            .Where(entry => entry.Address == address).Select(entry => (SourceLocation?)entry.Location).FirstOrDefault() ?? session.Location;
}
