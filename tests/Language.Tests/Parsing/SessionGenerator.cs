using System.Text;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Parsing;

/// <summary>Writes random texts that keep the grammar, in random spacing; the same seed gives the same text.</summary>
internal sealed class SessionGenerator(int seed)
{
    private static readonly string[] words =
    [
        "track", "bus", "level", "comp", "threshold", "at", "verse1", "chorus1.end", "lead.comp.threshold", "beat", "s", "f", "st", "of", "to",
        "off", "x", "a_b", "oct", "deg", "min", "bars",
    ];

    private static readonly string[] operators = ["<=", ">=", "<", ">", "=", "±", "+-", "+", "-", "*", "/"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    /// <summary>A text of some statements that parses without a mistake.</summary>
    public string Write()
    {
        text.Clear();
        Statements(random.Next(1, 8), 0);
        return text.ToString();
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(string[] list) => list[random.Next(list.Length)];

    private void Statements(int count, int depth)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                Separator();
            Statement(depth);
        }

        if (Chance(30))
            Separator();
    }

    private void Statement(int depth)
    {
        if (Chance(15))
            text.Append("lab").Append(random.Next(9)).Append(Pick(["", " "])).Append(':').Append(Pick(["", " "]));
        if (Chance(80))
            text.Append(Pick(words));
        else if (Chance(80))
            text.Append(Number());
        else
            Parentheses(0);
        for (int atoms = random.Next(6); atoms > 0; atoms--)
        {
            Space();
            Atom();
        }

        if (depth >= 5 || !Chance(25))
            return;
        text.Append(Pick(["{", " {", "  \t{"])).Append(Pick(["", " ", "\n", " # open {\n", "\n\n"]));
        if (Chance(90))
            Statements(random.Next(1, 5), depth + 1);
        text.Append(Pick(["}", " }", "\n}", "\n\n}"]));
    }

    private void Atom()
    {
        switch (random.Next(12))
        {
            case 0:
                text.Append('"').Append(Pick(["", "a b", "{ # ; }", "\\\"", "\\u{1F941}", "ü", new string('x', random.Next(130))])).Append('"');
                break;
            case 1:
                text.Append("\"\"\"").Append(Pick(["", "raw", " a\n  b { \n", "# \" \\"])).Append("\"\"\"");
                break;
            case 2:
                Parentheses(0);
                break;
            case 3:
                text.Append(Pick(words)).Append(Pick([" ", ""])).Append(Pick([",", ", ", ",\n ", ", # why\n\n# and\n"])).Append(Pick(words));
                break;
            case 4:
                text.Append(Pick(words)).Append(' ').Append(Pick(operators)).Append(' ').Append(Number());
                break;
            case 5 or 6 or 7:
                text.Append(Number());
                break;
            default:
                text.Append(Pick(words));
                break;
        }
    }

    private string Number() => random.Next(10) switch
    {
        0 => Pick(["3:1", "0:38", "1:02:03.5", "-1:30", "12:41.300"]),
        1 => Pick(["1/8", "1/8D", "4/4", "1/16T"]),
        2 => Pick(["13|1", "13|2.5"]),
        3 => Pick(["L70", "C", "R30", "L110deg", "R2.5"]),
        4 => Pick(["7.1.4", "5.1", "0", "1234567890123456789012345678"]),
        _ => Pick(["", "-", "+"]) + random.Next(2000) + Pick(["", "." + random.Next(100)])
            + Pick(["", Pick(["", " ", "  ", "\t"]) + Unit.All[random.Next(Unit.All.Length)].Symbol]),
    };

    private void Parentheses(int depth)
    {
        text.Append('(').Append(Pick(["", " "]));
        for (int terms = random.Next(1, 5); terms > 0; terms--)
        {
            if (Chance(20))
                text.Append(Pick(["-", "+", "- ", "-  -"]));
            if (depth < 4 && Chance(20))
                Parentheses(depth + 1);
            else
                text.Append(Chance(50) ? Pick(words) : random.Next(100) + Pick(["", "dB", "%", "ms", "bars"]));
            if (terms > 1)
                text.Append(' ').Append(Pick(["+", "-", "*", "/"])).Append(' ');
        }

        text.Append(Pick(["", " "])).Append(')');
    }

    private void Space() => text.Append(Pick([" ", " ", "  ", "\t"]));

    private void Separator() =>
        text.Append(Pick(["\n", "\n", "\n\n", ";", " ; ", ";\n", " # c } \n", "\r\n", "\n\n\n# own\n\n", ";;"]));
}
