namespace FlareScript.Language.Vocabulary;

/// <summary>The processors that a session may name, sorted by name.</summary>
public sealed class ProcessorCatalog
{
    // A dictionary of references and a sorted array: those the framework brings compiled, and a check is over before a JIT has warmed up.
    private readonly Dictionary<string, ProcessorDescriptor> byName = new(StringComparer.Ordinal);
    private readonly ProcessorDescriptor[] sorted;

    /// <exception cref="ArgumentException">Two processors have one name.</exception>
    public ProcessorCatalog(IEnumerable<ProcessorDescriptor> processors)
    {
        sorted = [.. processors];
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (ProcessorDescriptor processor in sorted)
            byName.Add(processor.Name, processor);
    }

    public IEnumerable<ProcessorDescriptor> All => sorted;

    /// <summary>The processor of that word, or null.</summary>
    public ProcessorDescriptor? Find(string name) => byName.GetValueOrDefault(name);
}
