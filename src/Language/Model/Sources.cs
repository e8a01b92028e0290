using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>Which channels of a file a clip takes.</summary>
public enum ClipChannels
{
    All,
    Left,
    Right,

    /// <summary>Half the sum of left and right.</summary>
    Mid,
}

/// <summary>A fade over gain; its length runs from the clip's start, or up to its end.</summary>
public sealed record Fade(Duration Length, Curve Curve);

/// <summary>A crossfade from the clip's start; it ends the clip before it.</summary>
/// <param name="IsPower">sin(u·π/2), else linear.</param>
public sealed record Crossfade(Duration Length, bool IsPower);

/// <summary>How often, or until where, a clip repeats.</summary>
public sealed record Loop(int? Count, Position? Until);

/// <summary>What a track plays: one clip or one test signal.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Location">For messages.</param>
public abstract record TrackSource(Position At, SourceLocation Location);

/// <summary>A piece of an audio file on the time line.</summary>
/// <param name="Path">As written, relative to the folder of the file in which it stands.</param>
/// <param name="PathLocation">Where the path is written: the source tells the folder.</param>
/// <param name="From">Into the file: a time (never musical).</param>
/// <param name="Length">Null: to the file's end.</param>
/// <param name="Gain">dB; −∞ for <c>off</c>.</param>
/// <param name="Shift">Added to <paramref name="At"/>.</param>
public sealed record Clip(
    string Path, SourceLocation PathLocation, Position At, Duration From, Duration? Length, double Gain,
    Fade? FadeIn, Fade? FadeOut, Crossfade? Crossfade, Loop? Loop, bool Reverse, Duration Shift, ClipChannels Channels,
    SourceLocation Location)
    : TrackSource(At, Location);

public enum TestSignal
{
    /// <summary>A sine, phase 0 at its start, peak = level.</summary>
    Tone,

    /// <summary>Uniform, RMS = level.</summary>
    WhiteNoise,

    /// <summary>−3 dB an octave, RMS = level.</summary>
    PinkNoise,

    /// <summary>One frame of level at each period.</summary>
    Click,
}

/// <summary>A test signal on the time line.</summary>
/// <param name="Frequency">Hz, of a tone.</param>
/// <param name="Every">The period of a click.</param>
/// <param name="Level">dB.</param>
/// <param name="Length">Null: to the session's end.</param>
public sealed record TestSource(
    TestSignal Signal, double Frequency, Duration Every, double Level, Position At, Duration? Length, SourceLocation Location)
    : TrackSource(At, Location);
