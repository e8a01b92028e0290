using System.Globalization;
using System.Text;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Language.Tests.Formatting;

namespace Language.Tests.Parsing;

/// <summary>
/// Random texts. FLARE_FUZZ_RUNS sets how many; a million:
/// <c>FLARE_FUZZ_RUNS=1000000 dotnet test --project tests/Language.Tests -c Release --filter-class "*FuzzTests"</c>.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int runs = int.TryParse(
        Environment.GetEnvironmentVariable("FLARE_FUZZ_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 100_000;

    private static readonly string[] pieces =
    [
        "{", "}", "(", ")", "\"", "\"\"\"", "#", "\n", ";", ",", ":", "-", "+", "+-", "/", "//", "|", ".", "%", "\\", "§", "\0", "\u202e", "“", "'", "Lead",
        "80hz", "12 db", "1.2.3", "1:2:3:4", "\ud83e", "\t", "\r", "é", "99999999999999999999999999999", "a: ", "(((((", "{{{",
    ];

    [Fact]
    public void A_generated_text_parses_without_a_diagnostic_and_formats_to_one_form_of_the_same_meaning()
    {
        for (int run = 0; run < runs / 10; run++)
        {
            string text = new SessionGenerator(run).Write();
            SyntaxTree tree = SyntaxParserTests.Parse(text);
            if (!tree.Diagnostics.IsEmpty)
                Assert.Fail($"Seed {run}: {tree.Diagnostics[0]}\n{text}");
            SyntaxLaws.Check(tree);
            string once = FlareFormatter.Format(tree);
            FormattedAlike.Check(text, once);
            string twice = FlareFormatter.Format(new SourceText("mix.flare", once));
            if (once != twice)
                Assert.Fail($"Seed {run}:\n{text}\n--- once\n{once}\n--- twice\n{twice}");
        }
    }

    [Fact]
    public void A_damaged_text_ends_in_a_tree_that_keeps_the_laws()
    {
        for (int run = 0; run < runs - (runs / 10); run++)
        {
            string text = Damage(new SessionGenerator(run).Write(), new Random(run));
            try
            {
                SyntaxTree tree = SyntaxParserTests.Parse(text);
                SyntaxLaws.Check(tree);
                if (run % 16 == 0)
                {
                    _ = SyntaxPrinter.Print(tree);
                    _ = FlareFormatter.Format(tree);
                    foreach (Diagnostic one in tree.Diagnostics)
                        _ = DiagnosticText.Write(one) + DiagnosticJson.Write(one);
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {run}:\n{text}", exception);
            }
        }
    }

    [Fact]
    public void Damaged_bytes_decode_and_parse()
    {
        for (int run = 0; run < runs / 20; run++)
        {
            var random = new Random(run);
            byte[] bytes = Encoding.UTF8.GetBytes(new SessionGenerator(run).Write());
            for (int i = random.Next(1, 5); i > 0 && bytes.Length > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            SourceText source = SourceDecoder.Decode(bytes, "mix.flare", out var diagnostics);

            Assert.Equal(IsValid(bytes), diagnostics.IsEmpty);
            SyntaxLaws.Check(SyntaxParser.Parse(source));
        }
    }

    private static bool IsValid(byte[] bytes)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Some characters lost, doubled, swapped or replaced, and pieces that make trouble put in.</summary>
    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(damaged.Length + 1);
            int length = Math.Min(random.Next(1, 12), damaged.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    damaged.Remove(at, length);
                    break;
                case 1:
                    damaged.Insert(at, damaged.ToString(at, length));
                    break;
                case 2 when at < damaged.Length:
                    damaged[at] = (char)random.Next(32, 127);
                    break;
                case 3 when at < damaged.Length:
                    damaged[at] = (char)random.Next(0x10000);
                    break;
                default:
                    damaged.Insert(at, pieces[random.Next(pieces.Length)]);
                    break;
            }
        }

        return damaged.ToString();
    }
}
