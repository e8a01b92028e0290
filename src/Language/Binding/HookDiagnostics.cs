using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with <c>script</c> in a session; what is wrong with the C# itself is the compiler's to say.</summary>
public static class HookDiagnostics
{
    public static readonly DiagnosticDescriptor NoScript = new("FLR2130", Severity.Error, "A hook needs its C#");
    public static readonly DiagnosticDescriptor NoValue = new("FLR2131", Severity.Error, "An argument of a hook has no value");
    public static readonly DiagnosticDescriptor Argument = new("FLR2132", Severity.Error, "This can't be an argument of a hook");

    public static Diagnostic ForNoScript(SourceLocation at) =>
        new(NoScript, at, "'script' needs a file in quotes or C# between triple quotes.",
            "write 'script \"scripts/ride.csx\"', or 'script \"\"\" Db Tick(Song song) => 1.Db(); \"\"\"'.");

    public static Diagnostic ForEmptyScript(SourceLocation at) =>
        new(NoScript, at, "The hook is empty.", "give it a method, for example 'Db Tick(Song song) => 1.Db();'.");

    public static Diagnostic ForNoValue(SourceLocation at, string name) =>
        new(NoValue, at, $"'{name}' of the hook has no value.", $"write one behind it, for example '{name} 2dB'.");

    public static Diagnostic ForNoArgument(SourceLocation at, string text) =>
        new(Argument, at, $"'{text}' stands where the name of an argument is expected.", "behind a script stand arguments by name ('amount 2dB'), 'from', 'to' and 'fade'.");

    public static Diagnostic ForWrongForm(SourceLocation at, string name, string text, string what) =>
        new(Argument, at, $"'{name}' of the hook can't be {what}: '{text}'.", "a hook takes quantities with their units, plain numbers and strings.");

    public static Diagnostic ForDottedName(SourceLocation at, string name) =>
        new(Argument, at, $"'{name}' can't be the name of an argument.", "an argument is named as the hook's method names it, without a dot.");
}
