using System.Buffers.Binary;
using System.Text;

namespace FlareScript.Runtime.Formats;

/// <summary>Four-letter names of chunks and files, as little-endian words and as text for messages.</summary>
internal static class FourCharacters
{
    public static uint Code(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32LittleEndian(name);

    /// <summary>Printable text of any bytes: letters as they are, the rest as hexadecimal.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes)
        {
            if (b is >= 0x20 and < 0x7F) text.Append((char)b);
            else text.Append($"\\x{b:X2}");
        }
        return text.ToString();
    }

    public static bool Printable(ReadOnlySpan<byte> name)
    {
        foreach (var b in name)
        {
            if (b is < 0x20 or >= 0x7F) return false;
        }
        return true;
    }
}
