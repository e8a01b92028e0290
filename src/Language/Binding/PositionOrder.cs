using FlareScript.Language.Model;

namespace FlareScript.Language.Binding;

/// <summary>Which of two places comes first, where that can be said without the tempo map.</summary>
internal static class PositionOrder
{
    /// <summary>Negative, 0 or positive; null where only Runtime's clock can tell.</summary>
    public static int? Compare(Position a, Position b, int rate)
    {
        if (a.Anchor != b.Anchor)
            return null;
        if (a.Anchor == Anchor.Start)
        {
            return a.Offset.IsMusical || b.Offset.IsMusical
                ? null
                : Arithmetic.Seconds(a.Offset, rate).CompareTo(Arithmetic.Seconds(b.Offset, rate));
        }

        if (a.Offset != b.Offset)
            return null;
        int bars = a.Bar.CompareTo(b.Bar);
        return bars != 0 ? bars : a.Beat.CompareTo(b.Beat);
    }
}
