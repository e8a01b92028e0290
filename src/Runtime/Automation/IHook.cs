using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Automation;

/// <summary>A C# hook as the engine sees it: one value a control tick, asked for in order.</summary>
public interface IHook
{
    /// <summary>Forgets everything, as before the first tick.</summary>
    void Start();

    /// <summary>What it adds at a tick, in what adds to its parameter: dB, semitones, canonical units.</summary>
    /// <param name="tick">k, at session frame 32k; one more than at the last call, 0 after <see cref="Start"/>.</param>
    /// <param name="written">The parameter's value there without any hook, in its canonical unit.</param>
    /// <exception cref="HookStoppedException">It threw, gave no number, or spent its budget.</exception>
    double Tick(long tick, double written);
}

/// <summary>Makes the hooks of a session; C# is the host's, so the plan asks.</summary>
public interface IHooks
{
    /// <summary>A hook of its own for one lane.</summary>
    /// <param name="address">What it moves.</param>
    /// <param name="stream">Tells hooks of one address apart, from 0, whatever their order in the file.</param>
    IHook Create(Hook hook, Language.Model.Automation moved, int stream, Session session, SongClock clock);
}
