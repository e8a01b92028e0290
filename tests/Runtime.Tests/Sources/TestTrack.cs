using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace Runtime.Tests.Sources;

/// <summary>Tracks that play sources out of memory, at 48 kHz, 120 bpm, 4/4.</summary>
internal static class TestTrack
{
    public const int Rate = 48_000;

    public static SongClock Clock { get; } = new(
        new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold)], [new MeterPoint(1, 4, 4)]), Rate, 100_000_000_000);

    public static Position At(long frame) => Position.Zero.Plus(Frames(frame));

    public static Duration Frames(long frames) => Duration.OfFrames(frames);

    public static Clip Clip(string path, long at = 0) => new(
        path, default!, At(at), Duration.Zero, null, 0, null, null, null, null, false, Duration.Zero, ClipChannels.All, default!);

    public static TestSource Signal(TestSignal kind, double level = 0, long at = 0, long? length = null, double frequency = 1000, Duration every = default) =>
        new(kind, frequency, every, level, At(at), length is long frames ? Frames(frames) : null, default!);

    public static Channel Track(params TrackSource[] sources) => new(
        "lead", null, ChannelKind.Track, [.. sources], PhaseInvert.None, [], [], 0, 0, 1, false, [], "master", default!);

    /// <summary>Frame f of channel c holds f + 1 + c/10.</summary>
    public static MemorySource Ramp(int channels, int frames)
    {
        var samples = new double[channels * frames];
        for (int index = 0; index < samples.Length; index++)
            samples[index] = (index / channels) + 1 + (index % channels / 10.0);
        return new MemorySource(channels, samples);
    }

    public static MemorySource Ones(int channels, int frames)
    {
        var samples = new double[channels * frames];
        Array.Fill(samples, 1.0);
        return new MemorySource(channels, samples);
    }

    public static MemorySource Open(string path) => path switch
    {
        "ramp.wav" => Ramp(1, 1000),
        "stereo.wav" => Ramp(2, 1000),
        "ones.wav" => Ones(1, 10_000),
        "twos.wav" => Ones(2, 10_000),
        "5.1.wav" => Ramp(6, 100),
        "broken.wav" => new MemorySource(2, [0, 0, 0, 0, 0, double.NaN, 0, 0]),
        _ => throw new ArgumentException(path),
    };

    public static TrackPlan Plan(SongClock clock, params TrackSource[] sources) =>
        new SourcePlanner(clock, clip =>
        {
            MemorySource file = Open(clip.Path);
            return new AssetFacts(file.Channels, Rate, file.Frames);
        }, 7).Plan(Track(sources));

    public static TrackReader Reader(params TrackSource[] sources) =>
        new(Plan(Clock, sources), clip => Open(clip.Name), Rate);

    /// <summary>Planes one behind the other.</summary>
    public static double[] Read(this TrackReader reader, long first, int frames)
    {
        var planes = new double[reader.Channels * frames];
        Array.Fill(planes, 99.0);
        reader.Read(first, frames, planes, frames);
        return planes;
    }

    public static double[] Read(long first, int frames, params TrackSource[] sources) => Reader(sources).Read(first, frames);
}
