using System.Diagnostics;
using System.Globalization;
using FlareScript.Host.Reporting;
using FlareScript.Runtime.Planning;
using Spectre.Console;

namespace FlareScript.Host.Cli;

/// <summary>A bar, the place in the song, the speed and the time left, on a terminal; quiet when piped.</summary>
internal static class RenderProgress
{
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(100);

    /// <param name="work">Renders; calls its argument with the frames done and the place in the song.</param>
    public static void Run(long totalFrames, int rate, Action<Action<long, BarBeat>> work)
    {
        if (!Terminal.ErrorIsTerminal)
        {
            work((_, _) => { });
            return;
        }

        var watch = Stopwatch.StartNew();
        TimeSpan next = TimeSpan.FromMilliseconds(300);     // short renders stay quiet
        Terminal.Error().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: Math.Max(1, totalFrames));
                work((frames, place) =>
                {
                    if (watch.Elapsed < next)
                        return;
                    next = watch.Elapsed + step;
                    task.Value = frames;
                    double speed = frames / (double)rate / watch.Elapsed.TotalSeconds;
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"bar {place.Bar}, {speed:0.#} x real time");
                });
                task.Value = totalFrames;
            });
    }
}
