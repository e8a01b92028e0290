using System.Reflection;
using FlareScript.Embedding;
using FlareScript.Host.Cli;
using FlareScript.Language.Diagnostics;
using FlareScript.Runtime.Planning;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Binder = FlareScript.Language.Binding.Binder;

namespace Conventions.Tests.Pages;

/// <summary>docs/diagnostics.md: a heading a code, behind it an example and what to do.</summary>
internal static class DiagnosticsPage
{
    public const string Path = "docs/diagnostics.md";

    /// <summary>Every kind of mistake that the program can tell, by code.</summary>
    public static DiagnosticDescriptor[] Declared { get; } =
    [
        .. new[] { typeof(Binder), typeof(Planner), typeof(FlareSession), typeof(FlareProgram) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    /// <summary>The entries of the page in their order.</summary>
    public static Entry[] Entries { get; } = Read();

    /// <param name="Heading">Code and title.</param>
    /// <param name="Example">The code span that stands alone in the first paragraph, or null.</param>
    /// <param name="Words">Of the prose.</param>
    public sealed record Entry(string Heading, string? Example, int Words)
    {
        public string Code => Heading[..7];
    }

    public static string HeadingOf(DiagnosticDescriptor descriptor) =>
        $"{descriptor.Code}: {descriptor.Title}{(descriptor.Severity == Severity.Warning ? " (warning)" : "")}";

    private static Entry[] Read()
    {
        var entries = new List<Entry>();
        foreach (Block block in Page.Parse(Path))
        {
            if (block is HeadingBlock heading)
            {
                string text = Text(heading.Inline!);
                if (text.StartsWith("FLR", StringComparison.Ordinal))
                    entries.Add(new Entry(text, null, 0));
            }
            else if (block is ParagraphBlock { Inline: { } inline } && entries.Count > 0)
            {
                Entry last = entries[^1];
                entries[^1] = last is { Example: null, Words: 0 } && inline.FirstChild is CodeInline code && code.NextSibling is null
                    ? last with { Example = code.Content }
                    : last with { Words = last.Words + Text(inline).Split(' ').Length };
            }
        }

        return [.. entries];
    }

    private static string Text(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));
}
