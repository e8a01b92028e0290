namespace FlareScript.Runtime.Formats.Wave;

/// <summary>Where the audio of a WAV file lies and what it is, after the guard has checked it against the file.</summary>
/// <param name="Channels">1 to <see cref="AudioLimits.MaxChannels"/>.</param>
/// <param name="Rate">Hz.</param>
/// <param name="DataStart">Byte of the first sample.</param>
/// <param name="DataLength">Bytes of audio, whole frames, all of them inside the file.</param>
internal sealed record WaveLayout(int Channels, int Rate, SampleFormat Format, long DataStart, long DataLength)
{
    /// <summary>Bytes of one frame.</summary>
    public int BlockAlign => Channels * Format.Bytes();

    public long Frames => DataLength / BlockAlign;
}
