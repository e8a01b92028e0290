using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using FlareScript.Embedding.Files;
using FlareScript.Hooks;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using Moved = FlareScript.Language.Model.Automation;

namespace FlareScript.Host.Scripting;

/// <summary>The hooks of a session, compiled; each lane that needs one is given its own.</summary>
public sealed class SessionHooks : IHooks, IDisposable
{
    /// <summary>Bytes of stack for the compiler.</summary>
    private const int Room = 16 << 20;

    /// <summary>What no script takes that a person has written.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<Hook, Ready> ready;
    private ScriptContext? context;

    private SessionHooks(Dictionary<Hook, Ready> ready, ScriptContext context)
    {
        this.ready = ready;
        this.context = context;
    }

    /// <summary>Where the compiled scripts live; null once they are gone.</summary>
    internal ScriptContext? Context => context;

    /// <summary>A hook that can run.</summary>
    private sealed record Ready(CompiledScript Script, ImmutableArray<ScriptParameter> Parameters);

    /// <summary>Reads and compiles every hook of a session that is trusted, and tells all that is wrong with them.</summary>
    /// <returns>No hooks where the session has none or something is wrong. What it does loads the compiler only where there are some.</returns>
    internal static (SessionHooks? Hooks, ImmutableArray<Diagnostic> Diagnostics) Load(Session session, ProjectFolder project, bool isTrusted)
    {
        ImmutableArray<SessionScript> scripts = SessionScripts.Of(session);
        if (scripts.IsEmpty)
            return (null, []);
        ImmutableArray<Diagnostic> missing = SessionScripts.Read(scripts, session, project, out IReadOnlyDictionary<HookSource, ScriptText> texts);
        if (!missing.IsEmpty && !isTrusted)
            return (null, missing);
        if (!new Trust(isTrusted).Covers(session, texts.Values))
        {
            return (null,
            [
                .. scripts.Select(one => ScriptDiagnostics.ForNotTrusted(
                    one.Hook.Script, texts[one.Hook.Script].Name, one.Moved.Address, session.Location.Source.Path)),
            ]);
        }

        ImmutableArray<SessionScript> found = [.. scripts.Where(one => texts.ContainsKey(one.Hook.Script))];
        if (found.IsEmpty)
            return (null, missing);
        (SessionHooks? Hooks, ImmutableArray<Diagnostic> Diagnostics) compiled = Patiently(() => Compile(session, found, texts))
            ?? (null, [ScriptDiagnostics.ForTooLarge(found[0].Hook.Script.Location, $"or another of the session took more than {Patience.TotalSeconds:0} s to compile")]);
        if (missing.IsEmpty)
            return compiled;
        compiled.Hooks?.Dispose();
        return (null, [.. missing, .. compiled.Diagnostics]);
    }

    public IHook Create(Hook hook, Moved moved, int stream, Session session, SongClock clock)
    {
        Ready script = ready[hook];
        string noise = stream == 0 ? $"{moved.Address}.script" : $"{moved.Address}.script#{stream + 1}";
        ScriptArguments arguments = ArgumentFit.Values(
            hook, script.Parameters, length => clock.BeatsIn(hook.From ?? Position.Zero, length), session.Rate);
        return new HookRunner(
            script.Script, arguments, moved.Address, clock, new SongSections(session.Sections, clock), Runtime.Numerics.Noise.Key(session.Seed, noise));
    }

    public void Dispose()
    {
        ready.Clear();
        context?.Unload();
        context = null;
    }

    /// <summary>Runs the compiler with room to recurse, and not for ever: null where it did not end.</summary>
    private static T? Patiently<T>(Func<T> work)
        where T : struct
    {
        T? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception caught)
                {
                    failure = ExceptionDispatchInfo.Capture(caught);
                }
            }, Room)
        { IsBackground = true, Name = "flare hooks" };
        thread.Start();
        if (!thread.Join(Patience))
            return null;
        failure?.Throw();
        return result;
    }

    private static (SessionHooks? Hooks, ImmutableArray<Diagnostic> Diagnostics) Compile(
        Session session, ImmutableArray<SessionScript> scripts, IReadOnlyDictionary<HookSource, ScriptText> texts)
    {
        var context = new ScriptContext();
        var hooks = new SessionHooks(new Dictionary<Hook, Ready>(ReferenceEqualityComparer.Instance), context);
        var workshop = new ScriptWorkshop(context);
        var diagnostics = new List<Diagnostic>();
        foreach ((Hook hook, Moved moved) in scripts)
        {
            ScriptText text = texts[hook.Script];
            if (workshop.Signature(text, diagnostics) is not { } signature)
                continue;
            diagnostics.AddRange(ArgumentFit.Check(hook, text.Name, signature.Parameters, session.Rate));
            if (workshop.Compile(text, moved.Address, moved.Parameter.Dimension, diagnostics) is { } compiled)
                hooks.ready.Add(hook, new Ready(compiled, signature.Parameters));
        }

        if (diagnostics.Count == 0)
            return (hooks, []);
        hooks.Dispose();
        return (null, [.. diagnostics.Distinct().OrderBy(one => one.Location.Source.Path, StringComparer.Ordinal).ThenBy(one => one.Location.Span.Start)]);
    }
}
