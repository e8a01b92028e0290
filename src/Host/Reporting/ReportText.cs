using System.Globalization;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Rendering;
using Spectre.Console;

namespace FlareScript.Host.Reporting;

/// <summary>The render report for people.</summary>
internal static class ReportText
{
    public static void Write(RenderReport report, RunFacts run)
    {
        IAnsiConsole console = Terminal.Output();
        var targets = Table("target", "file", "length", "bits", "LUFS-I", "dBTP", "dBFS");
        foreach (TargetReading target in report.Targets)
        {
            targets.AddRow(
                Markup.Escape(target.Name), Markup.Escape(target.Path), Clock(target.Frames, target.Rate),
                target.Dither == "none" ? target.Bits : $"{target.Bits} {target.Dither}",
                Decibels(target.Integrated), Decibels(target.TruePeak), Decibels(target.SamplePeak));
        }

        console.Write(targets);
        foreach (TargetReading target in report.Targets.Where(target => target.Clipped > 0))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"warning: {target.Name} clips {target.Clipped} samples, the first at {Clock(target.FirstClippedFrame, target.Rate)}, the worst by {target.WorstPeak:0.00} dB; turn down, limit, or deliver 32f"));
        }

        if (!report.Channels.IsEmpty)
        {
            var channels = Table("channel", "peak dBFS", "LUFS-I");
            foreach (ChannelReading channel in report.Channels)
                channels.AddRow(Markup.Escape(channel.Name), Decibels(channel.PeakDecibels), Decibels(channel.Integrated));
            console.Write(channels);
        }

        if (!report.Dynamics.IsEmpty)
        {
            var dynamics = Table("gain reduction", "max dB", "mean dB");
            foreach (ReductionReading reading in report.Dynamics)
                dynamics.AddRow(Markup.Escape(reading.Address), Decibels(reading.MaxDecibels), Decibels(reading.MeanDecibels));
            console.Write(dynamics);
        }

        foreach (ClampReading clamp in report.Clamps)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"note: automation pushes {clamp.Address} against the end of its range, first at {Clock(clamp.FirstFrame, report.Rate)}; it stays there"));
        }

        foreach (ConversionReading conversion in report.Targets.SelectMany(target => target.Conversions).Distinct())
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"note: {conversion.Name} converted from {conversion.From / 1000.0:0.###} to {conversion.To / 1000.0:0.###} kHz"));
        }

        int latency = report.Targets.Select(target => target.LatencyFrames).DefaultIfEmpty(0).Max();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{latency} frames of latency compensated; {run.Seconds:0.0} s, {run.TimesRealTime:0.#} x real time, blocks of {run.Block}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads asked for, one used: the engine has one yet")}"));
    }

    private static Table Table(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        for (int i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn(columns[i]) { NoWrap = true };
            table.AddColumn(columns[i].Contains("dB", StringComparison.Ordinal) || columns[i].StartsWith("LUFS", StringComparison.Ordinal) ? column.RightAligned() : column);
        }

        return table;
    }

    private static string Decibels(double value) =>
        double.IsFinite(value) ? value.ToString("0.00", CultureInfo.InvariantCulture) : "silent";

    private static string Clock(long frames, int rate)
    {
        double seconds = frames / (double)rate;
        return string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{seconds % 60:00.000}");
    }
}
