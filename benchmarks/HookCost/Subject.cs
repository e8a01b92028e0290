using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;

namespace HookCost;

/// <summary>One script and the same lines in a class.</summary>
/// <param name="Turns">Of its loop in a tick; 0: it has none.</param>
internal sealed record Subject(string Name, string Script, Func<SongClock, IHook> Lines, int Turns)
{
    private const int TurnsALoop = 1000;

    public static Subject[] All { get; } =
    [
        new("a constant", ConstantLines.Script, clock => new ConstantLines(clock), 0),
        new("a sine of the time", SineLines.Script, clock => new SineLines(clock), 0),
        new("a field that wraps", FieldLines.Script, clock => new FieldLines(clock), 0),
        new("a function", FunctionLines.Script, clock => new FunctionLines(clock), 0),
        new("for, whole numbers", ForLines.Script, clock => new ForLines(clock), TurnsALoop),
        new("while, a feedback", WhileLines.Script, clock => new WhileLines(clock), TurnsALoop),
        new("foreach, an array", ForeachLines.Script, clock => new ForeachLines(clock), TurnsALoop),
    ];
}
