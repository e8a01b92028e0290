using System.Collections.Immutable;
using FlareScript.Host.Reporting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Host.Cli;

/// <summary>A place in the song given on the command line.</summary>
internal static class PositionOption
{
    /// <param name="text">Null where the option was not given: then the position is null and all is well.</param>
    public static bool TryRead(string? text, string option, Session session, out Position? position)
    {
        position = null;
        if (text is null)
            return true;
        (position, ImmutableArray<Diagnostic> diagnostics) = PositionBinder.Bind(text, option, session);
        DiagnosticWriter.Write(diagnostics, asJson: false);
        if (position is null && diagnostics.IsEmpty)
            Console.Error.WriteLine($"flare: '{text}' is no position for {option}: give 13|1, 0:38 or a section");
        return position is not null;
    }
}
