using FlareScript.Language.Text;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Hooks;

/// <summary>A compiled script, ready to be made as often as lanes need it.</summary>
/// <param name="Make">A new one before its constructor has run, so that whatever fails there has a line.</param>
/// <param name="Construct">Gives fields their first values.</param>
/// <param name="Glides">Places that call <c>Glide</c>.</param>
/// <param name="Line">The place of a line of the script, from 1.</param>
/// <param name="Name">As messages call it.</param>
internal sealed record CompiledScript(
    Func<HookScript> Make, Action<HookScript> Construct, int Glides, Func<int, SourceLocation> Line, string Name);

/// <summary>What one hook's script is given.</summary>
internal sealed record ScriptArguments(double[] Numbers, string[] Texts, bool[] Given);

/// <summary>Runs one hook: tells its script about the song, and tells apart what can go wrong.</summary>
internal sealed class HookRunner(
    CompiledScript compiled, ScriptArguments arguments, string address, SongClock clock, SongSections sections, ulong noise) : IHook
{
    private HookScript script = null!;
    private SongFacts song = null!;

    public void Start()
    {
        try
        {
            script = compiled.Make();
            compiled.Construct(script);
            song = script.AcceptArguments(arguments.Numbers, arguments.Texts, arguments.Given);
            song.Begin(clock, sections, noise);
            song.MoveTo(0, 0);
            script.Begin(song, compiled.Glides);
            script.RunStart();
        }
        catch (Exception failure) when (failure is not HookStoppedException)
        {
            throw Stopped(failure, 0);
        }
    }

    public double Tick(long tick, double written)
    {
        double value;
        long frame = tick * ControlGrid.Cell;
        song.MoveTo(frame, written);
        try
        {
            value = script.Run();
        }
        catch (Exception failure)
        {
            throw Stopped(failure, frame);
        }

        return double.IsFinite(value) ? value : throw NotFinite(value, frame);
    }

    private HookStoppedException NotFinite(double value, long frame) => new(
        address, compiled.Name, frame, compiled.Line(script.Returned),
        double.IsNaN(value) ? "returned a value that is not a number" : "returned an infinite value",
        double.IsNaN(value) ? "look for 0 / 0, the root or the logarithm of a negative number, or a sine of more than 1.6e6."
            : "look for a division by 0; for silence return a low level, for example -200.Db().");

    private HookStoppedException Stopped(Exception failure, long frame)
    {
        if (failure is System.Reflection.TargetInvocationException { InnerException: { } inner })
            failure = inner;
        return failure switch
        {
            HookLimitException { Reason: HookStop.Budget } => Stop(frame,
                $"spent its budget of {HookScript.Budget} loops and calls in one tick", "end the loop earlier, or spread the work over ticks: fields keep their values."),
            HookLimitException { Reason: HookStop.Memory } => Stop(frame,
                "made too many arrays or functions", "make them once, in fields, and use them again."),
            HookLimitException { Reason: HookStop.Length } => Stop(frame,
                "asked for an array of negative length", "give a length of 0 or more."),
            HookLimitException => Stop(frame, $"called itself more than {HookScript.MostDepth} times deep", "write a loop in place of the recursion."),
            InsufficientExecutionStackException => Stop(frame, "called itself too deep", "write a loop in place of the recursion."),
            DivideByZeroException => Stop(frame, "divided a whole number by zero", "check the divisor; numbers with a point divide to infinity."),
            IndexOutOfRangeException => Stop(frame, "reached beyond an array", "an array of n elements has places 0 to n - 1."),
            NullReferenceException => Stop(frame, "used an array or a function that was never made", "make it where the field is declared, or in Start."),
            OverflowException => Stop(frame, "left the range of a whole number", "use a larger type."),
            InvalidCastException => Stop(frame, "could not convert a value", "convert between numbers alone."),
            _ => Stop(frame, $"failed: {failure.Message}", "a switch needs a branch for every value: add '_ => …'."),
        };
    }

    private HookStoppedException Stop(long frame, string reason, string help) =>
        new(address, compiled.Name, frame, compiled.Line(script.Line), reason, help);
}
