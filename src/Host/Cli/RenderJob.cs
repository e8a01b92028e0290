using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using FlareScript.Embedding;
using FlareScript.Host.Files;
using FlareScript.Host.Reporting;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Cli;

/// <summary>Renders targets: one run of the engine for all that share a plan.</summary>
internal static class RenderJob
{
    private const int FileSizeLimit = 25;      // SIGXFSZ

    public static int Run(RenderRequest request)
    {
        using LoadedSession loaded = LoadedSession.Load(request.Session, request.AllowedPaths, request.IsTrusted);
        DiagnosticWriter.Write(loaded.Diagnostics, asJson: false);
        if (loaded.HasErrors)
            return ExitCode.SessionErrors;
        Session session = loaded.Session!;
        if (request.Targets.FirstOrDefault(name => session.Targets.All(target => target.Name != name)) is { } unknown)
            return UsageError.NoTarget(unknown, session);
        if (request.Solo.FirstOrDefault(name => session.FindChannel(name) is null) is { } noSolo)
            return UsageError.NoChannel(noSolo, session);
        if (request.Mute.FirstOrDefault(name => session.FindChannel(name) is null && session.Vcas.All(vca => vca.Name != name)) is { } noMute)
            return UsageError.NoChannel(noMute, session);
        if (!PositionOption.TryRead(request.From, "--from", session, out Position? from) || !PositionOption.TryRead(request.To, "--to", session, out Position? to))
            return ExitCode.Usage;

        Delivery[] deliveries =
        [
            .. session.Targets.Where(target => request.Targets.IsEmpty || request.Targets.Contains(target.Name))
                .SelectMany(target => Delivery.Of(target, session, loaded.Path, request.Out)),
        ];
        if (request.Out is null)
        {
            Diagnostic[] outside = [.. Delivery.Outside(deliveries, loaded.Project)];
            DiagnosticWriter.Write(outside, asJson: false);
            if (outside.Length > 0)
                return ExitCode.SessionErrors;
        }

        string[] paths = [.. deliveries.Select(delivery => delivery.Path)];
        if (paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            RenderTarget second = deliveries[Array.LastIndexOf([.. paths.Select(Path.GetFullPath)], twice.Key)].Target;
            DiagnosticWriter.Write([RenderDiagnostics.ForSamePath(second, twice.First())], asJson: false);
            return ExitCode.SessionErrors;
        }

        using var stop = new CancellationTokenSource();
        int stopCode = 0;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));
        // A file beyond the limit of its size is an error of that write, not the end of the program.
        using PosixSignalRegistration? sizeLimit = OperatingSystem.IsLinux()
            ? PosixSignalRegistration.Create((PosixSignal)FileSizeLimit, context => context.Cancel = true)
            : null;
        try
        {
            return Render(request, loaded, deliveries, from, to, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("flare: stopped; nothing was written");
            return stopCode;
        }

        void Stop(PosixSignalContext context, int code)
        {
            context.Cancel = true;
            stopCode = code;
            stop.Cancel();
        }
    }

    private static int Render(
        RenderRequest request, LoadedSession loaded, Delivery[] deliveries, Position? from, Position? to, CancellationToken cancellation)
    {
        Session session = loaded.Session!;
        var watch = Stopwatch.StartNew();
        var plans = new List<(GraphPlan Plan, int[] Deliveries)>();
        foreach (int[] sharing in PlanSharing.Of([.. deliveries.Select(delivery => delivery.Target)]))
        {
            PlanResult result = Planner.Plan(session, loaded.Assets!, ProcessorCatalogue.Find, new PlanOptions(deliveries[sharing[0]].Target)
            {
                Hooks = loaded.Hooks,
                Solo = request.Solo,
                Mute = request.Mute,
                MaxLanes = request.Lanes,
                Meters = plans.Count == 0,
                Stems = [.. sharing.Select(index => deliveries[index].Stem).OfType<Stem>()],
            });
            if (plans.Count == 0)
                DiagnosticWriter.Write(result.Diagnostics, asJson: false);
            if (result.Plan is not { } plan)
                return ExitCode.SessionErrors;
            plans.Add((plan, sharing));
            foreach (int index in sharing)
            {
                RenderTarget target = deliveries[index].Target;
                if (TargetRange.Of(target, plan, from, to).Frames > 0)
                    continue;
                if (from is not null || to is not null)
                    return UsageError.NoPart(target.Name, request.From, request.To, plan);
                DiagnosticWriter.Write([RenderDiagnostics.ForNoPart(target, plan)], asJson: false);
                return ExitCode.SessionErrors;
            }
        }

        var files = new WholeFile?[deliveries.Length];
        var readings = new TargetReading[deliveries.Length];
        Engine? first = null;
        long frames = 0;
        try
        {
            for (int i = 0; i < deliveries.Length; i++)
                files[i] = WholeFile.Create(deliveries[i].Path);
            RenderProgress.Run(plans.Sum(entry => entry.Plan.Frames), session.Rate, advance =>
            {
                foreach ((GraphPlan plan, int[] sharing) in plans)
                {
                    Engine engine = Engine.Prepare(plan, loaded.Assets!, request.Block);
                    first ??= engine;
                    var feeds = new List<SinkFeed>();
                    TargetSink[] sinks = new TargetSink[sharing.Length];
                    int stems = 0;
                    for (int i = 0; i < sinks.Length; i++)
                    {
                        Delivery delivery = deliveries[sharing[i]];
                        int stem = delivery.Stem is null ? SinkFeed.Master : stems++;
                        sinks[i] = new TargetSink(
                            delivery.Target, TargetRange.Of(delivery.Target, plan, from, to), plan, files[sharing[i]]!.Stream, stem);
                        feeds.Add(new SinkFeed(sinks[i], stem));
                    }

                    long start = frames;
                    OfflineRenderer.Render(engine, feeds, request.Block, frame => advance(start + frame, plan.Clock.At(frame)), cancellation);
                    frames += plan.Frames;
                    for (int i = 0; i < sinks.Length; i++)
                        readings[sharing[i]] = sinks[i].Finish(deliveries[sharing[i]].Path);
                }
            });
            foreach (WholeFile? file in files)
                file!.Keep();
        }
        catch (Exception failure) when (RunDiagnostics.For(failure, plans[0].Plan, "nothing was written") is { } diagnostic)
        {
            DiagnosticWriter.Write([diagnostic], asJson: false);
            return ExitCode.SessionErrors;
        }
        finally
        {
            foreach (WholeFile? file in files)
                file?.Dispose();
        }

        var report = new RenderReport(session.Rate, [.. readings], InSessionOrder(first!.Channels(), session), [.. first.Reductions()], ClampScan.Of(first.Plan));
        double seconds = watch.Elapsed.TotalSeconds;
        var run = new RunFacts(seconds, frames / (double)session.Rate / seconds, request.Threads, request.Block);
        if (request.AsJson)
            Console.Out.WriteLine(ReportJson.Write(report, run));
        else
            ReportText.Write(report, run);
        return ExitCode.Fine;
    }

    private static ImmutableArray<ChannelReading> InSessionOrder(IEnumerable<ChannelReading> readings, Session session)
    {
        var places = session.Channels.Select((channel, index) => (channel.Name, Index: index))
            .ToDictionary(entry => entry.Name, entry => entry.Index, StringComparer.Ordinal);
        return [.. readings.OrderBy(reading => places[reading.Name])];
    }
}
