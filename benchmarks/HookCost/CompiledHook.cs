using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Host.Scripting;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;

namespace HookCost;

/// <summary>A script as a session has it: written into one, read, compiled.</summary>
internal sealed class CompiledHook : IDisposable
{
    private readonly SessionHooks hooks;

    private CompiledHook(SessionHooks hooks, IHook hook, SongClock clock)
    {
        this.hooks = hooks;
        Hook = hook;
        Clock = clock;
    }

    public IHook Hook { get; }

    public SongClock Clock { get; }

    public static CompiledHook Of(string script)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hook-cost-");
        try
        {
            string path = Path.Combine(folder.FullName, "song.flare");
            File.WriteAllText(path, $"flare 1\ntrack t {{ tone 1kHz length 4s }}\nautomate t.level script \"\"\"\n{script}\n\"\"\"\nrender mix {{ to \"mix.wav\" }}\n");
            ProjectFolder project = ProjectFolder.Of(path, []);
            var bound = SessionFile.Bind(path, project);
            Session session = bound.Session ?? throw Wrong(bound.Diagnostics);
            (SessionHooks? hooks, ImmutableArray<Diagnostic> diagnostics) = SessionHooks.Load(session, project, isTrusted: true);
            Automation moved = session.Automations.Single();
            var clock = new SongClock(session.TempoMap, session.Rate);
            return hooks is null
                ? throw Wrong(diagnostics)
                : new CompiledHook(hooks, hooks.Create(moved.Additions.OfType<Hook>().Single(), moved, 0, session, clock), clock);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => hooks.Dispose();

    private static InvalidOperationException Wrong(ImmutableArray<Diagnostic> diagnostics) => new(string.Join('\n', diagnostics));
}
