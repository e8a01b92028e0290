using System.Globalization;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Runtime.Automation;
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
    public static readonly DiagnosticDescriptor HookStopped = new("FLR5011", Severity.Error, "A hook stopped");
    public static readonly DiagnosticDescriptor NoHooks = new("FLR5012", Severity.Error, "Hooks don't run in this program");

    /// <summary>What an exception of the engine has to say about the session; null where it says nothing.</summary>
    public static Diagnostic? For(Exception failure, GraphPlan plan, string end) => failure switch
    {
        NonFiniteSignalException odd => ForNonFinite(odd, plan.Session, plan, end),
        HookStoppedException hook => ForHook(hook, plan, end),
        SourceException source => ForSource(source, plan.Session, end),
        AudioFormatException format => ForSource(format, plan.Session, end),
        _ => null,
    };

    /// <summary>The hooks of a session, where nothing compiles them.</summary>
    public static IEnumerable<Diagnostic> ForHooks(Session session) =>
        from moved in session.Automations
        from hook in moved.Additions.OfType<Hook>()
        select new Diagnostic(NoHooks, hook.Script.Location, $"The hook of {moved.Address} is C#, and this program does not compile it.",
            "Render the session with 'flare render', or take the hook out of what is embedded.");

    private static Diagnostic ForNonFinite(NonFiniteSignalException failure, Session session, GraphPlan plan, string end)
    {
        BarBeat place = plan.Clock.At(Math.Max(0, failure.Frame));
        return new(NonFinite, InsertLocation(failure.Address, session),
            string.Create(CultureInfo.InvariantCulture,
                $"{failure.Address} gave a value that is not a number at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); {end}."),
            "This is a defect of the processor or a level beyond all range: look at the gains before it.");
    }

    private static Diagnostic ForHook(HookStoppedException failure, GraphPlan plan, string end)
    {
        BarBeat place = plan.Clock.At(failure.Frame);
        return new(HookStopped, failure.Location,
            string.Create(CultureInfo.InvariantCulture,
                $"The hook {failure.Name} of {failure.Address} {failure.Reason} at {place.Bar}|{place.Beat:0.##} (frame {failure.Frame}); {end}."),
            char.ToUpperInvariant(failure.Help[0]) + failure.Help[1..]);
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
