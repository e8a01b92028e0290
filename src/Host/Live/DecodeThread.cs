using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Live;

/// <summary>Opens, reads and decodes the clips of all tracks ahead of the render thread, which does none of it.</summary>
internal sealed class DecodeThread : IDisposable
{
    private const double AheadSeconds = 0.5;

    private readonly int ahead;             // frames
    private readonly List<AheadReader> readers = [];
    private readonly Thread thread;
    private volatile bool stopped;

    /// <param name="rate">Of the session, in frames a second.</param>
    public DecodeThread(int rate)
    {
        ahead = (int)(rate * AheadSeconds);
        thread = new Thread(Run) { Name = "flare decode", IsBackground = true };
    }

    /// <summary>Takes a track over, before <see cref="Start"/>; one of test signals alone reads nothing and stays as it is.</summary>
    public ITrackReader Take(TrackPlan plan, ITrackReader track)
    {
        if (!plan.Sources.Any(source => source is PlannedClip))
            return track;
        var reader = new AheadReader(track, ahead);
        readers.Add(reader);
        return reader;
    }

    public void Start() => thread.Start();

    public void Dispose()
    {
        stopped = true;
        if (thread.IsAlive)
            thread.Join();
    }

    private void Run()
    {
        var wait = new SpinWait();
        while (!stopped)
        {
            // A chunk of each in turn, so that none starves.
            bool progress = false;
            foreach (AheadReader reader in readers)
                progress |= reader.Fill();
            if (progress)
                wait.Reset();
            else
                wait.SpinOnce();
        }
    }
}
