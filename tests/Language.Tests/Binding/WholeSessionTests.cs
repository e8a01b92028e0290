using FlareScript.Language.Binding;
using FlareScript.Language.Model;

namespace Language.Tests.Binding;

public class WholeSessionTests
{
    public const string Text = """
        flare 1
        session "Midnight" { artist "Ada"; rate 48kHz; layout stereo; tempo { 1|1 92bpm; 49|1 78bpm smooth }; meter { 1|1 4/4; 33|1 3/4 }; tail 6s; seed 2026 }
        sections { intro 1|1; verse1 5|1; chorus1 13|1 "Chorus"; outro 45|1; end 51|1 }
        markers { sponsor 0:38 "Sponsor" }
        let vocal_level -3dB
        chain strip {
          param air 2dB "Lift" range 0dB to 6dB
          param by channel
          hpf 80Hz slope 18dB/oct
          eq { bell 280Hz gain -2.5dB q 1.2; top: shelf_high 10kHz gain air }
          comp threshold -20dB ratio 3:1 key by
        }
        track kick { clip "kick.wav" at 1|1 loop 4 }
        track lead "Lead vocal" {
          clip "a.wav" at verse1 gain -1.5dB fade in 20ms
          clip "b.wav" at chorus1 + 2bars from 42.180s length 8bars crossfade 30ms
          hpf 80Hz slope 18dB/oct
          strip by kick
          eq bell 280Hz -2.5dB q 1.2 notch 1kHz
          duck: comp threshold -20dB release auto key band, kick post
          level ( vocal_level - 2dB )
          pan L8
          send slap -20dB pre pan R20
          out vox
          post { gain -1dB }
          automate strip.air { 1|1 0dB; 5|1 3dB smooth }
        }
        bus vox { }
        aux slap { echo 1/8D }
        vca band of kick { level -0.5dB }
        master { limiter -1dBTP }
        automate lead.level trim { 0:00 off; verse1 -3dB smooth; during chorus1, outro +1.5dB fade 1beat }
        automate lead.pan lfo sine rate 1/2 depth 20% from chorus1 to outro
        automate lead.send.slap trim { chorus1.end -10dB }
        automate lead.mute { 1|1 on; 2|1 off }
        render mix { to "out/{session}.wav"; format wav; bits 24 }
        render loud of mix { to "out/x.wav"; mute band; trim lead.level +1dB; from chorus1 to chorus1.end; fade in 1s }
        """;

    [Fact]
    public void A_whole_session_means_what_it_says()
    {
        BoundSession bound = Bound.File(Text);
        Assert.Equal([], bound.Diagnostics.Select(one => one.ToString()));
        Assert.NotNull(bound.Session);
        Assert.Equal("""
            session song "Midnight" artist "Ada"
              rate 48000Hz layout stereo tail 6s seed 2026 end 51|1
              tempo 1|1 92bpm
              tempo 49|1 78bpm smooth
              meter 1|1 4/4
              meter 33|1 3/4
              section intro 1|1 to 5|1
              section verse1 5|1 to 13|1
              section chorus1 13|1 to 45|1 "Chorus"
              section outro 45|1 to 51|1
              marker sponsor 38s "Sponsor"
            track kick
              clip "kick.wav" at 1|1 loop 4
              level 0dB
              out master
            track lead "Lead vocal"
              clip "a.wav" at 5|1 gain -1.5dB fade in 0.02s linear
              clip "b.wav" at 13|1 + 2bars from 42.18s length 8bars crossfade 0.03s power
              hpf frequency 80Hz slope 18dB/oct
              strip.hpf: hpf frequency 80Hz slope 18dB/oct
              strip.eq: eq
                bell frequency 280Hz gain -2.5dB q 1.2
                top: shelf_high frequency 10kHz gain 2dB = lead.strip.air
              strip.comp: comp threshold -20dB ratio 3:1 key kick
              eq
                bell frequency 280Hz gain -2.5dB q 1.2
                notch frequency 1kHz
              duck: comp threshold -20dB release auto key kick post
              level -5dB
              post gain gain -1dB
              pan L8
              send slap -20dB pre pan R20
              out vox
            bus vox
              level 0dB
              out master
            aux slap
              echo time 0.1875 whole notes
              level 0dB
              out master
            master master
              limiter ceiling -1dBTP
              level 0dB
            vca band of kick
              level -0.5dB
            param lead.strip.air 2dB
            automate lead.strip.air
              1|1: 0dB
              5|1: 3dB smooth
            automate lead.level trim
              0s: off
              5|1: -3 smooth
              during 13|1 to 45|1, 45|1 to 51|1: +1.5 fade 1beats
            automate lead.pan
              lfo sine rate 0.5 whole notes depth +0.2 from 13|1 to 45|1
            automate lead.send.slap trim
              45|1: -10
            automate lead.mute
              1|1: on hold
              2|1: off hold
            render mix
              to "out/{session}.wav" format wav bits 24 dither tpdf
            render loud
              to "out/x.wav" format wav bits 24 dither tpdf
              from 13|1 to 45|1
              fade in 1s linear
              mute band
              trim lead.level +1

            """, SessionPrinter.Print(bound.Session), ignoreLineEndingDifferences: true);
    }
}
