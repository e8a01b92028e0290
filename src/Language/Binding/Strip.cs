using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>A bound channel with what only binding needs of it.</summary>
internal sealed class Strip(ChannelDeclaration declaration, Rack rack)
{
    public ChannelDeclaration Declaration { get; } = declaration;

    public Rack Rack { get; } = rack;

    /// <summary>Null for a vca.</summary>
    public Channel? Channel { get; set; }

    /// <summary>Null for a channel.</summary>
    public Vca? Vca { get; set; }

    /// <summary>The channel's own words as written, for what is said twice and what never sounds.</summary>
    public NameTable<SourceLocation> Written { get; } = new();

    /// <summary>Sends by target; null where a mistake was told.</summary>
    public Dictionary<string, Send?> Sends { get; } = new(StringComparer.Ordinal);

    /// <summary><c>automate</c> inside the channel: bound when every channel is.</summary>
    public List<StatementSyntax> Automations { get; } = [];

    /// <summary>Whether a statement could not be bound: then nobody wonders what misses.</summary>
    public bool HasMistake { get; set; }
}
