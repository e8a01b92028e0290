using System.Collections.Immutable;

namespace FlareScript.Language.Diagnostics;

/// <summary>What else the trade calls the things that sessions name: words of other programs and of the studio.</summary>
public static class Synonyms
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> words = Build();

    /// <summary>The session words for a word of the trade, the likeliest first; empty where there is none.</summary>
    public static ImmutableArray<string> Of(string word)
    {
        string key = word.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return words.GetValueOrDefault(key, []);
    }

    /// <summary>Every word of the trade in the table, for documentation.</summary>
    public static IEnumerable<string> All => words.Keys.Order(StringComparer.Ordinal);

    private static ImmutableDictionary<string, ImmutableArray<string>> Build()
    {
        // What a session says, then what people call it; spaces and underscores do not count.
        (string Meant, string Called)[] table =
        [
            ("level", "volume vol fader loudness amount gain db lautstaerke"),
            ("gain", "volume vol trim boost amplify preamp input"),
            ("comp", "compressor compress compression dynamics glue"),
            ("limiter", "limit maximizer maximiser brickwall peaklimiter"),
            ("gate", "noisegate"),
            ("expander", "expand expansion"),
            ("ducker", "duck ducking"),
            ("transient", "transientshaper transientdesigner shaper"),
            ("softclip", "clipper softclipper clipping"),
            ("pitch", "pitchshift pitchshifter transpose tune"),
            ("leveler", "leveller rider autolevel leveling"),
            ("denoise", "denoiser noisereduction dehiss"),
            ("multiband", "multibandcomp multibandcompressor mbc"),
            ("dynamic_eq", "dyneq deq dynamiceq"),
            ("stereo", "imager widener stereoimager"),
            ("mid_side", "midside"),
            ("tremolo", "trem"),
            ("match", "eqmatch matcheq"),
            ("deess", "deesser desser sibilance"),
            ("eq", "equalizer equaliser parametric peq geq filter"),
            ("hpf", "highpass highpassfilter lowcut lowcutfilter hp hipass rumble"),
            ("lpf", "lowpass lowpassfilter highcut highcutfilter lp lopass hicut"),
            ("bell", "peak peaking parametric band"),
            ("shelf_low", "lowshelf bass lowshelving ls"),
            ("shelf_high", "highshelf treble highshelving hs air presence"),
            ("notch", "bandstop bandreject"),
            ("reverb", "verb hall plate room ambience space"),
            ("delay", "echo slapback tapedelay slap"),
            ("chorus", "doubler ensemble flanger"),
            ("saturate", "saturation saturator distortion drive overdrive warmth tube"),
            ("convolve", "convolution impulse ir impulseresponse"),
            ("phase", "polarity invert phaseinvert flip polarityinvert"),
            ("pan", "panorama balance position panning"),
            ("width", "stereowidth spread wide stereo"),
            ("mute", "silence silent"),
            ("bypass", "disable disabled deactivate skip"),
            ("mix", "drywet wetdry wet dry blend wetness"),
            ("threshold", "thresh thr thresholdlevel"),
            ("ratio", "rat slope compressionratio"),
            ("attack", "att atk attacktime"),
            ("release", "rel releasetime recovery"),
            ("knee", "softknee kneewidth"),
            ("makeup", "makeupgain outputgain output"),
            ("lookahead", "lookaheadtime ahead"),
            ("hold", "holdtime"),
            ("range", "depth maxreduction"),
            ("decay", "reverbtime rt60 decaytime reverbdecay time"),
            ("predelay", "predelaytime"),
            ("feedback", "regen regeneration repeats feedbackamount"),
            ("time", "delaytime length"),
            ("frequency", "freq cutoff corner f hz"),
            ("q", "bandwidth quality resonance res"),
            ("slope", "order poles steepness"),
            ("ceiling", "outceiling maxlevel limit"),
            ("drive", "inputgain push"),
            ("key", "sidechain sidechaininput sc trigger detector keyinput"),
            ("send", "auxsend fxsend sendto"),
            ("out", "output to route destination outputs"),
            ("aux", "return fx effect fxreturn effectreturn fxbus auxiliary"),
            ("bus", "group subgroup submix stem folder mixbus"),
            ("vca", "vcagroup dca fadergroup"),
            ("track", "channel strip chan audiotrack"),
            ("master", "mainbus main masterbus mainout stereoout mixbus twobus"),
            ("clip", "region event audio sample file item"),
            ("automate", "automation lane envelope"),
            ("render", "export bounce mixdown print"),
            ("expect", "assert check test require"),
            ("chain", "preset fxchain rack macro"),
            ("let", "const constant var variable define set"),
            ("tempo", "bpm speed"),
            ("meter", "timesignature signature timesig"),
            ("rate", "samplerate sr"),
            ("bits", "bitdepth depth"),
            ("layout", "channels format speakers"),
            ("sections", "section arrangement structure parts"),
            ("markers", "marker cues locators"),
            ("fade", "fadein fadeout"),
            ("crossfade", "xfade"),
            ("stretch", "timestretch"),
            ("shift", "nudge offset move slip"),
            ("normalize", "normalise"),
            ("invert", "flip reverse"),
            ("true_peak", "tp dbtp truepeak"),
            ("loudness", "lufs integrated"),
            ("tone", "sine oscillator osc testtone"),
            ("off", "none inf minusinfinity silence"),
            ("script", "hook csharp code"),
            ("import", "include use using"),
            ("session", "project song mix"),
            ("post", "postfader"),
            ("pre", "prefader"),
            ("linear", "lin straight"),
            ("smooth", "scurve cosine ease"),
            ("exp", "exponential log logarithmic"),

            // Units, behind a number.
            ("dB", "decibel decibels"),
            ("LUFS", "lkfs"),
            ("dBTP", "dbtruepeak"),
            ("Hz", "hertz cps"),
            ("kHz", "k kilohertz"),
            ("s", "sec secs second seconds"),
            ("ms", "msec msecs millis millisecond milliseconds"),
            ("min", "m mins minute minutes"),
            ("smp", "sample samples smpl spl frames"),
            ("bars", "measure measures"),
            ("%", "percent pct procent"),
            ("st", "semi semis semitone semitones"),
            ("ct", "cent cents"),
            ("oct", "octave octaves"),
            ("dB/oct", "dboct dbperoctave dbo"),
            ("kbps", "kbit kbits kb"),
            ("f", "float"),
            ("deg", "degree degrees"),
        ];
        var found = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (meant, called) in table)
        {
            foreach (string word in called.Split(' '))
                found[word] = found.GetValueOrDefault(word, []).Add(meant);
        }

        return found.ToImmutableDictionary(StringComparer.Ordinal);
    }
}
