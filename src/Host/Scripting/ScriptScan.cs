using FlareScript.Language.Diagnostics;

namespace FlareScript.Host.Scripting;

/// <summary>Looks at a script's characters before any compiler sees them: size, depth, and what can make a lexer hang.</summary>
internal static class ScriptScan
{
    /// <summary>Characters.</summary>
    public const int MostCharacters = 1 << 16;

    /// <summary>Brackets inside one another.</summary>
    public const int MostDepth = 64;

    /// <summary>'&lt;' with nothing but names between them: each makes the parser try the rest twice.</summary>
    private const int MostAngles = 8;

    /// <summary>The first thing that is wrong, or null.</summary>
    public static Diagnostic? Check(ScriptText script)
    {
        string code = script.Code;
        if (code.Length > MostCharacters)
            return ScriptDiagnostics.ForTooLarge(script.At(0, 0), $"has {code.Length} characters; {MostCharacters} are allowed");
        int depth = 0;
        int angles = 0;
        for (int i = 0; i < code.Length; i++)
        {
            char letter = code[i];
            switch (letter)
            {
                case '(' or '[' or '{':
                    if (++depth > MostDepth)
                        return ScriptDiagnostics.ForTooLarge(script.At(i, 1), $"opens more than {MostDepth} brackets inside one another");
                    break;
                case ')' or ']' or '}':
                    depth = Math.Max(depth - 1, 0);
                    break;
                case '$' when i + 1 < code.Length && code[i + 1] is '"' or '@' or '$':
                    return ScriptDiagnostics.ForNotAllowed(script.At(i, 2), "An interpolated string", "Strings are constants and names: a hook builds no text.");
                case >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F':
                    return ScriptDiagnostics.ForNotAllowed(script.At(i, 1), "A character that turns the direction of text", "Remove it: it makes the text look like other code.");
                case < ' ' and not ('\n' or '\r' or '\t'):
                    return ScriptDiagnostics.ForNotAllowed(script.At(i, 1), "A control character", "Remove it.");
            }

            angles = letter == '<' ? angles + 1 : char.IsLetterOrDigit(letter) || char.IsWhiteSpace(letter) || letter is '_' or ',' or '.' or '[' or ']' or '?' ? angles : 0;
            if (angles > MostAngles)
                return ScriptDiagnostics.ForTooLarge(script.At(i, 1), $"opens more than {MostAngles} '<' inside one another");
        }

        return null;
    }
}
