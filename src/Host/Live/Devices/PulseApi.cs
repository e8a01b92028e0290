using System.Runtime.InteropServices;

namespace FlareScript.Host.Live.Devices;

/// <summary>PulseAudio's simple API, as PipeWire serves it too.</summary>
internal static partial class PulseApi
{
    public const string Library = "libpulse-simple.so.0";
    private const string ClientLibrary = "libpulse.so.0";

    public const int Playback = 1;          // PA_STREAM_PLAYBACK
    public const int Float32Little = 5;     // PA_SAMPLE_FLOAT32LE

    /// <summary>Whether both libraries are there.</summary>
    public static bool IsFound { get; } = Loads(ClientLibrary) && Loads(Library);

    public static string Sentence(int error) => Marshal.PtrToStringUTF8(ErrorText(error)) ?? $"error {error}";

    [LibraryImport(Library, EntryPoint = "pa_simple_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint New(
        string? server, string name, int direction, string? device, string stream, in SampleSpec spec, nint map, in BufferAttributes attributes, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_write")]
    public static partial int Write(nint simple, ReadOnlySpan<byte> data, nuint bytes, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_drain")]
    public static partial int Drain(nint simple, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_free")]
    public static partial void Free(nint simple);

    [LibraryImport(ClientLibrary, EntryPoint = "pa_strerror")]
    private static partial nint ErrorText(int error);

    private static bool Loads(string library) => NativeLibrary.TryLoad(library, out _);

    /// <summary><c>pa_sample_spec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SampleSpec
    {
        public int Format;
        public uint Rate;
        public byte Channels;
    }

    /// <summary><c>pa_buffer_attr</c>, in bytes; all ones: the server chooses.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct BufferAttributes
    {
        public uint Most;
        public uint Target;
        public uint BeforePlaying;
        public uint LeastRequest;
        public uint Fragment;
    }
}
