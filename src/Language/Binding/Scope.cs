using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>One file's own names: what a chain that stands there can see.</summary>
internal sealed class SourceFile(SourceText source)
{
    public SourceText Source { get; } = source;

    public Dictionary<string, LetDeclaration> Lets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ChainDeclaration> Chains { get; } = new(StringComparer.Ordinal);

    /// <summary>Names whose import failed: their uses are no mistakes of their own.</summary>
    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);
}

/// <summary>What every part of a session shares while it is bound.</summary>
internal sealed class Song
{
    public Song(ProcessorCatalog catalog, DiagnosticBag bag)
    {
        Catalog = catalog;
        Bag = bag;
        Places = new Places();
        var words = new HashSet<string>(StringComparer.Ordinal) { "on", "off", "auto" };
        foreach (ProcessorDescriptor processor in catalog.All)
        {
            foreach (ParameterDescriptor parameter in processor.Parameters.Concat(processor.Bands.SelectMany(band => band.Parameters)))
            {
                words.UnionWith(parameter.Choices);
                if (parameter.Word is not null)
                    words.Add(parameter.Word);
            }
        }

        ValueWords = words;
    }

    public ProcessorCatalog Catalog { get; }

    public DiagnosticBag Bag { get; }

    public WordSuggestions Suggestions { get; } = new();

    public Allowances Allowances { get; } = new();

    public Places Places { get; }

    /// <summary>Words that are values of some parameter: a <c>let</c> or <c>param</c> may stand for them.</summary>
    public IReadOnlySet<string> ValueWords { get; }

    /// <summary>Frames a second; 48,000 until the session has said otherwise.</summary>
    public int Rate { get; set; } = 48_000;

    /// <summary>The meters of the song; default until the session has said them.</summary>
    public ImmutableArray<MeterPoint> Meter { get; set; }

    /// <summary>How many names and parentheses are open inside one another.</summary>
    public int ReferenceDepth { get; set; }
}

/// <summary>Where an expression stands: it decides what a bare name means.</summary>
/// <param name="Arguments">What the chain around it was given, or null outside chains.</param>
internal sealed record Scope(SourceFile File, Song Song, ChainArguments? Arguments = null)
{
    public DiagnosticBag Bag => Song.Bag;

    public AtomCursor Read(StatementSyntax statement, int start = 0) => new(File.Source, statement, start);

    public SourceLocation At(SyntaxNode node) => new(File.Source, node.Span);

    public string TextOf(SyntaxNode node) => File.Source.Slice(node.Span).ToString();

    /// <summary>Whether a word names a value here.</summary>
    public bool CanBeValue(string word) =>
        Arguments?.Values.ContainsKey(word) == true || File.Lets.ContainsKey(word) || File.Unknown.Contains(word)
        || Song.ValueWords.Contains(word);

    public ImmutableArray<string> Suggest(string word, IEnumerable<string> candidates) =>
        Song.Suggestions.For(word, candidates);
}

/// <summary>What a chain was given where it is used.</summary>
/// <param name="Address">Of the chain in use: <c>lead.vocal_strip</c>.</param>
internal sealed record ChainArguments(string Address, IReadOnlyDictionary<string, BoundValue> Values);
