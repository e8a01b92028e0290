namespace FlareScript.Embedding.Files;

/// <summary>Keeps the files of clips open while they are read, and never more than a system lets one program have.</summary>
internal sealed class OpenFiles : IDisposable
{
    private const int Most = 128;

    private readonly LinkedList<FileSource> byUse = [];     // the one read last stands last

    /// <summary>Tells that a source reads; the one that has not read for longest may be closed for it.</summary>
    /// <param name="place">Where the source stands in the order; null before its first read, and again once it is closed.</param>
    public LinkedListNode<FileSource> Use(FileSource source, LinkedListNode<FileSource>? place)
    {
        if (place is not null)
        {
            if (byUse.Last != place)
            {
                byUse.Remove(place);
                byUse.AddLast(place);
            }

            return place;
        }

        if (byUse.Count == Most)
        {
            FileSource oldest = byUse.First!.Value;
            byUse.RemoveFirst();
            oldest.Close();
        }

        return byUse.AddLast(source);
    }

    public void Dispose()
    {
        foreach (FileSource source in byUse)
            source.Close();
        byUse.Clear();
    }
}
