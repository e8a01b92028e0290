using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Rendering;

namespace FlareScript.Host.Reporting;

/// <summary>The render report for tools; what differs from run to run stands under <c>run</c> alone.</summary>
internal static class ReportJson
{
    public static string Write(RenderReport report, RunFacts run)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("targets");
            foreach (TargetReading target in report.Targets)
                Write(json, target);
            json.WriteEndArray();
            json.WriteStartArray("channels");
            foreach (ChannelReading channel in report.Channels)
            {
                json.WriteStartObject();
                json.WriteString("name", channel.Name);
                Number(json, "peakDb", channel.PeakDecibels);
                Number(json, "I", channel.Integrated);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("dynamics");
            foreach (ReductionReading reading in report.Dynamics)
            {
                json.WriteStartObject();
                json.WriteString("address", reading.Address);
                Number(json, "maxDb", reading.MaxDecibels);
                Number(json, "meanDb", reading.MeanDecibels);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("clamped");
            foreach (ClampReading clamp in report.Clamps)
            {
                json.WriteStartObject();
                json.WriteString("address", clamp.Address);
                json.WriteNumber("points", clamp.Points);
                json.WriteNumber("firstFrame", clamp.FirstFrame);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("run");
            json.WriteNumber("seconds", Math.Round(run.Seconds, 3));
            Number(json, "timesRealTime", run.TimesRealTime);
            json.WriteNumber("threads", run.Threads);
            json.WriteNumber("block", run.Block);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, TargetReading target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        json.WriteString("path", target.Path);
        json.WriteNumber("frames", target.Frames);
        json.WriteNumber("rate", target.Rate);
        json.WriteString("bits", target.Bits);
        Number(json, "I", target.Integrated);
        Number(json, "TP", target.TruePeak);
        Number(json, "SP", target.SamplePeak);
        json.WriteNumber("clipped", target.Clipped);
        json.WriteNumber("gainDb", 0);
        json.WriteString("dither", target.Dither);
        json.WriteStartArray("conversions");
        foreach (ConversionReading conversion in target.Conversions)
        {
            json.WriteStartObject();
            json.WriteString("name", conversion.Name);
            json.WriteNumber("from", conversion.From);
            json.WriteNumber("to", conversion.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("latencyFrames", target.LatencyFrames);
        json.WriteEndObject();
    }

    /// <summary>Rounded to 0.001, so that the file reads; −∞ is null.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, Math.Round(value, 3));
        else
            json.WriteNull(name);
    }
}

/// <summary>What differs from run to run.</summary>
/// <param name="Threads">As asked for.</param>
internal sealed record RunFacts(double Seconds, double TimesRealTime, int Threads, int Block);
