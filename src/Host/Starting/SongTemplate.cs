using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;

namespace FlareScript.Host.Starting;

/// <summary>The session of <c>flare new NAME</c>: four tracks, a bus, a return, a moving filter, a mastering chain.</summary>
internal static class SongTemplate
{
    /// <summary>In canonical form.</summary>
    public static string Text(string title) => Canonical(
        $$"""
        flare 1

        # A first mix. Render it with
        #   flare render .
        # then put your own files into audio/ and change the clips.

        session "{{title}}" {
          rate 48kHz
          tempo 100bpm
        }

        sections { intro 1|1; verse 5|1; lift 13|1; end 17|1 }

        # --- drums and bass --------------------------------------------------------

        track kick "Kick" {
          clip "audio/kick.wav" at verse length 1beat loop until end
          level -5dB
        }

        track hat "Hat" {
          clip "audio/hat.wav" at 5|1.5 length 1beat loop until end
          level -8dB
          pan R20
        }

        track bass "Bass" {
          clip "audio/bass.wav" at verse length 4bars loop until end
          comp threshold -14dB ratio 2:1 attack 12ms release 110ms
          # The bass steps aside for the kick.
          duck: comp threshold -18dB ratio 3:1 attack 2ms release 80ms key kick
          level -1dB
        }

        bus drums "Drums" of kick, hat {
          comp threshold -14dB ratio 2:1 attack 25ms release 140ms
        }

        # --- music -----------------------------------------------------------------

        track pad "Pad" {
          clip "audio/pad.wav" at intro length 4bars loop until end fade in 2bars out 1bar
          filter: lpf
          eq { bell 300Hz -2dB q 0.9 }
          level -8dB
          send space -12dB
        }

        # What is sent here comes back as reverb alone.
        aux space "Space" {
          reverb plate decay 1.8s predelay 20ms
          hpf 250Hz
        }

        # --- what moves ------------------------------------------------------------

        automate pad.filter.frequency { intro 600Hz; verse 2kHz smooth; lift 8kHz smooth }

        # --- mastering chain -------------------------------------------------------

        master {
          hpf 22Hz
          eq { air: shelf_high 10kHz 1dB }
          limiter -1dBTP drive 4dB
        }

        # --- deliver ---------------------------------------------------------------

        render mix { to "out/{session}.wav"; bits 24 }

        """);

    public static string Canonical(string text) => FlareFormatter.Format(SyntaxParser.Parse(new SourceText("new.flare", text)));
}
