using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What a value or an expression comes to.</summary>
internal abstract record BoundValue
{
    /// <summary>How it follows parameters of a chain, or null where it is constant.</summary>
    public ValueExpression? Feed { get; init; }

    /// <summary>Where a chain was given it, so that a mistake in its body is shown where the value comes from; else null.</summary>
    public SourceLocation? Origin { get; init; }

    /// <summary>How many parameters and operators its feed has: chains that hand sums of sums to one another could double it at each step.</summary>
    public int FeedSize { get; init; }
}

/// <summary>A number in the canonical unit of its dimension.</summary>
/// <param name="Exact">The same as a fraction where it is one of handy size: lengths multiply by it exactly.</param>
internal sealed record NumberValue(Dimension Dimension, double Value, Rational? Exact = null) : BoundValue;

/// <summary>A time or a musical length, exact.</summary>
internal sealed record LengthValue(Duration Length) : BoundValue;

/// <summary>A place in the song.</summary>
internal sealed record PositionValue(Position Position) : BoundValue;

/// <summary><c>3:1</c> or <c>0:38</c> before anyone has said whether it is a ratio or a time.</summary>
internal sealed record ColonValue(QuantityLiteral Literal) : BoundValue;

/// <summary><c>on</c>, <c>off</c>, <c>auto</c> or a word of a choice.</summary>
internal sealed record WordValue(string Word) : BoundValue;

internal sealed record TextValue(string Text) : BoundValue;

/// <summary>A channel's name, given to a <c>param NAME channel</c>.</summary>
internal sealed record ChannelValue(string Name) : BoundValue;

/// <summary>Already reported, or not known before a chain is used: nobody says anything more about it.</summary>
internal sealed record UnknownValue : BoundValue
{
    public static readonly UnknownValue Instance = new();
}
