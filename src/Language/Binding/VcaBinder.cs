using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds the block of a vca: its level and mute.</summary>
internal static class VcaBinder
{
    private static readonly string[] words = ["level", "mute", "automate"];

    public static Strip Bind(
        ChannelDeclaration declaration, ImmutableArray<string> members, ChannelTable channels, InsertBudget budget, ChainFeeds feeds, Scope scope)
    {
        var strip = new Strip(declaration, new Rack(declaration.Name, false, channels, budget, feeds));
        double level = ChannelParameters.Level.Default.Value;
        bool mute = false;
        foreach (StatementSyntax line in declaration.Statement.Block?.Statements ?? [])
        {
            if (line.IsBroken)
                continue;
            LeftOver.ReportLabel(line, scope);
            string text = scope.TextOf(line.Atoms[0]);
            if (text == "automate")
            {
                strip.Automations.Add(line);
                continue;
            }

            ParameterDescriptor? parameter = text switch
            {
                "level" => ChannelParameters.Level,
                "mute" => ChannelParameters.Mute,
                _ => null,
            };
            if (parameter is null)
            {
                if (ChannelBinder.Words.Contains(text) || scope.Song.Catalog.Find(text) is not null)
                    scope.Bag.Add(ChannelDiagnostics.ForNotHere(scope.At(line.Atoms[0]), text, "vca", "a track, bus or aux"));
                else
                    scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(scope.At(line.Atoms[0]), text, "a vca", scope.Suggest(text, words), words));
                continue;
            }

            if (!strip.Written.TryAdd(text, scope.At(line.Atoms[0])))
            {
                scope.Bag.Add(StatementDiagnostics.ForTwice(scope.At(line.Atoms[0]), text, declaration.Shown, strip.Written[text]));
                continue;
            }

            LeftOver.ReportBlock(line, scope);
            AtomCursor cursor = scope.Read(line, 1);
            ReadValue? value = ParameterReader.Read(cursor, declaration.Shown, parameter, ChannelParameters.All, scope);
            LeftOver.Report(cursor, scope);
            if (parameter == ChannelParameters.Level)
                level = value?.Value ?? level;
            else
                mute = value?.Value == 1;
        }

        strip.Vca = new Vca(declaration.Name, declaration.Title, members, level, mute, declaration.Location);
        return strip;
    }
}
