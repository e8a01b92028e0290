using FlareScript.Language.Syntax;

namespace FlareScript.Language.Parsing;

/// <summary>Gives equal spellings one object: a session says <c>level</c> and <c>-3dB</c> many times.</summary>
/// <remarks>Direct-mapped, so its memory is fixed and a hostile file only loses the saving.</remarks>
internal sealed class SpellingCache
{
    private const int Slots = 4096;   // a power of two

    private readonly string?[] words = new string?[Slots];
    private readonly QuantityLiteral?[] literals = new QuantityLiteral?[Slots];

    public string Word(ReadOnlySpan<char> text)
    {
        ref string? slot = ref words[SlotOf(text)];
        if (slot is null || !text.SequenceEqual(slot))
            slot = text.ToString();
        return slot;
    }

    /// <summary>The literal of that text, if it was the last one kept in its slot.</summary>
    public QuantityLiteral? Find(ReadOnlySpan<char> text)
    {
        QuantityLiteral? literal = literals[SlotOf(text)];
        return literal is not null && text.SequenceEqual(literal.Text) ? literal : null;
    }

    public void Keep(QuantityLiteral literal) => literals[SlotOf(literal.Text)] = literal;

    /// <summary>FNV-1a, after Fowler, Noll and Vo (draft-eastlake-fnv).</summary>
    private static uint SlotOf(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = (hash ^ c) * 16777619;
        return (hash ^ (hash >> 16)) & (Slots - 1);
    }
}
