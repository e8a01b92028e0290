using System.Globalization;
using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Host.Live;

/// <summary>The line that a terminal shows while a session plays; written into one buffer, so that it leaves no garbage.</summary>
internal sealed class PlayStatus
{
    private readonly GraphPlan plan;
    private readonly (long Frame, string Name)[] sections;
    private readonly char[] line = new char[160];
    private int shown;      // characters that stand on the terminal

    public PlayStatus(GraphPlan plan)
    {
        this.plan = plan;
        sections = [.. plan.Session.Sections.Select(section => (plan.Clock.FrameOf(section.From), section.Name)).OrderBy(section => section.Item1)];
    }

    /// <param name="frame">Session frame at the device.</param>
    /// <param name="level">Linear.</param>
    /// <param name="truePeak">Linear.</param>
    public ReadOnlySpan<char> Line(long frame, double level, double truePeak, long late)
    {
        BarBeat place = plan.Clock.At(frame);
        long seconds = frame / plan.Rate;
        line.AsSpan().TryWrite(
            CultureInfo.InvariantCulture,
            $"\r{seconds / 60}:{seconds % 60:00}  {place.Bar}|{place.Beat:0.0}  {SectionAt(frame),-12} {Level.ToDecibels(level),7:0.0} dB  TP {Level.ToDecibels(truePeak),7:0.0} dBTP  late {late}",
            out int written);
        int end = Math.Max(written, shown);
        line.AsSpan(written, end - written).Fill(' ');      // what the line before left
        shown = written;
        return line.AsSpan(0, end);
    }

    private string SectionAt(long frame)
    {
        string name = "";
        foreach ((long start, string section) in sections)
        {
            if (start <= frame)
                name = section;
        }

        return name;
    }
}
