using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Host.Scripting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using Host.Tests.Support;

namespace Host.Tests.Scripting;

/// <summary>A session of one track at 48 kHz and 120 bpm, with one script beside it.</summary>
internal sealed class HookBench : IDisposable
{
    public const int Rate = 48_000;

    private readonly TemporaryFolder folder = new();
    private readonly List<SessionHooks> made = [];

    /// <summary>Statements that come before the automation.</summary>
    public string Head { get; init; } = "session { tempo 120bpm; tail 0s }\nsections { a 1|1; b 2|1; end 3|1 }\ntrack t { tone 1kHz length 4s; hpf 100Hz; comp ratio 3:1 attack 10ms; eq bell 1kHz 2dB }\nbus x of t { width 100% }\n";

    public string Folder => folder.Path;

    /// <summary>Where the scripts of the last session live.</summary>
    public object Context => made[^1].Context!;

    public string PathOf(string name) => folder.PathOf(name);

    public string Write(string name, string text)
    {
        File.WriteAllText(folder.PathOf(name), text);
        return folder.PathOf(name);
    }

    /// <summary>What stands before the statements is one line long.</summary>
    public BoundSession Bind(string statements)
    {
        string path = Write("song.flare", $"flare 1\n{Head}{statements}\nrender mix {{ to \"mix.wav\"; bits 64f }}\n");
        return Binder.Bind(SyntaxParser.Parse(new SourceText(path, File.ReadAllText(path))), ProcessorCatalogue.Vocabulary, new FileImports(ProjectFolder.Of(path, [])));
    }

    /// <summary>All that is wrong with statements, as <c>flare check --trust</c> says.</summary>
    public ImmutableArray<Diagnostic> Mistakes(string statements)
    {
        BoundSession bound = Bind(statements);
        if (bound.Session is not { } session)
            return bound.Diagnostics;
        (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = SessionHooks.Load(session, ProjectFolder.Of(session.Location.Source.Path, []), isTrusted: true);
        hooks?.Dispose();
        return [.. bound.Diagnostics, .. wrong];
    }

    /// <summary>All that is wrong with a script.</summary>
    public ImmutableArray<Diagnostic> MistakesOf(string script, string arguments = "", string address = "t.level")
    {
        Write("s.csx", script);
        return Mistakes($"automate {address} script \"s.csx\" {arguments}");
    }

    /// <summary>The session with its hooks.</summary>
    public (Session Session, SessionHooks Hooks) Load(string statements)
    {
        Session session = Bind(statements).Session ?? throw new InvalidOperationException("The session has errors.");
        (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = SessionHooks.Load(session, ProjectFolder.Of(session.Location.Source.Path, []), isTrusted: true);
        Assert.Equal("", string.Join('\n', wrong.Select(one => $"{one} {one.Help}")));
        made.Add(hooks!);
        return (session, hooks!);
    }

    /// <summary>A script as the engine sees it, not yet started.</summary>
    public IHook Hook(string script, string arguments = "", string address = "t.level")
    {
        Write("s.csx", script);
        (Session session, SessionHooks hooks) = Load($"automate {address} script \"s.csx\" {arguments}");
        Automation moved = session.Automations.Single(one => one.Address == address);
        var clock = new SongClock(session.TempoMap, session.Rate);
        return hooks.Create(moved.Additions.OfType<Hook>().Single(), moved, 0, session, clock.WithEnd(clock.FrameOf(session.End!)));
    }

    /// <summary>What a script adds at the first ticks.</summary>
    public double[] Values(string script, int ticks, string arguments = "", string address = "t.level", double written = 0)
    {
        IHook hook = Hook(script, arguments, address);
        hook.Start();
        return [.. Enumerable.Range(0, ticks).Select(tick => hook.Tick(tick, written))];
    }

    public void Dispose()
    {
        foreach (SessionHooks hooks in made)
            hooks.Dispose();
        folder.Dispose();
    }
}
