using FlareScript.Runtime.Formats;

namespace Host.Tests.Support;

/// <summary>A session in a folder of its own with audio that the test computed, rendered to doubles.</summary>
internal sealed class Mix : IDisposable
{
    public const int Frames = 24_000;

    private readonly TemporaryFolder folder = new();

    /// <summary>Two seeded noises as clips: <c>a.wav</c> and <c>b.wav</c> mono, <c>s.wav</c> stereo, half a second each.</summary>
    public Mix()
    {
        A = Noise(1);
        B = Noise(2);
        S = [Noise(3), Noise(4)];
        Put("a.wav", A);
        Put("b.wav", B);
        Put("s.wav", S);
    }

    public double[] A { get; }

    public double[] B { get; }

    public double[][] S { get; }

    public string Folder => folder.Path;

    public static double[] Noise(int seed, int frames = Frames)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble() - 0.5)];
    }

    public string PathOf(string name) => folder.PathOf(name);

    public void Put(string name, params double[][] planes) => Wave.Write(PathOf(name), SampleFormat.Float64, planes);

    /// <summary>Renders statements of the top level; <c>session</c> has 120 bpm and no tail unless given.</summary>
    public double[][] Render(string statements, string session = "tempo 120bpm; tail 0s", string target = "mix") =>
        RenderedSession.Samples(PathOf("judged.flare"), Text(statements, session), target);

    public static string Text(string statements, string session = "tempo 120bpm; tail 0s")
    {
        string text = $"flare 1\nsession {{ {session} }}\n{statements}\n";
        return text.Contains("render mix", StringComparison.Ordinal) ? text : text + "render mix { to \"mix.wav\"; bits 64f }\n";
    }

    /// <summary>Writes the session as a file, for the program.</summary>
    public string Write(string statements, string session = "tempo 120bpm; tail 0s")
    {
        string path = PathOf("judged.flare");
        File.WriteAllText(path, Text(statements, session));
        return path;
    }

    public void Dispose() => folder.Dispose();
}
