using System.Diagnostics;
using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>A player of NAudio's on Windows, which pulls by itself: WASAPI or WaveOut.</summary>
/// <remarks>Shorter buffers than these drop out just after the start.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPlayer : IPlaybackDevice
{
    private const int WasapiMilliseconds = 400;
    private const int WaveOutMilliseconds = 200;         // of each buffer
    private const int WaveOutBuffers = 4;

    private readonly string system;
    private readonly IWavePlayer player;
    private readonly TimeSpan slack;            // what the device goes on for by itself when it asks, at least
    private readonly ManualResetEventSlim ended = new();
    private CountedProvider? provider;

    private WindowsPlayer(string system, IWavePlayer player, TimeSpan slack)
    {
        this.system = system;
        this.player = player;
        this.slack = slack;
        player.PlaybackStopped += (_, stopped) =>
        {
            Failure ??= stopped.Exception;
            ended.Set();
        };
    }

    public event EventHandler<StoppedEventArgs>? PlaybackStopped
    {
        add => player.PlaybackStopped += value;
        remove => player.PlaybackStopped -= value;
    }

    public long FramesPlayed => provider?.Frames ?? 0;

    public long LateBlocks => provider?.Late ?? 0;

    public Exception? Failure { get; private set; }

    public float Volume
    {
        get => player.Volume;
        set => player.Volume = value;
    }

    public PlaybackState PlaybackState => player.PlaybackState;

    public WaveFormat OutputWaveFormat => player.OutputWaveFormat;

    /// <exception cref="IOException">There is no such device.</exception>
    public static WindowsPlayer Wasapi() => Create("WASAPI", () => new WasapiPlayerBuilder().WithLatency(WasapiMilliseconds).Build(), WasapiMilliseconds / 2);

    /// <exception cref="IOException">There is no such device.</exception>
    public static WindowsPlayer WaveOut() => Create(
        "WaveOut", () => new WaveOut { BufferMilliseconds = WaveOutMilliseconds, NumberOfBuffers = WaveOutBuffers }, WaveOutMilliseconds * (WaveOutBuffers - 1));

    /// <summary>The endpoints that WASAPI finds: name, rate, channels, which is the default.</summary>
    public static IReadOnlyList<string> Endpoints()
    {
        using var enumerator = new MMDeviceEnumerator();
        string? standard = enumerator.TryGetDefaultAudioEndpoint(DataFlow.Render, Role.Multimedia, out MMDevice? found) ? found.ID : null;
        var lines = new List<string>();
        foreach (MMDevice device in enumerator.EnumerateAudioEndPoints(DataFlow.Render, DeviceState.Active))
        {
            using AudioClient client = device.CreateAudioClient();
            WaveFormat mix = client.MixFormat;
            lines.Add($"{(device.ID == standard ? "default" : "       ")}   {device.FriendlyName}: {mix.SampleRate} Hz, {mix.Channels} channels");
        }

        return lines;
    }

    public void Init(IWaveProvider waveProvider)
    {
        provider = new CountedProvider(waveProvider, slack);
        try
        {
            player.Init(provider);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or ArgumentException))
        {
            throw Unusable(system, failure);
        }
    }

    public void Play() => player.Play();

    public void Stop() => player.Stop();

    /// <summary>Not offered: a song that stands still is a later subject.</summary>
    public void Pause() => throw new NotSupportedException("pausing is not offered");

    public bool Wait(TimeSpan time) => ended.Wait(time);

    public void Keep()
    {
    }

    public void Dispose()
    {
        player.Dispose();
        ended.Dispose();
    }

    /// <summary>What the systems throw where there is no device has no common type.</summary>
    private static WindowsPlayer Create(string system, Func<IWavePlayer> make, int slackMilliseconds)
    {
        try
        {
            return new WindowsPlayer(system, make(), TimeSpan.FromMilliseconds(slackMilliseconds));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw Unusable(system, failure);
        }
    }

    private static IOException Unusable(string system, Exception failure) =>
        new($"{system} can't be used: {failure.Message}; --device null plays without sound", failure);

    /// <summary>Counts what a player takes, and the reads that kept it waiting for longer than it could go on.</summary>
    private sealed class CountedProvider(IWaveProvider source, TimeSpan slack) : IWaveProvider
    {
        private long frames;
        private long late;

        public WaveFormat WaveFormat => source.WaveFormat;

        public long Frames => Volatile.Read(ref frames);

        public long Late => Volatile.Read(ref late);

        public int Read(Span<byte> buffer)
        {
            long start = Stopwatch.GetTimestamp();
            int count = source.Read(buffer);
            if (Stopwatch.GetElapsedTime(start) > slack)
                Volatile.Write(ref late, late + 1);
            Volatile.Write(ref frames, frames + (count / WaveFormat.BlockAlign));
            return count;
        }
    }
}
