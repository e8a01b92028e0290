using FlareScript.Runtime.Processors;

namespace Runtime.Tests.Contracts;

/// <summary>The list that the build writes.</summary>
public sealed class ProcessorCatalogueTests
{
    [Fact]
    public void Every_definition_of_the_assembly_is_in_the_catalogue()
    {
        IEnumerable<Type> definitions = typeof(IProcessorDefinition).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IProcessorDefinition)));

        Assert.Equal(
            definitions.Select(type => type.FullName).Order(StringComparer.Ordinal),
            ProcessorCatalogue.All.Select(definition => definition.GetType().FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_catalogue_is_sorted_by_word_and_found_by_word()
    {
        string[] words = [.. ProcessorCatalogue.All.Select(definition => definition.Descriptor.Name)];

        Assert.Equal(words.Order(StringComparer.Ordinal), words);
        Assert.All(ProcessorCatalogue.All, definition => Assert.Same(definition, ProcessorCatalogue.Find(definition.Descriptor.Name)));
        Assert.Equal(words, ProcessorCatalogue.Vocabulary.All.Select(descriptor => descriptor.Name));
        Assert.Null(ProcessorCatalogue.Find("volume"));
    }
}
