using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;

namespace FlareScript.Embedding;

/// <summary>A session that can't be played; the message holds its mistakes as the program shows them, with place, line and fix.</summary>
public sealed class SessionException : Exception
{
    internal SessionException(ImmutableArray<Diagnostic> diagnostics, Exception? cause = null)
        : base(string.Join('\n', diagnostics.Select(DiagnosticText.Write)), cause) => Diagnostics = diagnostics;

    /// <summary>Errors, and the warnings beside them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
