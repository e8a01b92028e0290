using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What the language describes and this version does not do.</summary>
public static class NotYetDiagnostics
{
    public static readonly DiagnosticDescriptor Word = new("FLR2000", Severity.Error, "Not yet");

    public static Diagnostic ForWord(SourceLocation at, string word) =>
        new(Word, at, $"'{word}' is part of the language, but this version can't do it yet.", "leave it out for now.");
}
