using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Values as messages say them.</summary>
internal static class ValueNouns
{
    public static string Noun(this BoundValue value) => value switch
    {
        NumberValue number => number.Dimension.Noun(),
        LengthValue { Length.IsMusical: true } => Dimension.MusicalLength.Noun(),
        LengthValue => Dimension.Time.Noun(),
        PositionValue => Dimension.Position.Noun(),
        ColonValue => "a ratio or a time",
        TextValue => Dimension.Text.Noun(),
        ChannelValue => "a channel",
        _ => "a word",
    };
}
