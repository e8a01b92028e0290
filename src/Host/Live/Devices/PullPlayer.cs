using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>A device with a thread of its own that pulls frames and puts them away; each system says how.</summary>
internal abstract class PullPlayer : IPlaybackDevice
{
    private readonly Thread thread;
    private IWaveProvider? provider;
    private volatile bool stopped;
    private long framesPlayed;
    private long lateBlocks;
    private bool disposed;

    protected PullPlayer() => thread = new Thread(Run) { Name = "flare device", Priority = ThreadPriority.Highest, IsBackground = true };

    public event EventHandler<StoppedEventArgs>? PlaybackStopped;

    /// <summary>Linear; always 1: the ring holds what the session says.</summary>
    public float Volume
    {
        get => 1;
        set
        {
            if (value != 1)
                throw new NotSupportedException("the level of a session is set in the session");
        }
    }

    public PlaybackState PlaybackState { get; private set; } = PlaybackState.Stopped;

    public WaveFormat OutputWaveFormat => provider?.WaveFormat ?? throw new InvalidOperationException("Init comes first");

    public long FramesPlayed => Volatile.Read(ref framesPlayed);

    public long LateBlocks => Volatile.Read(ref lateBlocks);

    public Exception? Failure { get; private set; }

    /// <summary>Frames of one pull.</summary>
    protected virtual int PullFrames => 256;

    public void Init(IWaveProvider waveProvider)
    {
        provider = waveProvider;
        Open(waveProvider.WaveFormat);
    }

    /// <summary>Makes what it leaves behind stand; nothing where a device only sounds.</summary>
    public virtual void Keep()
    {
    }

    public void Play()
    {
        PlaybackState = PlaybackState.Playing;
        thread.Start();
    }

    /// <summary>Ends after the pull at hand, without what the device still holds.</summary>
    public void Stop() => stopped = true;

    /// <summary>Not offered: a song that stands still is a later subject.</summary>
    public void Pause() => throw new NotSupportedException("pausing is not offered");

    public bool Wait(TimeSpan time) => thread.Join(time);

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        Stop();
        if (thread.IsAlive)
            thread.Join();
        Close();
    }

    /// <exception cref="IOException">The device can't be had.</exception>
    protected abstract void Open(WaveFormat format);

    /// <summary>Takes frames; a device with a clock comes back when it wants more.</summary>
    /// <returns>Whether they came in time: not where it had nothing left to play.</returns>
    protected abstract bool Put(ReadOnlySpan<byte> frames);

    /// <summary>Waits until everything put has sounded.</summary>
    protected virtual void Drain()
    {
    }

    protected abstract void Close();

    private void Run()
    {
        try
        {
            int frameBytes = provider!.WaveFormat.BlockAlign;
            byte[] buffer = new byte[PullFrames * frameBytes];
            int count;
            while (!stopped && (count = provider.Read(buffer)) > 0)
            {
                if (!Put(buffer.AsSpan(0, count)))
                    Volatile.Write(ref lateBlocks, lateBlocks + 1);
                Volatile.Write(ref framesPlayed, framesPlayed + (count / frameBytes));
            }

            if (!stopped)
                Drain();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Failure = failure;
        }

        PlaybackState = PlaybackState.Stopped;
        PlaybackStopped?.Invoke(this, new StoppedEventArgs(Failure));
    }
}
