using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>The places for processors in one channel, filled from its statements and from the chains they use.</summary>
internal sealed class Rack(string channel, bool onAux, ChannelTable channels, InsertBudget budget, ChainFeeds feeds)
{
    /// <summary>How deep chains may stand in chains.</summary>
    public const int MostNesting = 64;

    public Parts Parts { get; } = new();

    public List<ChainParameter> ChainParameters { get; } = [];

    /// <summary>Where inserts go: the channel's, or those behind its fader.</summary>
    public ImmutableArray<Insert>.Builder Inserts { get; set; } = ImmutableArray.CreateBuilder<Insert>();

    /// <summary>Whether only mistakes are wanted: chains inside are not opened, since each is looked at for itself.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Binds a statement that starts with the word of a processor or a chain; false where it does not.</summary>
    /// <param name="prefix">Path of the chain around it, with a dot, or empty.</param>
    public bool TryBind(StatementSyntax statement, string prefix, int depth, Scope scope)
    {
        if (statement.Head is not WordSyntax head)
            return false;
        ProcessorDescriptor? processor = scope.Song.Catalog.Find(head.Text);
        ChainDeclaration? chain = scope.File.Chains.GetValueOrDefault(head.Text);
        bool isKnown = NotYet.Processors.Contains(head.Text) || scope.File.Unknown.Contains(head.Text);
        if (processor is null && chain is null && !isKnown)
            return false;

        string name = statement.Label?.Text ?? head.Text;
        SourceLocation at = statement.Label is WordSyntax label ? scope.At(label) : scope.At(head);
        CheckName(name, statement.Label is not null, at, prefix, scope);
        Part part = Parts.Add(prefix + name, statement.Label is not null, at, name, scope.Bag);
        if (!budget.TakeInsert(at, scope.Bag))
            return true;
        if (processor is not null)
        {
            part.Insert = InsertBinder.Bind(statement, processor, part.Path, onAux, channels, budget, feeds, scope);
            Inserts.Add(part.Insert);
        }
        else if (chain is not null)
        {
            Use(chain, statement, part, depth, scope);
        }
        else if (!scope.File.Unknown.Contains(head.Text))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(head), head.Text));
        }

        return true;
    }

    private static void CheckName(string name, bool isLabel, SourceLocation at, string prefix, Scope scope)
    {
        if (scope.Arguments?.Values.ContainsKey(name) == true)
            scope.Bag.Add(InsertDiagnostics.ForParameterLabel(at, name, "the chain"));
        else if (isLabel && prefix.Length == 0 && ChannelBinder.Words.Contains(name))
            scope.Bag.Add(InsertDiagnostics.ForReservedLabel(at, name));
    }

    private void Use(ChainDeclaration chain, StatementSyntax statement, Part part, int depth, Scope scope)
    {
        chain.IsUsed = true;
        if (!budget.TakeParameters(chain.Parameters(scope.Song).Count, part.Location, scope.Bag))
            return;
        string address = $"{channel}.{part.Path}";
        Dictionary<string, BoundValue> values = ArgumentBinder.Bind(statement, chain, address, channels, part, ChainParameters, scope);
        if (chain.IsRecursive)
            part.Chain = null;
        if (IsRehearsal || chain.IsRecursive)
            return;
        if (depth >= MostNesting)
        {
            scope.Bag.Add(ChainDiagnostics.ForTooDeep(part.Location, chain.Name, MostNesting));
            return;
        }

        var inside = new Scope(chain.File, scope.Song, new ChainArguments(address, values));
        foreach (StatementSyntax line in chain.Body)
            TryBind(line, part.Path + ".", depth + 1, inside);
    }
}
