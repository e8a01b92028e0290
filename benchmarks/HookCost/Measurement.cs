using System.Diagnostics;
using System.Runtime.CompilerServices;
using FlareScript.Runtime.Automation;

namespace HookCost;

/// <summary>What a tick takes in a class and as a hook.</summary>
/// <param name="Lines">ns.</param>
/// <param name="Hook">ns.</param>
/// <param name="Bytes">That the hook asks for in a tick.</param>
internal sealed record Measurement(double Lines, double Hook, double Bytes)
{
    private const int Rounds = 40;
    private const double RoundTurns = 1_000_000;     // loops and calls: some milliseconds
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(0.6);

    /// <summary>In turn, so that what disturbs one disturbs both; the least of all rounds, since a disturbance only adds.</summary>
    public static Measurement Of(Subject subject)
    {
        using CompiledHook compiled = CompiledHook.Of(subject.Script);
        IHook hook = compiled.Hook;
        IHook lines = subject.Lines(compiled.Clock);
        int ticks = (int)(RoundTurns / Math.Max(1, subject.Turns));
        // Until the JIT has compiled both for good, which it does on a thread of its own.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < warmUp; Thread.Sleep(1))
            Compare(subject, Round(lines, ticks), Round(hook, ticks));

        (double linesTime, double hookTime, long bytes) = (double.PositiveInfinity, double.PositiveInfinity, 0);
        for (int round = 0; round < Rounds; round++)
        {
            (double Sum, double Time, long Bytes) ofLines = Round(lines, ticks);
            (double Sum, double Time, long Bytes) ofHook = Round(hook, ticks);
            Compare(subject, ofLines, ofHook);
            linesTime = Math.Min(linesTime, ofLines.Time);
            hookTime = Math.Min(hookTime, ofHook.Time);
            bytes = Math.Max(bytes, ofHook.Bytes);
        }

        return new Measurement(linesTime / ticks, hookTime / ticks, (double)bytes / ticks);
    }

    /// <summary>A hook from its start; times in ns.</summary>
    private static (double Sum, double Time, long Bytes) Round(IHook hook, int ticks)
    {
        hook.Start();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        double sum = Run(hook, ticks);
        double time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return (sum, time, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run(IHook hook, int ticks)
    {
        double sum = 0;
        for (int tick = 0; tick < ticks; tick++)
            sum += hook.Tick(tick, 0);
        return sum;
    }

    private static void Compare(Subject subject, (double Sum, double Time, long Bytes) lines, (double Sum, double Time, long Bytes) hook)
    {
        if (lines.Sum != hook.Sum)
            throw new InvalidOperationException($"{subject.Name}: the class says {lines.Sum}, the hook {hook.Sum}; their lines differ.");
    }
}
