namespace FlareScript.Host.Live;

/// <summary>How long the ring is, and in what blocks it is filled.</summary>
/// <param name="Frames">What lies between engine and device.</param>
/// <param name="BlockFrames">At most a quarter of it, so that three blocks are there while one is computed; changes no bit.</param>
internal sealed record RingShape(int Frames, int BlockFrames)
{
    public const double DefaultSeconds = 0.03;
    public const double LeastSeconds = 0.001;
    public const double MostSeconds = 10;
    private const int LongestBlock = 512;

    public static RingShape Of(double seconds, int rate)
    {
        int frames = (int)Math.Round(Math.Clamp(seconds, LeastSeconds, MostSeconds) * rate);
        return new RingShape(frames, Math.Clamp(frames / 4, 1, LongestBlock));
    }
}
