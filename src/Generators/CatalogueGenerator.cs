using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FlareScript.Generators;

/// <summary>Lists every processor of the compilation, so that a new one joins by existing and nothing is looked for at start.</summary>
[Generator]
public sealed class CatalogueGenerator : IIncrementalGenerator
{
    private const string Definition = "IProcessorDefinition";
    private const string DefinitionNamespace = "FlareScript.Runtime.Processors";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<string?>> names = context.SyntaxProvider
            .CreateSyntaxProvider(
                (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                (found, cancellation) => NameOfDefinition((INamedTypeSymbol?)
                    found.SemanticModel.GetDeclaredSymbol((ClassDeclarationSyntax)found.Node, cancellation)))
            .Where(name => name is not null)
            .Collect();
        context.RegisterSourceOutput(names, (output, found) => output.AddSource("ProcessorCatalogue.g.cs", Write(found)));
    }

    /// <summary>The full name of a class that is a processor's definition; null for any other.</summary>
    private static string? NameOfDefinition(INamedTypeSymbol? type)
    {
        if (type is null || type.IsAbstract || type.IsGenericType)
            return null;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract.Name == Definition && contract.ContainingNamespace.ToDisplayString() == DefinitionNamespace)
                return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        }

        return null;
    }

    private static string Write(ImmutableArray<string?> found)
    {
        var source = new StringBuilder();
        source.Append("namespace ").Append(DefinitionNamespace).Append(";\n\n");
        source.Append("public static partial class ProcessorCatalogue\n{\n");
        source.Append("    private static partial ").Append(Definition).Append("[] Found() =>\n    [\n");
        foreach (string? name in found.Distinct().OrderBy(name => name, StringComparer.Ordinal))
            source.Append("        new ").Append(name).Append("(),\n");
        source.Append("    ];\n}\n");
        return source.ToString();
    }
}
