using FlareScript.Language.Model;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>One addressable piece of a channel: a processor, a chain in use, or what could not be bound.</summary>
/// <param name="IsLabelled">Whether its name is a label.</param>
internal sealed class Part(string path, bool isLabelled, SourceLocation location)
{
    private Dictionary<string, Band>? bands;

    public string Path { get; } = path;

    public bool IsLabelled { get; } = isLabelled;

    public SourceLocation Location { get; } = location;

    /// <summary>Parts of this name, this one included: more than one can't be addressed.</summary>
    public int Count { get; set; } = 1;

    public Insert? Insert { get; set; }

    /// <summary>The insert's bands by name, found once.</summary>
    public IReadOnlyDictionary<string, Band> Bands =>
        bands ??= (Insert?.Bands ?? []).DistinctBy(band => band.Name).ToDictionary(band => band.Name, StringComparer.Ordinal);

    /// <summary>Of a chain in use, by name: null values are fed from outside and have no lane.</summary>
    public Dictionary<string, ChainParameter?>? Chain { get; set; }

    /// <summary>Of a chain in use: what was given where it is used, with its place.</summary>
    public NameTable<SourceLocation> Given { get; } = new();

    /// <summary>A mistake was told here: addresses into it are not mistakes of their own.</summary>
    public bool IsUnknown => Insert is null && Chain is null;
}

/// <summary>The parts of one channel by path.</summary>
internal sealed class Parts
{
    private readonly Dictionary<string, Part> byPath = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => byPath.Keys;

    public Part? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>Puts settled parameters of chains in place of those first noted.</summary>
    public void Settle(IReadOnlyDictionary<string, ChainParameter> settled)
    {
        foreach (Dictionary<string, ChainParameter?> chain in byPath.Values.Select(part => part.Chain).OfType<Dictionary<string, ChainParameter?>>())
        {
            foreach (string name in chain.Keys.ToArray())
            {
                if (chain[name] is ChainParameter noted)
                    chain[name] = settled.GetValueOrDefault(noted.Address, noted);
            }
        }
    }

    /// <summary>Takes a name for a part; an unlabelled twin gets a path that nobody can write.</summary>
    public Part Add(string path, bool isLabelled, SourceLocation at, string name, DiagnosticBag bag)
    {
        if (!byPath.TryGetValue(path, out Part? first))
        {
            var part = new Part(path, isLabelled, at);
            byPath.Add(path, part);
            return part;
        }

        if (isLabelled || first.IsLabelled)
            bag.Add(InsertDiagnostics.ForLabelTaken(at, name, first.Location));
        first.Count++;
        return new Part($"{path}#{first.Count}", isLabelled, at);
    }
}
