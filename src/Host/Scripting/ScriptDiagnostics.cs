using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Text;

namespace FlareScript.Host.Scripting;

/// <summary>What can be wrong with the C# of hooks and with what they are given.</summary>
public static class ScriptDiagnostics
{
    public static readonly DiagnosticDescriptor NotTrusted = new("FLR5001", Severity.Error, "A hook is not trusted");
    public static readonly DiagnosticDescriptor NoFile = new("FLR5002", Severity.Error, "The file of a hook can't be read");
    public static readonly DiagnosticDescriptor Compiler = new("FLR5003", Severity.Error, "The C# of a hook does not compile");
    public static readonly DiagnosticDescriptor ReturnType = new("FLR5004", Severity.Error, "What a hook returns does not fit");
    public static readonly DiagnosticDescriptor NotAllowed = new("FLR5005", Severity.Error, "This is not part of what hooks may use");
    public static readonly DiagnosticDescriptor Signature = new("FLR5006", Severity.Error, "The method of a hook has another form");
    public static readonly DiagnosticDescriptor UnknownArgument = new("FLR5007", Severity.Error, "A hook has no such argument");
    public static readonly DiagnosticDescriptor WrongArgument = new("FLR5008", Severity.Error, "An argument does not fit its type");
    public static readonly DiagnosticDescriptor MissingArgument = new("FLR5009", Severity.Error, "A hook misses an argument");
    public static readonly DiagnosticDescriptor TooLarge = new("FLR5010", Severity.Error, "A hook is too large or too deep");

    internal static Diagnostic ForNotTrusted(HookSource script, string name, string address, string session) =>
        new(NotTrusted, script.Location, $"The hook {name} of {address} is C# that would run on this machine, and this session is not trusted.",
            $"Read it; then 'flare trust {session}' remembers its scripts as they are now, or --trust runs them once.");

    internal static Diagnostic ForNoFile(HookFile file, string reason) =>
        new(NoFile, file.Location, $"The hook '{file.Path}' can't be read: {reason}.", "Paths are relative to the session's file and stay below the project folder.");

    internal static Diagnostic ForCompiler(SourceLocation at, string code, string message, string? help) =>
        new(Compiler, at, $"{code}: {message}", help ?? "See docs/hooks.md for what a hook can use.");

    internal static Diagnostic ForReturnType(SourceLocation at, string given, string address, string noun, string fits) =>
        new(ReturnType, at, $"This hook returns '{given}'; {address} is {noun}.", $"A hook that moves {noun} returns {fits}.");

    internal static Diagnostic ForNotAllowed(SourceLocation at, string what, string help) => new(NotAllowed, at, $"{what} is not part of what a hook may use.", help);

    internal static Diagnostic ForSignature(SourceLocation at, string message, string help) => new(Signature, at, message, help);

    internal static Diagnostic ForUnknownArgument(HookArgument argument, string script, IEnumerable<string> known, IEnumerable<string> near) =>
        new(UnknownArgument, argument.NameLocation, $"'{argument.Name}' is no argument of the hook {script}.",
            known.Any() ? $"It takes {string.Join(", ", known)}." : "It takes none.")
        { Suggestions = [.. near] };

    internal static Diagnostic ForWrongArgument(HookArgument argument, string type, string noun, string given, string example) =>
        new(WrongArgument, argument.Location, $"'{argument.Name}' of the hook is {noun} ({type}); this is {given}.", $"Give {noun}, for example {argument.Name} {example}.");

    internal static Diagnostic ForMissingArgument(SourceLocation at, string script, string name, string example) =>
        new(MissingArgument, at, $"The hook {script} needs '{name}'.", $"Write '{name} {example}' behind the script, or give the parameter a default in the C#.");

    internal static Diagnostic ForTooLarge(SourceLocation at, string what) => new(TooLarge, at, $"This hook {what}.", "A hook is a few lines; split what it does.");
}
