namespace Language.Tests.Parsing;

/// <summary>Every statement that the language's description shows, as one text of about a hundred lines.</summary>
internal static class SampleSession
{
    public const string Text = """"
        flare 1
        import vocal_strip, drum_glue from "lib/strips.flare"      # chains and lets; cycles are errors that print the path

        session "Midnight Train" {
          artist "Ada Moreau"
          rate   48kHz                # default 48kHz
          layout stereo               # mono | stereo | 5.1 | 7.1 | 7.1.4
          tempo { 1|1 92bpm; 45|1 92bpm; 49|1 78bpm smooth }        # or: tempo 120bpm (default)
          meter 4/4                   # or { 1|1 4/4; 33|1 3/4 }
          tail  6s                    # default auto: until the declared tails have rung out
          seed  20260914              # all randomness derives from it; default 1
        }
        sections { intro 1|1; verse1 5|1; chorus1 13|1; outro 45|1; end 51|1 }
        markers  { cold_open 0:00 "Cold open"; sponsor 18:02 "Sponsor" }
        let vocal_level -3dB

        track lead "Lead vocal" {
          clip "audio/lead_t3.wav" at verse1  gain -1.5dB  fade in 20ms
          clip "audio/lead_t5.wav" at chorus1 from 42.180s length 8bars crossfade 30ms
          hpf  80Hz slope 18dB/oct
          comp threshold -20dB ratio 3:1 attack 12ms release 110ms knee 6dB
          level vocal_level
          pan   L8
          send  plate -14dB
          send  slap  -20dB pre
          out   vox
        }

        chain vocal_strip {
          param air   2dB   "Lift above 10 kHz"  range 0dB to 6dB
          param deess -28dB
          hpf  80Hz slope 18dB/oct
          eq   { bell 280Hz gain -2.5dB q 1.2; top: shelf_high 10kHz gain air }
          comp threshold -20dB ratio 3:1
          ess: deess 6.8kHz threshold deess
        }

        automate lead.level {
          0:00    off
          verse1  -3dB  smooth                  # the curve word says how we ARRIVE: hold | linear (default) | smooth | exp
          during chorus1, chorus2  +1.5dB  fade 1beat      # relative to what the lane says there
        }
        automate vox.level trim { 45|1 0dB; end off smooth }         # points that add to the written level
        automate gtr_l.pan   lfo sine rate 1/2 depth 20% from chorus2 to outro     # sine | triangle | square | saw | random
        automate pad.level   follow kick depth -6dB attack 5ms release 120ms
        automate lead.level  script "scripts/ride.csx" listen band amount 2dB       # see scripts.md

        render mix {
          to      "out/{session}.wav"        # {session} {name} {title} {number} {number:02}; no date: renders have no clock
          format  wav                        # default: the ending of `to`. wav (RF64 past 4 GiB) | flac | aiff | mp3, opus, aac, vorbis (by an installed encoder)
          bits    24                         # 16 | 24 | 32f | 64f; for the lossy ones: bitrate 128kbps
        }
        render web of mix {                  # all lines of mix but `to` and `format`, changed by the lines below
          to         "out/{session}.flac"
          rate       44.1kHz
          bits       16
          dither     tpdf                    # tpdf (default whenever bits fall) | shaped | none
          normalize  -14LUFS by gain         # one gain, nothing else; see 2
        }
        render instrumental of mix { mute lead;  to "out/{session}-inst.wav" }
        render stems { each drums, bass, lead, rest;  tap pre_master;  to "out/stems/{name}.wav" }   # rest: all that is not listed
        render chorus of mix { from chorus1 to chorus1.end;  to "out/chorus.wav" }

        expect web   { loudness -14LUFS ± 0.3LU;  true_peak <= -1dBTP;  range 5LU to 11LU }
        expect mix   { duration 2:00 to 2:30;  no clipping;  no silence longer 2s before outro;  correlation >= 0.1;  mono_loss <= 1LU }
        expect lead  { during chorus1, chorus2  louder_than band by 1LU }
        expect theme { while speech active  quieter_than speech by 12LU }
        expect host, guest { loudness within 1.5LU;  noise_floor <= -60dBFS }
        expect stems { sum_to mix tap pre_master within -120dBFS }
        expect mix   { same_as "golden/v12.flac" within -90dBFS }        # or: same_as lock

        album "Night Lines" { artist "Ada Moreau"; year 2027; upc "…"; rate 96kHz; cover "art/front.png" }
        defaults { gap 2s }
        song 1 "Midnight Train" {
          from session "songs/midnight-train.flare" render mix without cap
          isrc "XX-000-27-00001"
          house warmth 25%                     # processors: this song's mastering chain
          loudness -14LUFS
        }
        song 2 "Harbour" { from file "mixes/harbour_96k.wav"; trim start 0.35s; fade out 9s; overlap 4bars at 84bpm; house }
        render streaming { each songs; to "out/{number:02} {title}.flac"; rate 48kHz; bits 24; tag from album }
        render cd { to "out/cd/night-lines"; format wav_cue; rate 44.1kHz; bits 16; dither shaped }
        expect songs { true_peak <= -1dBTP }
        expect album { spread of songs except 3 <= 1LU; tilt match within 2dB from 100Hz to 8kHz; isrc unique }

        flare 1                                                # written by `flare lock`; do not edit
        lock { engine "0.4.0"; dsp 7 }
        source "audio/kick.flac" { sha256 "9f2c…"; pcm "41d0…"; frames 4320000; rate 48kHz; channels 1 }
        import "lib/strips.flare" { sha256 "…" }
        script "scripts/ride.csx" { sha256 "…" }
        target mix { pcm "b7e1…"; frames 4608000; loudness -14.02LUFS; true_peak -1.00dBTP }

        automate lead.level script "scripts/ride.csx" listen band post amount 2dB
        automate pad.pan    script """ Pan Tick(Song song) => Pan.Right(30 * Sin(song.Beat / 8)); """
        track lead { level script "scripts/stage.csx" target -20LUFS }

        """";
}
