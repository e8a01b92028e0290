using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Files;

/// <summary>An audio file as the engine reads it: from any frame on, zeros outside.</summary>
internal sealed class FileSource(IAudioReader reader) : ISource, IDisposable
{
    public int Channels => reader.Info.Channels;

    public long Frames => reader.Info.Frames;

    public void Read(long frame, Span<double> interleaved)
    {
        int channels = Channels;
        int before = (int)Math.Min(Math.Max(0, -frame), interleaved.Length / channels);
        interleaved[..(before * channels)].Clear();
        interleaved = interleaved[(before * channels)..];
        long first = frame + before;
        int inside = (int)Math.Clamp(Frames - first, 0, interleaved.Length / channels);
        if (inside > 0)
        {
            if (reader.Position != first)
                reader.Seek(first);
            int read = 0;
            while (read < inside)
            {
                int count = reader.Read(interleaved[(read * channels)..(inside * channels)]);
                if (count == 0)
                    break;
                read += count;
            }

            inside = read;
        }

        interleaved[(inside * channels)..].Clear();
    }

    public void Dispose() => reader.Dispose();
}
