namespace FlareScript.Runtime.Formats.Aiff;

/// <summary>Where the audio of an AIFF file lies and what it is, after it was checked against the file.</summary>
/// <param name="Channels">1 to <see cref="AudioLimits.MaxChannels"/>.</param>
/// <param name="Rate">Hz.</param>
/// <param name="Coding">How a sample lies in the file.</param>
/// <param name="DataStart">Byte of the first sample.</param>
/// <param name="Frames">All of them inside the file.</param>
internal sealed record AiffLayout(int Channels, int Rate, AiffCoding Coding, long DataStart, long Frames)
{
    /// <summary>Bytes of one frame.</summary>
    public int BlockAlign => Channels * Coding.Format.Bytes();
}

/// <summary>How one sample lies in an AIFF file.</summary>
/// <param name="Format">Its kind and size; once <see cref="ToLittleEndian"/> has run, its bytes too.</param>
/// <param name="IsBigEndian">The most significant byte first.</param>
/// <param name="IsSigned8">8 bits around 0, where WAV has them around 128.</param>
internal readonly record struct AiffCoding(SampleFormat Format, bool IsBigEndian, bool IsSigned8)
{
    /// <summary>Turns whole samples into those of a WAV file, in place.</summary>
    public void ToLittleEndian(Span<byte> bytes)
    {
        if (IsSigned8)
        {
            foreach (ref byte one in bytes)
                one ^= 0x80;
            return;
        }

        int size = Format.Bytes();
        if (!IsBigEndian || size == 1)
            return;
        for (; bytes.Length >= size; bytes = bytes[size..])
            bytes[..size].Reverse();
    }
}
