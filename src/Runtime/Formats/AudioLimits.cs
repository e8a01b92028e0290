namespace FlareScript.Runtime.Formats;

/// <summary>What any audio file may ask of us, whatever its format.</summary>
public static class AudioLimits
{
    /// <summary>Channels, at most.</summary>
    public const int MaxChannels = 64;

    /// <summary>Hz, at least.</summary>
    public const int MinRate = 1;

    /// <summary>Hz, at most: 32 times 48 kHz.</summary>
    public const int MaxRate = 1_536_000;

    /// <summary>Chunks or metadata blocks before the audio, at most; a real file has a handful.</summary>
    public const int MaxChunks = 4_096;

    internal static void CheckChannels(string file, long offset, string field, long channels)
    {
        if (channels is < 1 or > MaxChannels)
            throw new AudioFormatException(file, offset, field, $"{channels} channels; 1 to {MaxChannels} can be read");
    }

    internal static void CheckRate(string file, long offset, string field, long rate)
    {
        if (rate is < MinRate or > MaxRate)
            throw new AudioFormatException(file, offset, field, $"a rate of {rate} Hz; {MinRate} Hz to {MaxRate} Hz can be read");
    }
}
