namespace FlareScript.Language.Binding;

/// <summary>The language's words that this version knows and does not build: each is answered by its name, never guessed at and never passed over.</summary>
internal static class NotYet
{
    /// <summary>Statements of the top level.</summary>
    public static readonly IReadOnlySet<string> Statements = Of("cut expect album song defaults lock source script target");

    /// <summary>Processors; one that the catalogue has is built.</summary>
    public static readonly IReadOnlySet<string> Processors = Of(
        "gain hpf lpf eq comp limiter gate expander deess ducker transient saturate softclip delay reverb convolve chorus flanger phaser tremolo vibrato "
        + "pitch leveler denoise declick dehum multiband dynamic_eq stereo mid_side tape match");

    /// <summary>Statements of a channel.</summary>
    public static readonly IReadOnlySet<string> ChannelWords = Of("input lfe");

    public static readonly IReadOnlySet<string> ClipWords = Of("stretch");

    public static readonly IReadOnlySet<string> Movements = Of("follow");

    public static readonly IReadOnlySet<string> TargetWords = Of(
        "layout normalize ceiling without tag chapters bitrate loudness");

    /// <summary>Places of <c>tap</c>.</summary>
    public static readonly IReadOnlySet<string> Taps = Of("pre_master master");

    public static readonly IReadOnlySet<string> Formats = Of("flac aiff mp3 opus aac vorbis wav_cue");

    /// <summary>Parameters by their processor: what a descriptor lacks of them comes later.</summary>
    private static readonly Dictionary<string, IReadOnlySet<string>> parameters = new(StringComparer.Ordinal)
    {
        ["eq"] = Of("phase bell shelf_low shelf_high notch bandpass allpass tilt hpf lpf"),
        ["comp"] = Of("threshold ratio attack release knee makeup detector lookahead link key key_hpf key_lpf"),
        ["limiter"] = Of("ceiling lookahead release drive link"),
        ["hpf"] = Of("frequency slope q"),
        ["lpf"] = Of("frequency slope q"),
        ["gain"] = Of("gain"),
    };

    /// <summary>Words of choices, by processor and parameter.</summary>
    private static readonly Dictionary<string, IReadOnlySet<string>> choices = new(StringComparer.Ordinal)
    {
        ["eq.phase"] = Of("minimum linear"),
        ["comp.detector"] = Of("peak rms"),
    };

    public static bool IsParameter(string processor, string word) =>
        parameters.TryGetValue(processor, out IReadOnlySet<string>? words) && words.Contains(word);

    public static bool IsChoice(string processor, string parameter, string word) =>
        choices.TryGetValue($"{processor}.{parameter}", out IReadOnlySet<string>? words) && words.Contains(word);

    private static IReadOnlySet<string> Of(string words) => new HashSet<string>(words.Split(' '), StringComparer.Ordinal);
}
