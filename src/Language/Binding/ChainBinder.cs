using System.Collections.Immutable;
using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>Looks at each chain by itself: recursion, and mistakes in it even where nobody uses it.</summary>
internal static class ChainBinder
{
    public static void CheckRecursion(IReadOnlyList<SourceFile> files, Song song)
    {
        List<ChainDeclaration> chains = OwnChains(files);
        foreach (ChainDeclaration[] loop in Loops.Find(chains, Uses))
        {
            ChainDeclaration first = loop[0];
            song.Bag.Add(ChainDiagnostics.ForRecursion(
                new Scope(first.File, song).At(first.Statement.Atoms[1]), [.. loop.Select(chain => chain.Name)]));
            foreach (ChainDeclaration chain in loop)
                chain.IsRecursive = true;
        }
    }

    /// <summary>Binds each body once with its defaults; what it makes is thrown away.</summary>
    public static void Rehearse(IReadOnlyList<SourceFile> files, ChannelTable channels, Song song)
    {
        foreach (ChainDeclaration chain in OwnChains(files))
        {
            var values = new Dictionary<string, BoundValue>(StringComparer.Ordinal);
            foreach (ChainParam parameter in chain.Parameters(song).Values)
                values[parameter.Name] = parameter.Default ?? UnknownValue.Instance;
            var scope = new Scope(chain.File, song, new ChainArguments(chain.Name, values));
            var rack = new Rack(chain.Name, false, channels, new InsertBudget(), new ChainFeeds()) { IsRehearsal = true };
            foreach (StatementSyntax line in chain.Body)
            {
                if (line.IsBroken && line.Head is null)
                    continue;
                if (!rack.TryBind(line, "", 0, scope) && !line.IsBroken)
                    ChannelBinder.ReportNoProcessor(line, "a chain", scope);
            }
        }
    }

    /// <summary>Chains of the main file that no channel and no other chain names.</summary>
    public static void ReportUnused(SourceFile main, Song song)
    {
        foreach (ChainDeclaration chain in main.Chains.Values)
        {
            if (!chain.IsUsed && chain.File == main)
                song.Bag.Add(RoutingDiagnostics.ForUnusedChain(new Scope(main, song).At(chain.Statement.Atoms[1]), chain.Name));
        }
    }

    private static List<ChainDeclaration> OwnChains(IReadOnlyList<SourceFile> files)
    {
        var own = new List<ChainDeclaration>();
        foreach (SourceFile file in files)
        {
            foreach (ChainDeclaration chain in file.Chains.Values)
            {
                if (chain.File == file)
                    own.Add(chain);
            }
        }

        return own;
    }

    private static IEnumerable<ChainDeclaration> Uses(ChainDeclaration chain)
    {
        foreach (StatementSyntax line in chain.Body)
        {
            if (line.Head is WordSyntax head && chain.File.Chains.TryGetValue(head.Text, out ChainDeclaration? used))
                yield return used;
        }
    }
}
