using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;

namespace FlareScript.Host.Starting;

/// <summary>The sounds of a new song, computed: a drum machine's kick and hat, a bass line and a pad of four bars at 100 bpm.</summary>
internal static class StarterSounds
{
    public const int Rate = 48_000;

    private const int Beat = Rate * 60 / 100;       // frames
    private const int Bar = 4 * Beat;
    private const double A1 = 55;                   // Hz

    // A minor, F major, C major, G major: semitones above A1, the root first.
    private static readonly int[][] chords = [[0, 12, 15, 19, 24], [-4, 12, 15, 20, 24], [3, 10, 15, 19, 27], [-2, 10, 14, 17, 26]];

    /// <summary>File names and planes.</summary>
    public static IEnumerable<(string Name, double[][] Planes)> All() =>
    [
        ("kick.wav", [Kick()]),
        ("hat.wav", [Hat()]),
        ("bass.wav", [Bass()]),
        ("pad.wav", [Pad(-4), Pad(+4)]),
    ];

    /// <summary>Writes one as 16-bit WAV.</summary>
    public static void Write(string path, double[][] planes)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
        using var writer = new WaveWriter(stream, planes.Length, Rate, SampleFormat.Int16);
        double[] interleaved = new double[planes.Length * planes[0].Length];
        for (int i = 0; i < interleaved.Length; i++)
            interleaved[i] = planes[i % planes.Length][i / planes.Length];
        writer.Write(interleaved);
    }

    /// <summary>A sine that falls from 180 Hz to 48 Hz, with a click in front.</summary>
    private static double[] Kick()
    {
        double[] sound = new double[Beat];
        double phase = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double t = i / (double)Rate;
            phase += (48 + (132 * Math.Exp(-t / 0.028))) / Rate;
            double click = 0.25 * Math.Exp(-t / 0.0015) * Math.Sin(2 * Math.PI * 2_300 * t);
            sound[i] = Edges(i, sound.Length) * ((0.75 * Math.Exp(-t / 0.16) * Math.Sin(2 * Math.PI * phase)) + click);
        }

        return sound;
    }

    /// <summary>White noise, differentiated twice so that little is left below 5 kHz, fading in 45 ms.</summary>
    private static double[] Hat()
    {
        double[] sound = new double[Beat];
        var random = new Random(1);
        double one = 0;
        double two = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double noise = (2 * random.NextDouble()) - 1;
            sound[i] = 0.2 * Edges(i, sound.Length) * Math.Exp(-i / (0.045 * Rate)) * (noise - (2 * one) + two);
            two = one;
            one = noise;
        }

        return sound;
    }

    /// <summary>Eighths on the root of each chord, off the beat an octave up.</summary>
    private static double[] Bass()
    {
        double[] sound = new double[4 * Bar];
        const int Eighth = Beat / 2;
        for (int note = 0; note < 32; note++)
        {
            double hertz = Pitch(chords[note / 8][0] + (note % 4 == 3 ? 12 : 0));
            for (int i = 0; i < Eighth; i++)
            {
                double t = i / (double)Rate;
                double bright = Math.Exp(-t / 0.08);
                double tone = 0;
                for (int partial = 1; partial <= 6; partial++)
                    tone += Math.Pow(partial, -1.2) * (partial == 1 ? 1 : bright) * Math.Sin(2 * Math.PI * partial * hertz * t);
                sound[(note * Eighth) + i] = 0.42 * Edges(i, Eighth) * Math.Exp(-t / 0.35) * tone;
            }
        }

        return sound;
    }

    /// <summary>Chords of eight partials a voice, a slow swell each.</summary>
    /// <param name="cents">Left and right lie apart by so much.</param>
    private static double[] Pad(double cents)
    {
        double[] sound = new double[4 * Bar];
        for (int chord = 0; chord < 4; chord++)
        {
            foreach (int semitones in chords[chord].Skip(1))
            {
                double hertz = Pitch(semitones + 12) * Math.Pow(2, cents / 1200);
                for (int i = 0; i < Bar; i++)
                {
                    double t = i / (double)Rate;
                    double swell = Math.Min(1, t / 0.25) * Math.Min(1, (Bar - i) / (0.2 * Rate));
                    double tone = 0;
                    for (int partial = 1; partial <= 8; partial++)
                        tone += Math.Pow(partial, -1.3) * Math.Sin(2 * Math.PI * partial * hertz * t);
                    sound[(chord * Bar) + i] += 0.08 * swell * tone;
                }
            }
        }

        return sound;
    }

    private static double Pitch(int semitones) => A1 * Math.Pow(2, semitones / 12.0);

    /// <summary>1, but 1 ms at both ends: no sound begins or ends with a jump.</summary>
    private static double Edges(int frame, int frames) => Math.Min(1, Math.Min(frame, frames - 1 - frame) / (0.001 * Rate));
}
