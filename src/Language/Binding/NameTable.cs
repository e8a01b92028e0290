using System.Diagnostics.CodeAnalysis;

namespace FlareScript.Language.Binding;

/// <summary>Names and what each stands for, in the order they came. Names differ by any character.</summary>
/// <remarks>
/// Most tables hold the few words of one statement: they are searched from the front, and hashed only where they grow. The
/// framework's dictionary takes three times the memory for those, and over structures of ours it is compiled when the
/// program runs, as its own generics would be in here; this is compiled ahead.
/// </remarks>
internal sealed class NameTable<T>
{
    private const int MostUnhashed = 16;

    private Entry[]? entries;
    private int[] buckets = [];    // of the last entry of each chain, plus one; empty while the table is small

    public int Count { get; private set; }

    /// <exception cref="KeyNotFoundException">Nothing has the name.</exception>
    public T this[string name]
    {
        get => Find(name) is int at and >= 0 ? entries![at].Value : throw new KeyNotFoundException($"Nothing is called '{name}'.");
        set
        {
            int at = Find(name);
            if (at < 0)
                Append(name, value);
            else
                entries![at].Value = value;
        }
    }

    public bool TryAdd(string name, T value)
    {
        if (Find(name) >= 0)
            return false;
        Append(name, value);
        return true;
    }

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out T value)
    {
        int at = Find(name);
        value = at < 0 ? default : entries![at].Value;
        return at >= 0;
    }

    public bool ContainsKey(string name) => Find(name) >= 0;

    public IEnumerable<string> Names()
    {
        for (int i = 0; i < Count; i++)
            yield return entries![i].Name;
    }

    private int Find(string name)
    {
        if (buckets.Length == 0)
        {
            for (int i = 0; i < Count; i++)
            {
                if (entries![i].Name == name)
                    return i;
            }

            return -1;
        }

        int at = buckets[BucketOf(name)] - 1;
        while (at >= 0 && entries![at].Name != name)
            at = entries[at].Before;
        return at;
    }

    private void Append(string name, T value)
    {
        if (entries is null || Count == entries.Length)
            entries = Grown();
        entries[Count++] = new Entry { Name = name, Value = value };
        if (Count <= MostUnhashed)
            return;
        if (Count <= buckets.Length)
        {
            Hang(Count - 1);
            return;
        }

        buckets = new int[2 * entries.Length];
        for (int i = 0; i < Count; i++)
            Hang(i);
    }

    private Entry[] Grown()
    {
        var grown = new Entry[Count == 0 ? 4 : Math.Max(MostUnhashed, 2 * Count)];
        for (int i = 0; i < Count; i++)
            grown[i] = entries![i];
        return grown;
    }

    private void Hang(int at)
    {
        ref int bucket = ref buckets[BucketOf(entries![at].Name)];
        entries[at].Before = bucket - 1;
        bucket = at + 1;
    }

    private int BucketOf(string name) => (int)((uint)name.GetHashCode(StringComparison.Ordinal) % (uint)buckets.Length);

    private struct Entry
    {
        public string Name;
        public T Value;
        public int Before;
    }
}
