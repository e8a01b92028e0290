namespace Runtime.Tests.Formats;

/// <summary>A file in memory that counts how it is read and stops a reader that never would: a watchdog by work, not by the clock.</summary>
internal sealed class WatchedStream(byte[] file) : MemoryStream(file, writable: false)
{
    // A walk reads each of at most a few thousand chunks with a handful of reads; a chunk has eight bytes or more.
    private readonly long most = 256 + 4L * file.Length;

    public long Reads { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        Count();
        return base.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Count();
        return base.Read(buffer, offset, count);
    }

    private void Count()
    {
        if (++Reads > most) throw new InvalidOperationException($"{Reads} reads of a file of {Length} bytes: it would never end");
    }
}
