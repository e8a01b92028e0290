using FlareScript.Embedding;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

// A session in a program of your own: its target at half its level, mixed with a tone of NAudio's, as a WAV of 32-bit floats.
//   dotnet run --project examples/embed -- examples/embed heard.wav
if (args.Length != 2)
{
    Console.Error.WriteLine("embed SESSION FILE.wav");
    return 2;
}

try
{
    using FlareSession session = FlareSession.Open(args[0]);
    ISampleProvider song = session.ToSampleProvider();
    var tone = new SignalGenerator(song.WaveFormat.SampleRate, song.WaveFormat.Channels) { Frequency = 440, Gain = 0.1 };
    var mixer = new MixingSampleProvider(
    [
        new VolumeSampleProvider(song) { Volume = 0.5f },
        tone.Take(TimeSpan.FromSeconds(1)),
    ]);
    WaveFileWriter.CreateWaveFile(args[1], mixer.ToWaveProvider());
    return 0;
}
catch (SessionException mistake)
{
    // Place, line and fix, as 'flare check' shows them.
    Console.Error.Write(mistake.Message);
    return 1;
}
