using Superpower;
using Superpower.Model;

namespace FlareScript.Language.Parsing;

/// <summary>What reads a token of that kind and what follows it.</summary>
internal sealed record Case<T>(FlareTokenKind Kind, TokenListParser<FlareTokenKind, T> Parser);

/// <summary>Our few combinators over token lists.</summary>
/// <remarks>
/// They choose by the kind of one token, never try again, and keep to class results: so they neither box nor allocate on the way and cost
/// no start-up time of value-type generics.
/// </remarks>
internal static class Combine
{
    /// <summary>One token of that kind, made into a node.</summary>
    public static TokenListParser<FlareTokenKind, T> One<T>(FlareTokenKind kind, string expected, Func<Token<FlareTokenKind>, T> make)
    {
        string[] expectations = [expected];
        return input =>
        {
            var next = input.ConsumeToken();
            return next.HasValue && next.Value.Kind == kind
                ? TokenListParserResult.Value(make(next.Value), input, next.Remainder)
                : TokenListParserResult.Empty<FlareTokenKind, T>(input, expectations);
        };
    }

    /// <summary>The parser that belongs to the kind of the next token; where there is none, a failure that expects <paramref name="expected"/>.</summary>
    public static TokenListParser<FlareTokenKind, T> ByKind<T>(
        string expected, params Case<T>[] cases)
    {
        var table = new TokenListParser<FlareTokenKind, T>?[(int)FlareTokenKind.TooLong + 1];
        foreach (Case<T> one in cases)
            table[(int)one.Kind] = one.Parser;
        string[] expectations = [expected];
        return input =>
        {
            var next = input.ConsumeToken();
            return next.HasValue && table[(int)next.Value.Kind] is { } parser
                ? parser(input)
                : TokenListParserResult.Empty<FlareTokenKind, T>(input, expectations);
        };
    }

    /// <summary>Two parsers in a row.</summary>
    public static TokenListParser<FlareTokenKind, T> Map<A, B, T>(
        TokenListParser<FlareTokenKind, A> first, TokenListParser<FlareTokenKind, B> second, Func<A, B, T> make) =>
        input =>
        {
            TokenListParserResult<FlareTokenKind, A> a = first(input);
            if (!a.HasValue)
                return TokenListParserResult.CastEmpty<FlareTokenKind, A, T>(a);
            TokenListParserResult<FlareTokenKind, B> b = second(a.Remainder);
            return b.HasValue
                ? TokenListParserResult.Value(make(a.Value, b.Value), input, b.Remainder)
                : TokenListParserResult.CastEmpty<FlareTokenKind, B, T>(b);
        };
}
