using System.Globalization;
using System.Text;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Planning;

/// <summary>Writes a plan as people read it: what runs, in which order, how wide and how late.</summary>
public static class PlanPrinter
{
    public static string Print(GraphPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"plan \"{plan.Session.Title ?? plan.Session.Name}\", {plan.Rate} Hz, ")
            .Append(plan.Channels == 1 ? "mono" : "stereo").Append('\n')
            .Append(CultureInfo.InvariantCulture, $"  {Frames(plan.EndFrame, plan)} + tail {Frames(plan.TailFrames, plan)}{(plan.TailIsAuto ? " (auto)" : "")}")
            .Append(CultureInfo.InvariantCulture, $", latency {plan.Latency} frames, {plan.Buffers.Length} buffers, {plan.Buffers.Sum(buffer => buffer.Doubles) * 8} bytes a frame\n");
        int group = -1;
        foreach (PlanStep step in plan.Steps)
        {
            if (step.Group != group)
            {
                group = step.Group;
                StripGroup strips = plan.Groups[group];
                text.Append(CultureInfo.InvariantCulture, $"\ngroup {group}: depth {strips.Depth}, {strips.Members.Length} of {strips.Lanes} lanes\n")
                    .Append("  ").AppendJoin(", ", strips.Members.Select(strip => strip.Name)).Append('\n');
            }

            text.Append("    ").Append(Describe(step, plan)).Append('\n');
            if (step is SumStep sum)
                Feeds(text, sum, plan.Groups[group]);
        }

        text.Append(CultureInfo.InvariantCulture, $"\nout b{plan.Output}\n");
        foreach (PlannedStem stem in plan.Stems)
            Stem(text, stem);
        return text.ToString();
    }

    private static string Describe(PlanStep step, GraphPlan plan)
    {
        PlannedStrip shape = plan.Groups[step.Group].Shape;
        string planes = plan.Buffers[step.Buffer].Planes == 1 ? "mono" : "stereo";
        return string.Create(CultureInfo.InvariantCulture, $"b{step.Buffer} = ") + step switch
        {
            ReadStep => $"read sources, {planes}",
            SumStep => $"sum, {planes}",
            PhaseStep => string.Create(CultureInfo.InvariantCulture, $"phase b{step.Buffer}"),
            AlignStep align => string.Create(CultureInfo.InvariantCulture, $"b{step.Buffer} delayed {align.Frames}"),
            WidenStep widen => string.Create(CultureInfo.InvariantCulture, $"b{widen.From} widened"),
            InsertStep insert => Insert(insert, shape.Inserts[insert.Insert]),
            KeepStep keep => string.Create(CultureInfo.InvariantCulture, $"b{keep.From} kept for the {(keep.Tap == TapPoint.Pre ? "pre" : "fader")} tap"),
            FaderStep => string.Create(CultureInfo.InvariantCulture, $"level b{step.Buffer}"),
            WidthStep => string.Create(CultureInfo.InvariantCulture, $"width b{step.Buffer}"),
            PanStep pan => string.Create(CultureInfo.InvariantCulture, $"pan b{pan.From}"),
            MeterStep => string.Create(CultureInfo.InvariantCulture, $"meter b{step.Buffer}"),
            _ => throw new InvalidOperationException($"A step without a printed form: {step.GetType().Name}."),
        };
    }

    private static string Insert(InsertStep step, PlannedInsert insert)
    {
        int latency = insert.Definition.LatencyFrames(insert.Setup);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{insert.Source.Path} b{step.Buffer}");
        if (step.Key >= 0)
            text.Append(CultureInfo.InvariantCulture, $" key b{step.Key}");
        text.Append(CultureInfo.InvariantCulture, $", at {insert.Latency}");
        if (latency > 0)
            text.Append(CultureInfo.InvariantCulture, $", latency {latency}");
        return text.ToString();
    }

    private static void Stem(StringBuilder text, PlannedStem stem)
    {
        text.Append(CultureInfo.InvariantCulture, $"stem {stem.Stem.Name}, {(stem.Planes == 1 ? "mono" : "stereo")}, latency {stem.Latency}\n");
        foreach (Feed feed in stem.Feeds)
        {
            text.Append(CultureInfo.InvariantCulture, $"      + {feed.Channel} {feed.Tap.ToString().ToLowerInvariant()} (b{feed.Buffer}.{feed.Lane})");
            if (feed.Change != WidthChange.None)
                text.Append(' ').Append(feed.Change.ToString().ToLowerInvariant());
            if (feed.Delay > 0)
                text.Append(CultureInfo.InvariantCulture, $" delayed {feed.Delay}");
            text.Append('\n');
        }
    }

    private static void Feeds(StringBuilder text, SumStep sum, StripGroup group)
    {
        for (int lane = 0; lane < sum.Lanes.Length; lane++)
        {
            foreach (Feed feed in sum.Lanes[lane])
            {
                text.Append(CultureInfo.InvariantCulture, $"      {group.Members[lane].Name} + {feed.Channel} {feed.Tap.ToString().ToLowerInvariant()} (b{feed.Buffer}.{feed.Lane})");
                if (feed.Level is { } level)
                    text.Append(level.IsConstant ? string.Create(CultureInfo.InvariantCulture, $" x {level.Constant:0.######}") : " x moving level");
                if (feed.Pan is not null)
                    text.Append(" panned");
                if (feed.Change != WidthChange.None)
                    text.Append(' ').Append(feed.Change.ToString().ToLowerInvariant());
                if (feed.Delay > 0)
                    text.Append(CultureInfo.InvariantCulture, $" delayed {feed.Delay}");
                text.Append('\n');
            }
        }
    }

    private static string Frames(long frames, GraphPlan plan) =>
        string.Create(CultureInfo.InvariantCulture, $"{frames} frames ({frames / (double)plan.Rate:0.###} s)");
}
