using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Sources;

namespace FlareScript.Embedding.Files;

/// <summary>An audio file as the engine reads it: from any frame on, zeros outside; opened when it is first heard.</summary>
/// <param name="facts">As found when the session was loaded.</param>
/// <param name="openReader">Opens the file from its start.</param>
internal sealed class FileSource(AssetFacts facts, Func<IAudioReader> openReader, OpenFiles open) : ISource
{
    private IAudioReader? reader;
    private LinkedListNode<FileSource>? place;

    public int Channels => facts.Channels;

    public long Frames => facts.Frames;

    public void Read(long frame, Span<double> interleaved)
    {
        int channels = Channels;
        int before = (int)Math.Min(Math.Max(0, -frame), interleaved.Length / channels);
        interleaved[..(before * channels)].Clear();
        interleaved = interleaved[(before * channels)..];
        long first = frame + before;
        int inside = (int)Math.Clamp(Frames - first, 0, interleaved.Length / channels);
        if (inside > 0)
            inside = ReadInside(first, interleaved[..(inside * channels)]);
        interleaved[(inside * channels)..].Clear();
    }

    /// <summary>Lets go of the file; the next read opens it again.</summary>
    public void Close()
    {
        reader?.Dispose();
        reader = null;
        place = null;
    }

    private int ReadInside(long first, Span<double> interleaved)
    {
        place = open.Use(this, place);
        reader ??= openReader();
        if (reader.Info.Channels != facts.Channels || reader.Info.Frames != facts.Frames)
            throw new IOException("an audio file changed while the session was being read");
        if (reader.Position != first)
            reader.Seek(first);
        int frames = interleaved.Length / Channels;
        int read = 0;
        while (read < frames)
        {
            int count = reader.Read(interleaved[(read * Channels)..]);
            if (count == 0)
                break;
            read += count;
        }

        return read;
    }
}
