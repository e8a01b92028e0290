namespace FlareScript.Runtime.Formats;

/// <summary>How one sample lies in a file, little-endian.</summary>
public enum SampleFormat
{
    /// <summary>8 bits, 128 is silence; read only.</summary>
    Unsigned8,
    Int16,
    Int24,
    /// <summary>32-bit integer; read only.</summary>
    Int32,
    Float32,
    Float64,
}

/// <summary>Names and sizes of <see cref="SampleFormat"/>.</summary>
public static class SampleFormats
{
    /// <summary>Bytes of one sample.</summary>
    public static int Bytes(this SampleFormat format) => format switch
    {
        SampleFormat.Unsigned8 => 1,
        SampleFormat.Int16 => 2,
        SampleFormat.Int24 => 3,
        SampleFormat.Int32 or SampleFormat.Float32 => 4,
        SampleFormat.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static bool IsFloat(this SampleFormat format) => format is SampleFormat.Float32 or SampleFormat.Float64;

    /// <summary>As a session writes it after <c>bits</c>: <c>16</c>, <c>24</c>, <c>32f</c>, <c>64f</c>.</summary>
    public static string Name(this SampleFormat format) => $"{format.Bytes() * 8}{(format.IsFloat() ? "f" : "")}";

    /// <summary>The format a target may be written in, by its name after <c>bits</c>.</summary>
    public static bool TryParse(string name, out SampleFormat format)
    {
        SampleFormat? found = name switch
        {
            "16" => SampleFormat.Int16,
            "24" => SampleFormat.Int24,
            "32f" => SampleFormat.Float32,
            "64f" => SampleFormat.Float64,
            _ => null,
        };
        format = found.GetValueOrDefault();
        return found.HasValue;
    }
}
