using System.Collections.Immutable;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>One token of a file; spacing and comments are the gaps between tokens.</summary>
public readonly record struct FlareToken(FlareTokenKind Kind, TextSpan Span)
{
    /// <summary>All tokens of a text, in order; the last one is <see cref="FlareTokenKind.FileEnd"/>.</summary>
    public static ImmutableArray<FlareToken> Read(SourceText source)
    {
        var tokens = FlareTokenizer.Fill(source.Content);
        var builder = ImmutableArray.CreateBuilder<FlareToken>(tokens.Length);
        foreach (var token in tokens)
            builder.Add(new FlareToken(token.Kind, new TextSpan(token.Span.Position.Absolute, token.Span.Length)));
        return builder.MoveToImmutable();
    }
}
