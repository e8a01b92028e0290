using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Finds the file that an <c>import</c> names; files are the host's, so the language asks.</summary>
public interface IImportResolver
{
    /// <param name="from">The file in which the import stands.</param>
    /// <param name="path">As written.</param>
    ImportResult Resolve(SourceText from, string path);
}

/// <summary>An imported file, or the reason why there is none.</summary>
/// <param name="Tree">The parsed file; two imports of one file have equal source paths.</param>
/// <param name="Failure">A sentence for the user, or null.</param>
public sealed record ImportResult(SyntaxTree? Tree, string? Failure = null);
