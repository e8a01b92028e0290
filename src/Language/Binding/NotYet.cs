using System.Collections.Frozen;

namespace FlareScript.Language.Binding;

/// <summary>The language's words that this version knows and does not build: each is answered by its name, never guessed at and never passed over.</summary>
internal static class NotYet
{
    /// <summary>Statements of the top level.</summary>
    public static readonly FrozenSet<string> Statements = Of("cut expect album song defaults lock source script target");

    /// <summary>Processors; one that the catalogue has is built.</summary>
    public static readonly FrozenSet<string> Processors = Of(
        "gain hpf lpf eq comp limiter gate expander deess ducker transient saturate softclip delay reverb convolve chorus flanger phaser tremolo vibrato "
        + "pitch leveler denoise declick dehum multiband dynamic_eq stereo mid_side tape match");

    /// <summary>Statements of a channel.</summary>
    public static readonly FrozenSet<string> ChannelWords = Of("input lfe");

    public static readonly FrozenSet<string> ClipWords = Of("stretch");

    public static readonly FrozenSet<string> Movements = Of("follow");

    public static readonly FrozenSet<string> TargetWords = Of(
        "layout normalize ceiling without tag chapters bitrate loudness");

    /// <summary>Places of <c>tap</c>.</summary>
    public static readonly FrozenSet<string> Taps = Of("pre_master master");

    public static readonly FrozenSet<string> Formats = Of("flac aiff mp3 opus aac vorbis wav_cue");

    /// <summary>Parameters by their processor: what a descriptor lacks of them comes later.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> parameters = new Dictionary<string, FrozenSet<string>>
    {
        ["eq"] = Of("phase bell shelf_low shelf_high notch bandpass allpass tilt hpf lpf"),
        ["comp"] = Of("threshold ratio attack release knee makeup detector lookahead link key key_hpf key_lpf"),
        ["limiter"] = Of("ceiling lookahead release drive link"),
        ["hpf"] = Of("frequency slope q"),
        ["lpf"] = Of("frequency slope q"),
        ["gain"] = Of("gain"),
    }.ToFrozenDictionary();

    /// <summary>Words of choices, by processor and parameter.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> choices = new Dictionary<string, FrozenSet<string>>
    {
        ["eq.phase"] = Of("minimum linear"),
        ["comp.detector"] = Of("peak rms"),
    }.ToFrozenDictionary();

    public static bool IsParameter(string processor, string word) =>
        parameters.TryGetValue(processor, out FrozenSet<string>? words) && words.Contains(word);

    public static bool IsChoice(string processor, string parameter, string word) =>
        choices.TryGetValue($"{processor}.{parameter}", out FrozenSet<string>? words) && words.Contains(word);

    private static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
