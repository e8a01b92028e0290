using System.Collections.Immutable;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

public enum ChannelKind
{
    Track,
    Bus,
    Aux,
    Master,
}

[Flags]
public enum PhaseInvert
{
    None = 0,
    Left = 1,
    Right = 2,
    Both = Left | Right,
}

/// <summary>A strip of the mixer.</summary>
/// <remarks>
/// Flow: sources or feeds → phase → inserts → pre tap → level and vcas → mute → post inserts → width → pan → post tap → out.
/// Its addresses: <c>NAME.level</c>, <c>NAME.pan</c>, <c>NAME.width</c>, <c>NAME.mute</c>, <c>NAME.send.TARGET</c>, <c>NAME.INSERT.PARAMETER</c>.
/// </remarks>
/// <param name="Sources">Of a track, in file order; empty for others.</param>
/// <param name="Level">dB; −∞ for <c>off</c>.</param>
/// <param name="Pan">−1…1.</param>
/// <param name="Width">A share, 0…2.</param>
/// <param name="Out">The bus it feeds; null for the master.</param>
public sealed record Channel(
    string Name, string? Title, ChannelKind Kind, ImmutableArray<TrackSource> Sources, PhaseInvert Phase,
    ImmutableArray<Insert> Inserts, ImmutableArray<Insert> PostInserts, double Level, double Pan, double Width, bool Mute,
    ImmutableArray<Send> Sends, string? Out, SourceLocation Location);

/// <summary>A further way out of a channel, to an aux or bus.</summary>
/// <param name="Level">dB.</param>
/// <param name="Pre">From the pre tap, else from the post tap.</param>
/// <param name="Pan">−1…1; replaces the channel's pan; null: a post send carries the pan, a pre send of a mono strip is centred.</param>
public sealed record Send(string Target, double Level, bool Pre, double? Pan, SourceLocation Location);

/// <summary>A remote for faders: its level adds to those of its members.</summary>
/// <param name="Members">Channels and vcas.</param>
public sealed record Vca(string Name, string? Title, ImmutableArray<string> Members, double Level, bool Mute, SourceLocation Location);

/// <summary>What a dynamics processor listens to.</summary>
/// <param name="Channels">Channel names, vcas already replaced by their members; summed.</param>
/// <param name="Post">From the post taps, else from the pre taps.</param>
public sealed record Key(ImmutableArray<string> Channels, bool Post, SourceLocation Location);

/// <summary>A parameter's value in one insert or band.</summary>
/// <param name="Path">Behind the insert's address: <c>threshold</c>, <c>air.gain</c>.</param>
/// <param name="Value">Canonical; a choice is its index; of a word, the descriptor's default.</param>
/// <param name="Word">The word in place of a value, or null.</param>
/// <param name="Feed">What a chain's parameters make of it, or null where it is constant: then it moves when they do.</param>
/// <param name="IsWritten">Whether the session says it (else it is the default).</param>
public sealed record ParameterValue(
    string Path, ParameterDescriptor Parameter, double Value, string? Word, ValueExpression? Feed, bool IsWritten,
    SourceLocation Location)
{
    /// <summary>The musical length that stands for a time, or null; its seconds follow the tempo map (then <see cref="Value"/> is the descriptor's default).</summary>
    public Duration? Musical { get; init; }
}

/// <summary>One band of an insert, with the values of its kind's parameters in their order.</summary>
public sealed record Band(string Name, BandDescriptor Kind, ImmutableArray<ParameterValue> Values, SourceLocation Location);

/// <summary>A processor in a channel.</summary>
/// <param name="Path">Behind the channel's name: <c>comp</c>, <c>duck</c>, <c>vocal_strip.comp</c>; unlabelled twins get <c>comp#2</c>, an address nobody can write.</param>
/// <param name="Values">All parameters of the descriptor in order, then the common ones (mix, bypass).</param>
/// <param name="Bands">In file order.</param>
public sealed record Insert(
    string Path, ProcessorDescriptor Processor, ImmutableArray<ParameterValue> Values, ImmutableArray<Band> Bands,
    Key? Key, SourceLocation Location)
{
    /// <summary>The slots in the order that kernels know: own parameters, mix, bypass, then those of the bands.</summary>
    public IEnumerable<ParameterValue> Slots => Values.Concat(Bands.SelectMany(band => band.Values));
}

/// <summary>A constant expression whose names are parameters of a chain in use.</summary>
public abstract record ValueExpression;

/// <summary>A number in the canonical unit of its dimension.</summary>
public sealed record ConstantExpression(double Value) : ValueExpression;

/// <summary>A parameter of a chain in use, by address: <c>lead.vocal_strip.air</c>.</summary>
public sealed record ChainParameterExpression(string Address) : ValueExpression;

/// <summary><c>+ - * /</c> of two values.</summary>
public sealed record BinaryExpression(char Operator, ValueExpression Left, ValueExpression Right) : ValueExpression;

/// <summary>A parameter of a chain where it is used: an address that lanes can move.</summary>
/// <param name="Address"><c>lead.vocal_strip.air</c>.</param>
/// <param name="Parameter">Name, dimension, range and sentence from the <c>param</c> line.</param>
/// <param name="Value">As given where the chain is used, else its default.</param>
public sealed record ChainParameter(string Address, ParameterDescriptor Parameter, double Value, SourceLocation Location);
