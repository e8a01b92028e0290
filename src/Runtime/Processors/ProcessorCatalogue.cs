using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Processors;

/// <summary>Every processor there is. A new one joins by existing: the build lists what implements <see cref="IProcessorDefinition"/>.</summary>
public static partial class ProcessorCatalogue
{
    private static readonly ImmutableSortedDictionary<string, IProcessorDefinition> byName =
        Found().ToImmutableSortedDictionary(definition => definition.Descriptor.Name, definition => definition, StringComparer.Ordinal);

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<IProcessorDefinition> All { get; } = [.. byName.Values];

    /// <summary>What the binder reads of them.</summary>
    public static ProcessorCatalog Vocabulary { get; } = new(All.Select(definition => definition.Descriptor));

    /// <summary>The processor of that word, or null.</summary>
    public static IProcessorDefinition? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Written at build time.</summary>
    private static partial IProcessorDefinition[] Found();
}
