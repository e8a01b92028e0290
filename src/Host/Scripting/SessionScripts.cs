using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using Moved = FlareScript.Language.Model.Automation;

namespace FlareScript.Host.Scripting;

/// <summary>A hook and what it moves.</summary>
internal sealed record SessionScript(Hook Hook, Moved Moved);

/// <summary>Finds the hooks of a session and reads their files.</summary>
internal static class SessionScripts
{
    /// <summary>Bytes; a hook is a few lines, and what is larger is refused before it is read.</summary>
    private const long MostBytes = 1 << 20;

    public static ImmutableArray<SessionScript> Of(Session session) =>
        [.. session.Automations.SelectMany(moved => moved.Additions.OfType<Hook>().Select(hook => new SessionScript(hook, moved)))];

    /// <summary>Reads every script, each file once.</summary>
    public static ImmutableArray<Diagnostic> Read(
        ImmutableArray<SessionScript> scripts, Session session, ProjectFolder project, out IReadOnlyDictionary<HookSource, ScriptText> texts)
    {
        var found = new Dictionary<HookSource, ScriptText>(ReferenceEqualityComparer.Instance);
        var files = new Dictionary<string, ScriptText?>(StringComparer.Ordinal);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (HookSource script in scripts.Select(one => one.Hook.Script))
        {
            if (script is HookText raw)
            {
                found.Add(raw, new ScriptText(raw.Location.Source, raw.Location.Span.Start, raw.Code, $"in line {raw.Location.Start.Line}", null));
                continue;
            }

            var file = (HookFile)script;
            if (!files.TryGetValue(file.Path, out ScriptText? text))
                files.Add(file.Path, text = Read(file, session, project, diagnostics));
            if (text is not null)
                found.Add(script, text);
        }

        texts = found;
        return diagnostics.ToImmutable();
    }

    private static ScriptText? Read(HookFile file, Session session, ProjectFolder project, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (file.Path.Contains('\0', StringComparison.Ordinal))
            return Refuse("the path holds a zero character");
        string written = Path.Combine(Path.GetDirectoryName(session.Location.Source.Path) ?? "", file.Path);
        string path = Path.GetFullPath(written);
        if (!project.Holds(path))
            return Refuse($"it lies outside the project folder '{project.Root}'");
        if (!RegularFile.Is(path))
            return Refuse(Path.Exists(path) ? "it is no regular file" : "there is no such file");
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return Refuse($"it is larger than {MostBytes >> 10} KiB");
            SourceText source = SourceDecoder.Decode(File.ReadAllBytes(path), written, out ImmutableArray<Diagnostic> broken);
            if (!broken.IsEmpty)
                return Refuse("it is not UTF-8");
            return new ScriptText(source, 0, source.Content, $"'{file.Path}'", file.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(failure.Message);
        }

        ScriptText? Refuse(string reason)
        {
            diagnostics.Add(ScriptDiagnostics.ForNoFile(file, reason));
            return null;
        }
    }
}
