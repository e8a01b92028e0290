using System.Collections.Immutable;
using FlareScript.Language.Text;

namespace FlareScript.Language.Model;

public enum SampleBits
{
    Int16,
    Int24,
    Float32,
    Float64,
}

public enum Dither
{
    /// <summary>Two uniform values of one LSB each, wherever bits fall.</summary>
    Tpdf,

    None,
}

/// <summary>A file to deliver, with what it takes over from another target already in place.</summary>
/// <param name="To">Path with placeholders, relative to the session's file.</param>
/// <param name="Mutes">Channels and vcas that are muted for this target alone.</param>
/// <param name="Trims">Addresses moved for this target alone.</param>
public sealed record RenderTarget(
    string Name, string To, SampleBits Bits, Dither Dither, ImmutableArray<string> Mutes, ImmutableArray<Trim> Trims,
    Position? From, Position? Until, Fade? FadeIn, Fade? FadeOut, SourceLocation Location)
{
    /// <summary>Frames a second of the file; null: the session's.</summary>
    public int? Rate { get; init; }

    /// <summary>One file for each of these in place of the master's; null: the master.</summary>
    public Stems? Stems { get; init; }
}

/// <summary>Where a channel is taken for a file of its own.</summary>
public enum StemTap
{
    /// <summary>Behind fader and pan: what it puts out.</summary>
    PostFader,

    /// <summary>Behind the inserts, before the fader.</summary>
    PreFader,
}

/// <summary>Channels that get a file each.</summary>
/// <param name="Channels">As listed.</param>
/// <param name="HasRest">Whether one more file holds the sum of the tracks that are neither listed nor feed a listed bus.</param>
public sealed record Stems(ImmutableArray<string> Channels, bool HasRest, StemTap Tap)
{
    public const string RestName = "rest";

    /// <summary>What <c>{name}</c> stands for, file by file.</summary>
    public ImmutableArray<string> Names => HasRest ? Channels.Add(RestName) : Channels;
}

/// <summary>A constant addition to one address.</summary>
/// <param name="Amount">In what adds: dB, semitones, canonical units.</param>
public sealed record Trim(string Address, double Amount, SourceLocation Location);
