using System.Globalization;
using FlareScript.Language.Diagnostics;

namespace FlareScript.Host.Scripting;

/// <summary>Turns what the compiler says into diagnostics.</summary>
internal static class ScriptErrors
{
    /// <param name="start">In the script.</param>
    public static Diagnostic Told(ScriptText script, Microsoft.CodeAnalysis.Diagnostic error, int start, int length)
    {
        start = Math.Clamp(start, 0, script.Code.Length);
        length = Math.Clamp(length, 0, script.Code.Length - start);
        string message = error.GetMessage(CultureInfo.InvariantCulture).Replace("FlareScript.Hooks.", "", StringComparison.Ordinal);
        return ScriptDiagnostics.ForCompiler(script.At(start, length), error.Id, message.EndsWith('.') ? message : message + ".", HelpFor(error.Id));
    }

    private static string? HelpFor(string code) => code switch
    {
        "CS0029" or "CS0030" or "CS0266" or "CS1503" or "CS1750" => "Numbers carry units: 6.Db(), 200.Ms(), 30.Percent(); the number of a value is its Value.",
        "CS0103" or "CS0117" or "CS1061" or "CS0246" or "CS0234" => "A hook sees the song, its arguments, its own fields and the functions of docs/hooks.md.",
        "CS0019" => "Only like adds to like: dB to dB or LUFS, semitones to Hz, everything times a number.",
        "CS0161" => "Return a value on every way through the method.",
        _ => null,
    };
}
