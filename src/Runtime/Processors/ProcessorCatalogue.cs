using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Processors;

/// <summary>Every processor there is. A new one joins by existing: the build lists what implements <see cref="IProcessorDefinition"/>.</summary>
public static partial class ProcessorCatalogue
{
    // An array of references and a dictionary of them: the framework brings those compiled, other generics wait for the JIT at every start.
    private static readonly IProcessorDefinition[] sorted = Sorted();
    private static readonly Dictionary<string, IProcessorDefinition> byName =
        sorted.ToDictionary(definition => definition.Descriptor.Name, StringComparer.Ordinal);

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<IProcessorDefinition> All => sorted;

    /// <summary>What the binder reads of them.</summary>
    public static ProcessorCatalog Vocabulary { get; } = new(All.Select(definition => definition.Descriptor));

    /// <summary>The processor of that word, or null.</summary>
    public static IProcessorDefinition? Find(string name) => byName.GetValueOrDefault(name);

    private static IProcessorDefinition[] Sorted()
    {
        IProcessorDefinition[] found = Found();
        Array.Sort(found, (a, b) => string.CompareOrdinal(a.Descriptor.Name, b.Descriptor.Name));
        return found;
    }

    /// <summary>Written at build time.</summary>
    private static partial IProcessorDefinition[] Found();
}
