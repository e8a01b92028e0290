using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Syntax;

/// <summary>A file as statements, with what was wrong with its shape.</summary>
/// <param name="Source">The text; what lies between spans is spacing and comments.</param>
/// <param name="Statements">The top level, in file order.</param>
/// <param name="Diagnostics">Parsing's, in file order.</param>
public sealed record SyntaxTree(
    SourceText Source, ImmutableArray<StatementSyntax> Statements, ImmutableArray<Diagnostic> Diagnostics);
