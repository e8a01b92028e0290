using FlareScript.Language.Diagnostics;

namespace FlareScript.Host.Reporting;

/// <summary>Shows diagnostics: to people on stderr, to tools as JSON lines on stdout.</summary>
internal static class DiagnosticWriter
{
    public static void Write(IEnumerable<Diagnostic> diagnostics, bool asJson)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (asJson)
                Console.Out.WriteLine(DiagnosticJson.Write(diagnostic));
            else
                Console.Error.WriteLine(DiagnosticText.Write(diagnostic));
        }
    }

    /// <summary>How many of each there were, or that all is fine.</summary>
    public static string Summary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        int errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = diagnostics.Count - errors;
        return (errors, warnings) switch
        {
            (0, 0) => "fine",
            (0, _) => Count(warnings, "warning"),
            (_, 0) => Count(errors, "error"),
            _ => $"{Count(errors, "error")}, {Count(warnings, "warning")}",
        };

        static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
    }
}
