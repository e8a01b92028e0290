using System.Globalization;
using System.Runtime.InteropServices;
using FlareScript.Embedding;
using FlareScript.Host.Cli;
using FlareScript.Host.Live.Devices;
using FlareScript.Host.Reporting;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;

namespace FlareScript.Host.Live;

/// <summary>Plays a session: the plan and the engine of a render, behind a ring, driven by a device.</summary>
internal static class PlayJob
{
    private static readonly TimeSpan glance = TimeSpan.FromMilliseconds(100);

    public static int Run(PlayRequest request)
    {
        if (request.Device is not null && !DeviceChoice.IsKnown(request.Device))
            return UsageError.Say($"no device '{request.Device}': give {DeviceChoice.Names}");
        using LoadedSession loaded = LoadedSession.Load(request.Session, request.AllowedPaths, request.IsTrusted);
        DiagnosticWriter.Write(loaded.Diagnostics, asJson: false);
        if (loaded.HasErrors)
            return ExitCode.SessionErrors;
        Session session = loaded.Session!;
        RenderTarget? target = request.Target is null ? session.Targets[0] : session.Targets.FirstOrDefault(candidate => candidate.Name == request.Target);
        if (target is null)
            return UsageError.NoTarget(request.Target!, session);
        if (request.Solo.FirstOrDefault(name => session.FindChannel(name) is null) is { } noSolo)
            return UsageError.NoChannel(noSolo, session);
        if (request.Mute.FirstOrDefault(name => session.FindChannel(name) is null && session.Vcas.All(vca => vca.Name != name)) is { } noMute)
            return UsageError.NoChannel(noMute, session);
        if (!PositionOption.TryRead(request.From, "--from", session, out Position? from))
            return ExitCode.Usage;
        PlanResult result = Planner.Plan(
            session, loaded.Assets!, ProcessorCatalogue.Find,
            new PlanOptions(target) { Hooks = loaded.Hooks, Solo = request.Solo, Mute = request.Mute, MaxLanes = NativeLanes.Width, Meters = false });
        DiagnosticWriter.Write(result.Diagnostics, asJson: false);
        if (result.Plan is not { } plan)
            return ExitCode.SessionErrors;
        TargetRange range = TargetRange.Of(target, plan, from);
        if (range.Frames == 0)
            return UsageError.NoPart(target.Name, request.From, null, plan);
        try
        {
            return Play(request, loaded, plan, range);
        }
        catch (HookStoppedException failure)
        {
            // In the first tick, before anything sounds.
            return Tell(failure, plan);
        }
    }

    private static int Play(PlayRequest request, LoadedSession loaded, GraphPlan plan, TargetRange range)
    {
        var shape = RingShape.Of(request.RingSeconds, plan.Rate);
        RenderThread.Warm(plan, loaded.Assets!, range, shape.BlockFrames);
        using var decode = new DecodeThread(plan.Rate);
        Engine engine = Engine.Prepare(plan, loaded.Assets!, shape.BlockFrames, between: decode.Take);
        var ring = new FrameRing(shape.Frames * plan.Channels, hurries: request.Unpaced);
        var provider = new RingProvider(ring, plan.Rate, plan.Channels);
        using var render = new RenderThread(new TargetStream(engine, range, shape.BlockFrames), ring);
        using IPlaybackDevice player = DeviceChoice.Create(request.Device, request.Unpaced);
        player.Init(provider);
        int stopCode = 0;
        long contentions = Monitor.LockContentionCount;
        TimeSpan pauses = GC.GetTotalPauseDuration();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));

        decode.Start();
        render.Start();
        // The device starts on a full ring, so that its first pulls are not late.
        while (!ring.IsComplete && ring.Free >= shape.BlockFrames * plan.Channels && Volatile.Read(ref stopCode) == 0)
            Thread.Sleep(1);
        player.Play();
        Watch(plan, range, render, player);
        render.Dispose();

        if (render.Failure is null && player.Failure is null)
            player.Keep();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{player.FramesPlayed} frames played, {player.LateBlocks} late blocks, worst block {100 * render.WorstBlock.TotalSeconds * plan.Rate / shape.Frames:0} % of the ring"));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{render.Blocks} blocks rendered, {render.AllocatedBytes} bytes allocated on the render thread, {Monitor.LockContentionCount - contentions} locks contended, {(GC.GetTotalPauseDuration() - pauses).TotalMilliseconds:0.0} ms of GC pauses"));
        if (player.Failure is not null)
        {
            Console.Error.WriteLine($"flare: {player.Failure.Message}");
            return ExitCode.WorldFailed;
        }

        return render.Failure is not null ? Tell(render.Failure, plan) : stopCode;

        void Stop(PosixSignalContext context, int code)
        {
            // A second one is left to the system, should a device or a disk never come back.
            context.Cancel = Interlocked.CompareExchange(ref stopCode, code, 0) == 0;
            player.Stop();
            provider.Stop();
            render.Stop();
        }
    }

    private static void Watch(GraphPlan plan, TargetRange range, RenderThread render, IPlaybackDevice player)
    {
        if (!Terminal.ErrorIsTerminal)
        {
            player.Wait(Timeout.InfiniteTimeSpan);
            return;
        }

        var status = new PlayStatus(plan);
        while (!player.Wait(glance))
            Console.Error.Write(status.Line(range.From + player.FramesPlayed, render.Level, render.TruePeak, player.LateBlocks));
        Console.Error.WriteLine();
    }

    private static int Tell(Exception failure, GraphPlan plan)
    {
        if (RunDiagnostics.For(failure, plan, "playing ended before it") is { } diagnostic)
        {
            DiagnosticWriter.Write([diagnostic], asJson: false);
            return ExitCode.SessionErrors;
        }

        switch (failure)
        {
            case IOException or UnauthorizedAccessException:
                Console.Error.WriteLine($"flare: {failure.Message}");
                return ExitCode.WorldFailed;
            default:
                throw new InvalidOperationException("the render thread failed", failure);
        }
    }
}
