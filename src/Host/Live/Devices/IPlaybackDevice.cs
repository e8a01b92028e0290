using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>A device as <c>play</c> drives it: one of NAudio's players that also says how it went.</summary>
internal interface IPlaybackDevice : IWavePlayer
{
    /// <summary>Frames that the device took.</summary>
    long FramesPlayed { get; }

    /// <summary>How often frames came when the device had nothing left: each was a gap.</summary>
    long LateBlocks { get; }

    /// <summary>What ended it early; null: nothing did.</summary>
    Exception? Failure { get; }

    /// <summary>Waits for the end.</summary>
    /// <returns>Whether it came in time.</returns>
    bool Wait(TimeSpan time);

    /// <summary>Keeps what a device leaves behind, once the song or its listener ended it; without, nothing of it stays.</summary>
    void Keep();
}
