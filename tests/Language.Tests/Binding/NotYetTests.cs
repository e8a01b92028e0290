using FlareScript.Language.Diagnostics;

namespace Language.Tests.Binding;

public class NotYetTests
{
    /// <summary>The word that the answer names, and a file with it.</summary>
    public static TheoryData<string, string> Words
    {
        get
        {
            var words = new TheoryData<string, string>
            {
                { "cut", "[track]\ncut lead { from 12:41.300 to 12:58.050 crossfade 25ms reason \"phone rang\" }" },
                { "expect", "expect mix { loudness -14LUFS ± 0.3LU; true_peak <= -1dBTP; no clipping }" },
                { "album", "album \"Night Lines\" { artist \"Ada\"; year 2027 }" },
                { "song", "song 1 \"Midnight Train\" { from session \"a.flare\" render mix without cap }" },
                { "defaults", "defaults { gap 2s }" },
                { "lock", "lock { engine \"0.4.0\"; dsp 7 }" },
                { "source", "source \"a.flac\" { sha256 \"9f\" }" },
                { "target", "target mix { pcm \"b7\" }" },
                { "5.1", "session { layout 5.1 }" },
                { "7.1", "session { layout 7.1 }" },
                { "7.1.4", "session { layout 7.1.4 }" },
                { "stretch", "track a { clip \"a.wav\" stretch 150% at 2|1 }" },
                { "input", "track a { input 1, 2 }" },
                { "lfe", "[track] lfe -6dB" },
                { "L110deg", "[track] pan L110deg" },
                { "follow", "[track]\nautomate lead.level follow kick depth -6dB attack 5ms release 120ms" },
                { "follow", "[track]\nautomate lead.level { follow kick depth -6dB }" },
                { "listen", "[track]\nautomate lead.level script \"scripts/ride.csx\" listen band amount 2dB" },
                { "script", "[track] level script \"scripts/stage.csx\" target -20LUFS" },
                { "script", "[track] comp threshold script \"\"\"x\"\"\" ratio 3:1" },
                { "{number:02}", "render a { to \"{number:02}.flac\" }" },
                { "layout", "render a { to \"a.wav\"; layout mono }" },
                { "normalize", "render a { to \"a.wav\"; normalize -14LUFS by gain }" },
                { "ceiling", "render a { to \"a.wav\"; ceiling -1dBTP }" },
                { "without", "render a { to \"a.wav\"; without cap }" },
                { "songs", "render streaming { each songs; to \"{name}.wav\" }" },
                { "pre_master", "render a { to \"{name}.wav\"; each master; tap pre_master }" },
                { "master", "render a { to \"a.wav\"; tap master }" },
                { "tag", "render a { to \"a.wav\"; tag { title \"x\" } }" },
                { "chapters", "render a { to \"a.wav\"; chapters markers }" },
                { "bitrate", "render a { to \"a.wav\"; bitrate 128kbps }" },
                { "shaped", "render a { to \"a.wav\"; dither shaped }" },
                { "linear", "[track] eq phase linear bell 1kHz 2dB" },
                { "linear", "[track] eq { phase linear; bell 1kHz 2dB }" },
                { "rms", "[track] comp detector rms ratio 3:1" },
                { "key_hpf", "[track] comp key_hpf 100Hz ratio 3:1" },
                { "key_lpf", "[track] comp { key_lpf 100Hz; ratio 3:1 }" },
                { "link", "[track] limiter -1dBTP link 50%" },
                { "allpass", "[track] eq allpass 1kHz q 2" },
                { "tilt", "[track] eq { tilt 1kHz 2dB; bell 1kHz 2dB }" },
            };
            foreach (string format in "flac aiff mp3 opus aac vorbis wav_cue".Split(' '))
                words.Add(format, $"render a {{ to \"a\"; format {format} }}");
            words.Add("flac", "render a { to \"a.flac\" }");
            words.Add("vorbis", "render a { to \"a.ogg\" }");
            foreach (string processor in ("gate expander deess ducker transient saturate softclip convolve chorus flanger phaser tremolo vibrato "
                + "pitch leveler denoise declick dehum multiband dynamic_eq stereo mid_side tape match").Split(' '))
            {
                words.Add(processor, $"[track] {processor} hall threshold -40dB attack 1ms mix 30%");
            }

            words.Add("gate", "[track] gate { threshold -40dB; hold 5ms }\n automate gate.threshold { 1|1 -30dB }");
            words.Add("multiband", "[track] multiband { low: band to 120Hz threshold -20dB; high: band ratio 2:1 }");
            words.Add("mid_side", "[track] mid_side { mid { comp }; side { eq } }");
            words.Add("deess", "chain c { param d -28dB; ess: deess 6.8kHz threshold d }\n[track] c\nautomate lead.c.ess.threshold { 1|1 -3dB }");
            words.Add("convolve", "[track] post { convolve \"ir.wav\" mix 20% }");
            return words;
        }
    }

    [Theory, MemberData(nameof(Words))]
    public void A_word_of_the_language_that_is_not_built_is_named_once_and_nothing_else_is_said(string word, string text)
    {
        Diagnostic mistake = Bound.Mistake(DiagnosticCases.Expand(text));
        Assert.Equal("FLR2000", mistake.Code);
        Assert.Equal($"'{word}' is part of the language, but this version can't do it yet.", mistake.Message);
        Assert.Empty(mistake.Suggestions);
    }
}
