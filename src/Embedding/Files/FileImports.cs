using System.Collections.Immutable;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Embedding.Files;

/// <summary>Reads the files that sessions import, each once, below the project folder.</summary>
public sealed class FileImports(ProjectFolder project) : IImportResolver
{
    private readonly Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);

    // As written, so that a text of many imports asks the file system once for each path, and has one answer for it.
    private readonly Dictionary<string, ImportResult> answers = new(StringComparer.Ordinal);

    public ImportResult Resolve(SourceText from, string path)
    {
        string folder = Path.GetDirectoryName(from.Path) is { Length: > 0 } parent ? parent : ".";
        string full = Path.Combine(folder, path);
        if (!answers.TryGetValue(full, out ImportResult? answer))
            answers.Add(full, answer = Answer(path, full));
        return answer;
    }

    private ImportResult Answer(string path, string full)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0)
            return new ImportResult(null, "the path is empty or holds a zero character");
        if (!project.Holds(full))
            return new ImportResult(null, $"'{path}' lies outside the project folder '{project.Root}'");
        if (!RegularFile.Is(full))
            return new ImportResult(null, File.Exists(full) ? $"'{path}' is no regular file" : $"there is no file '{path}'");
        string key = ProjectFolder.Resolve(full);
        if (trees.TryGetValue(key, out SyntaxTree? known))
            return new ImportResult(known);
        try
        {
            SyntaxTree tree = SessionFile.Read(full);
            trees.Add(key, tree);
            return new ImportResult(tree);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ImportResult(null, $"'{path}' can't be read: {failure.Message}");
        }
    }
}
