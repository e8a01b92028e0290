using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using MovedAddress = FlareScript.Language.Model.Automation;

namespace Runtime.Tests.Automation;

/// <summary>A session of one track, <c>lead</c>, with what moves it; places are frames at 48 kHz, 120 bpm, 4/4.</summary>
internal static class TestSession
{
    public const int Rate = 48_000;

    public static SourceLocation Nowhere => default!;

    public static SongClock Clock { get; } = new(
        new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold)], [new MeterPoint(1, 4, 4)]), Rate);

    public static Position At(long frame) => Position.Zero.Plus(Duration.OfFrames(frame));

    public static LanePoint Point(long frame, double value, Curve arrival = Curve.Linear) =>
        new(At(frame), value, arrival, Nowhere);

    public static MovedAddress Points(string address, ParameterDescriptor parameter, params LanePoint[] points) =>
        new(address, parameter, new PointLane(false, [.. points]), [], Nowhere);

    public static MovedAddress Trim(string address, ParameterDescriptor parameter, params LanePoint[] points) =>
        new(address, parameter, new PointLane(true, [.. points]), [], Nowhere);

    public static MovedAddress Moved(string address, ParameterDescriptor parameter, params Movement[] movements) =>
        new(address, parameter, null, [.. movements], Nowhere);

    public static During During(double amount, long fade, params (long From, long To)[] spans) => new(
        [.. spans.Select(span => new SongSpan(At(span.From), At(span.To)))], amount, Duration.OfFrames(fade), Nowhere);

    public static Lfo Lfo(LfoShape shape, double rate, double depth, long? from = null, long? to = null, long fade = 0) => new(
        shape, rate, null, depth, from is long f ? At(f) : null, to is long t ? At(t) : null, Duration.OfFrames(fade), Nowhere);

    public static Channel Lead(double level = 0, double pan = 0, double width = 1, bool mute = false, params Send[] sends) => new(
        "lead", null, ChannelKind.Track, [], PhaseInvert.None, [], [], level, pan, width, mute, [.. sends], "master", Nowhere);

    public static CurveFactory Factory(
        IEnumerable<MovedAddress> moved, IEnumerable<Vca>? vcas = null, IEnumerable<ChainParameter>? chain = null,
        IEnumerable<Trim>? trims = null, IEnumerable<string>? mutes = null) => new(
        new Session("test", null, null, Rate, Layout.Stereo, new TempoMap([], []), null, 7, [], [], null, [Lead()],
            [.. vcas ?? []], [.. chain ?? []], [.. moved], [], Nowhere),
        Clock, [.. trims ?? []], [.. mutes ?? []]);

    public static CurveFactory Factory(params MovedAddress[] moved) => Factory((IEnumerable<MovedAddress>)moved);

    public static ParameterValue Value(ParameterDescriptor parameter, double value, ValueExpression? feed = null) =>
        new(parameter.Name, parameter, value, null, feed, true, Nowhere);

    public static double[] Fill(GainCurve curve, long first, int frames)
    {
        var gains = new double[frames];
        curve.Fill(first, gains);
        return gains;
    }
}
