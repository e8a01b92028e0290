using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Runtime.Processors;

namespace FlareScript.Embedding.Files;

/// <summary>Finds, reads and binds session files on the disk.</summary>
public static class SessionFile
{
    /// <summary>More than any hand writes; what is larger is refused before it is read.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>The file a user named: itself, or the one session in a folder.</summary>
    /// <exception cref="SessionNotFoundException">There is none, or more than one.</exception>
    public static string Find(string path)
    {
        if (Directory.Exists(path))
        {
            string[] sessions = Directory.GetFiles(path, "*.flare");
            Array.Sort(sessions, StringComparer.Ordinal);
            return sessions.Length switch
            {
                1 => sessions[0],
                0 => throw new SessionNotFoundException($"there is no .flare file in the folder '{path}'"),
                _ => throw new SessionNotFoundException(
                    $"the folder '{path}' holds {sessions.Length} sessions; name one: {string.Join(", ", sessions.Select(Path.GetFileName))}"),
            };
        }

        if (!File.Exists(path))
            throw new SessionNotFoundException($"there is no file or folder '{path}'");
        return RegularFile.Is(path) ? path : throw new SessionNotFoundException($"'{path}' is no regular file");
    }

    /// <summary>The parsed text of a file; what is wrong with it stands in the tree's diagnostics.</summary>
    /// <exception cref="IOException">It can't be read, or is too large.</exception>
    public static SyntaxTree Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new IOException($"'{path}' is larger than {MaxBytes >> 20} MiB");
        SourceText source = SourceDecoder.Decode(File.ReadAllBytes(path), path, out ImmutableArray<Diagnostic> broken);
        return broken.IsEmpty ? SyntaxParser.Parse(source) : new SyntaxTree(source, [], broken);
    }

    /// <summary>What a file means, with all that it imports, and what is wrong with it.</summary>
    /// <remarks>Never inlined, so that nothing of a caller holds the tree of a large text any longer when the session is planned.</remarks>
    /// <exception cref="IOException">It can't be read, or is too large.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static BoundSession Bind(string path, ProjectFolder project) =>
        Binder.Bind(Read(path), ProcessorCatalogue.Vocabulary, new FileImports(project));
}

/// <summary>The command line names no session that could be read.</summary>
public sealed class SessionNotFoundException(string message) : Exception(message);
