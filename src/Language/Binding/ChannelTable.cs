using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>A channel or vca by its name, before its block is bound.</summary>
/// <param name="Word">The word that declares it: <c>track</c>, <c>bus</c>, <c>aux</c>, <c>vca</c>, <c>master</c>.</param>
/// <param name="Of">What stands behind <c>of</c>.</param>
internal sealed record ChannelDeclaration(
    string Name, string Word, string? Title, ImmutableArray<WordSyntax> Of, StatementSyntax Statement, SourceLocation Location)
{
    public bool IsVca => Word == "vca";

    /// <summary>As messages name it; a channel whose name is missing or taken has none that can be written.</summary>
    public string Shown => Name.StartsWith('?') ? Word : Name;

    /// <summary>Whether other channels may feed it by <c>out</c> and <c>send</c>.</summary>
    public bool IsBus => Word is "bus" or "aux";
}

/// <summary>The channels that a vca or a key stands for.</summary>
internal sealed record ChannelNames(ImmutableArray<string> Names);

/// <summary>The bus that has named a channel behind its <c>of</c>.</summary>
internal sealed record NamedOut(string Bus, SourceLocation At);

/// <summary>The name space of channels: tracks, buses, auxes, vcas and the master.</summary>
internal sealed class ChannelTable
{
    private readonly Dictionary<string, ChannelDeclaration> byName = new(StringComparer.Ordinal);
    private readonly NameTable<NamedOut> outs = new();
    private readonly NameTable<ChannelNames> vcaChannels = new();
    private NameTable<ChannelNames> vcaMembers = new();

    public IEnumerable<string> Names => byName.Keys.Append(Session.MasterName);

    public IEnumerable<ChannelDeclaration> Vcas => byName.Values.Where(channel => channel.IsVca);

    public ChannelDeclaration? Find(string name) => byName.GetValueOrDefault(name);

    public bool TryAdd(ChannelDeclaration channel) => byName.TryAdd(channel.Name, channel);

    /// <summary>The bus that has named a channel behind its <c>of</c>, or null.</summary>
    public NamedOut? OutOf(string channel) => outs.TryGetValue(channel, out NamedOut? named) ? named : null;

    /// <summary>Resolves every <c>of</c>: who feeds which bus, who hangs on which vca.</summary>
    /// <returns>The members of each vca.</returns>
    public NameTable<ChannelNames> BindMembers(Scope scope)
    {
        var members = new NameTable<ChannelNames>();
        foreach (ChannelDeclaration channel in byName.Values.Where(channel => channel.IsVca || channel.IsBus))
        {
            var found = ImmutableArray.CreateBuilder<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (WordSyntax name in channel.Of)
            {
                ChannelDeclaration? member = Find(name.Text);
                if (member is null || member.Word == "master" || (!channel.IsVca && member.IsVca))
                {
                    ReportNoMember(name, channel, member is not null || name.Text == Session.MasterName, scope);
                    continue;
                }

                if (!seen.Add(name.Text))
                    scope.Bag.Add(ChannelDiagnostics.ForNamedTwice(scope.At(name), name.Text, channel.Name));
                else if (channel.IsVca)
                    found.Add(name.Text);
                else if (!outs.TryAdd(name.Text, new NamedOut(channel.Name, scope.At(name))))
                    scope.Bag.Add(ChannelDiagnostics.ForTwoOuts(scope.At(name), name.Text, outs[name.Text].Bus, channel.Name));
            }

            if (channel.IsVca)
                members[channel.Name] = new ChannelNames(found.ToImmutable());
        }

        CutLoops(members, scope);
        vcaMembers = members;
        return members;
    }

    /// <summary>The channels that a key names: a vca stands for its members. Null where a mistake was told, or a chain's parameter is not known yet.</summary>
    public ChannelNames? ResolveKey(WordSyntax name, Scope scope)
    {
        string channel = name.Text;
        if (scope.Arguments?.Values.TryGetValue(channel, out BoundValue? argument) == true)
        {
            if (argument is not ChannelValue given)
            {
                if (argument is not UnknownValue)
                    scope.Bag.Add(InsertDiagnostics.ForNoKeyHere(scope.At(name), channel));
                return null;
            }

            channel = given.Name;
        }

        if (Find(channel) is not ChannelDeclaration declaration)
        {
            if (channel == Session.MasterName)
                scope.Bag.Add(InsertDiagnostics.ForNoKeyHere(scope.At(name), channel));
            else
                scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(scope.At(name), channel, "a channel", scope.Suggest(channel, byName.Keys)));
            return null;
        }

        if (declaration.IsVca)
            return ChannelsOf(channel);
        if (declaration.Word != "master")
            return new ChannelNames([channel]);
        scope.Bag.Add(InsertDiagnostics.ForNoKeyHere(scope.At(name), channel));
        return null;
    }

    private void ReportNoMember(WordSyntax name, ChannelDeclaration channel, bool exists, Scope scope)
    {
        if (exists)
            scope.Bag.Add(ChannelDiagnostics.ForNoMember(scope.At(name), name.Text, channel.Name, channel.Word));
        else
            scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(scope.At(name), name.Text, "a channel", scope.Suggest(name.Text, byName.Keys)));
    }

    /// <summary>A vca that hangs on itself is told with its path and cut there.</summary>
    private void CutLoops(NameTable<ChannelNames> members, Scope scope)
    {
        foreach (string[] loop in Loops.Find(members.Names(), vca => members[vca].Names.Where(members.ContainsKey)))
        {
            ChannelDeclaration first = byName[loop[0]];
            scope.Bag.Add(ChannelDiagnostics.ForVcaLoop(first.Location, loop));
            var inLoop = loop.ToHashSet(StringComparer.Ordinal);
            foreach (string vca in loop)
                members[vca] = new ChannelNames([.. members[vca].Names.Where(member => !inLoop.Contains(member))]);
        }
    }

    /// <summary>The channels under a vca, found when a key first names it.</summary>
    private ChannelNames ChannelsOf(string vca)
    {
        if (vcaChannels.TryGetValue(vca, out ChannelNames? known))
            return known;
        var found = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([vca]);
        while (open.TryPop(out string? member))
        {
            if (!seen.Add(member))
                continue;
            if (!vcaMembers.TryGetValue(member, out ChannelNames? inner))
            {
                found.Add(member);
                continue;
            }

            foreach (string one in inner.Names.Reverse())
                open.Push(one);
        }

        return vcaChannels[vca] = new ChannelNames(found.ToImmutable());
    }
}
