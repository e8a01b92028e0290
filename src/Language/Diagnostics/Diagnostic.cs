using System.Collections.Immutable;
using FlareScript.Language.Text;

namespace FlareScript.Language.Diagnostics;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>A kind of mistake: its stable code and what it means, independent of any file.</summary>
/// <param name="Code"><c>FLR</c> and four digits: 1xxx parsing, 2xxx binding, 3xxx routing, 4xxx assets and rendering, 5xxx scripts.</param>
/// <param name="Severity">Errors stop, warnings are told.</param>
/// <param name="Title">A short name for documentation.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title);

/// <summary>One mistake in one place: what is wrong, where, and what would be right, in the user's words.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Help">The fix, or null.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor, SourceLocation Location, string Message, string? Help = null)
{
    public string Code => Descriptor.Code;

    public Severity Severity => Descriptor.Severity;

    /// <summary>Words that may have been meant, the likeliest first.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    public override string ToString() =>
        $"{Location}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
