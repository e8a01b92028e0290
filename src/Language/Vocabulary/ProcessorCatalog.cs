using System.Collections.Immutable;

namespace FlareScript.Language.Vocabulary;

/// <summary>The processors that a session may name, sorted by name.</summary>
public sealed class ProcessorCatalog
{
    private readonly ImmutableSortedDictionary<string, ProcessorDescriptor> byName;

    /// <exception cref="ArgumentException">Two processors have one name.</exception>
    public ProcessorCatalog(IEnumerable<ProcessorDescriptor> processors)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ProcessorDescriptor>(StringComparer.Ordinal);
        foreach (ProcessorDescriptor processor in processors)
            builder.Add(processor.Name, processor);
        byName = builder.ToImmutable();
    }

    public IEnumerable<ProcessorDescriptor> All => byName.Values;

    /// <summary>The processor of that word, or null.</summary>
    public ProcessorDescriptor? Find(string name) => byName.GetValueOrDefault(name);
}
