using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>A parameter that a chain offers.</summary>
/// <param name="IsChannel">Whether it takes a channel's name.</param>
/// <param name="Default">Null: it must be given where the chain is used.</param>
/// <param name="Descriptor">Null where its value is a word, a channel, or not known before the chain is used.</param>
internal sealed record ChainParam(
    string Name, bool IsChannel, BoundValue? Default, ParameterDescriptor? Descriptor, string Summary, SourceLocation Location);

/// <summary><c>chain NAME { … }</c> as declared.</summary>
internal sealed class ChainDeclaration(string name, StatementSyntax statement, SourceFile file)
{
    private Dictionary<string, ChainParam>? parameters;

    public string Name { get; } = name;

    public SourceFile File { get; } = file;

    public StatementSyntax Statement { get; } = statement;

    /// <summary>Whether a channel or another chain names it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether it leads to itself: it is not put into channels then.</summary>
    public bool IsRecursive { get; set; }

    /// <summary>What stands in it besides <c>param</c>.</summary>
    public ImmutableArray<StatementSyntax> Body { get; } =
        [.. (statement.Block?.Statements ?? []).Where(line => line.Head?.Text != "param")];

    public IReadOnlyDictionary<string, ChainParam> Parameters(Song song) =>
        parameters ??= ChainParamBinder.Bind(this, new Scope(File, song));
}
