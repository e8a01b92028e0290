using System.CommandLine;
using System.Globalization;
using System.Text;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;

namespace FlareScript.Host.Cli;

/// <summary><c>flare doc [WORD]</c>: the manual of a word, from its descriptor.</summary>
internal static class DocCommand
{
    public static Command Create()
    {
        var word = new Argument<string?>("WORD") { Description = "A processor, or a channel's word.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("doc",
            """
            The manual of a word: what it does, its parameters with ranges and defaults, an example.

            Example:
              flare doc comp
            """)
        { word };
        command.SetAction(result => Run(result.GetValue(word)));
        return command;
    }

    private static int Run(string? word)
    {
        if (word is null)
        {
            Console.Out.WriteLine("Processors:");
            foreach (ProcessorDescriptor processor in ProcessorCatalogue.Vocabulary.All)
                Console.Out.WriteLine($"  {processor.Name,-10} {processor.Summary}");
            Console.Out.WriteLine("\nOf every channel:");
            foreach (ParameterDescriptor parameter in ChannelParameters.All)
                Console.Out.WriteLine($"  {parameter.Name,-10} {parameter.Summary}");
            Console.Out.WriteLine("\n'flare doc WORD' tells more.");
            return ExitCode.Fine;
        }

        if (ProcessorCatalogue.Vocabulary.Find(word) is { } found)
        {
            Console.Out.Write(Describe(found));
            return ExitCode.Fine;
        }

        if (ChannelParameters.All.FirstOrDefault(parameter => parameter.Name == word) is { } channelWord)
        {
            Console.Out.WriteLine($"{word}: {channelWord.Summary}\n\n  {Facts(channelWord)}");
            return ExitCode.Fine;
        }

        string[] known = [.. ProcessorCatalogue.Vocabulary.All.Select(processor => processor.Name), .. ChannelParameters.All.Select(parameter => parameter.Name)];
        string[] near = [.. NameSuggestion.Nearest(word, known).Take(3)];
        return UsageError.Say(near.Length > 0
            ? $"there is no manual of '{word}'; did you mean '{string.Join("' or '", near)}'?"
            : $"there is no manual of '{word}'; there are: {string.Join(", ", known)}");
    }

    private static string Describe(ProcessorDescriptor processor)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{processor.Name}: {processor.Summary}\n\n  {processor.Example}\n\n");
        Parameters(text, processor.Parameters, "");
        if (processor.HasKeyInput)
            text.Append("  key NAME [, NAME …] [post]\n      Listens to those channels instead of its own input.\n");
        Parameters(text, CommonParameters.All.Select(parameter => StandingIn(processor, parameter)), "");
        foreach (BandDescriptor band in processor.Bands)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {band.Name}: {band.Summary}\n");
            Parameters(text, band.Parameters, "  ");
        }

        return text.ToString();
    }

    /// <summary>A common parameter with the default that it has in this processor.</summary>
    private static ParameterDescriptor StandingIn(ProcessorDescriptor processor, ParameterDescriptor parameter)
    {
        if (parameter != CommonParameters.Mix || processor.DefaultMix == processor.DefaultMixOnAux)
            return parameter;
        return parameter with
        {
            Default = Quantity.Percent(100 * processor.DefaultMix),
            Summary = $"{parameter.Summary} On an aux {Quantity.Percent(100 * processor.DefaultMixOnAux)} unless written.",
        };
    }

    private static void Parameters(StringBuilder text, IEnumerable<ParameterDescriptor> parameters, string indent)
    {
        foreach (ParameterDescriptor parameter in parameters)
            text.Append(CultureInfo.InvariantCulture, $"{indent}  {parameter.Name}  {Facts(parameter)}\n{indent}      {parameter.Summary}\n");
    }

    private static string Facts(ParameterDescriptor parameter)
    {
        string range = parameter.Dimension switch
        {
            Dimension.Choice => string.Join(" | ", parameter.Choices),
            Dimension.Switch => "on | off",
            _ when !parameter.Steps.IsEmpty => string.Join(", ", parameter.Steps.Select(parameter.Write)),
            _ => $"{parameter.Min} to {(parameter.MaxShareOfRate > 0 ? $"{parameter.MaxShareOfRate.ToString(CultureInfo.InvariantCulture)} of the rate" : parameter.Max)}",
        };
        string word = (parameter.AlsoMusical ? " or a musical length" : "") + (parameter.Word is null ? "" : $" or {parameter.Word}");
        string standard = parameter.IsRequired ? "must be given" : $"default {(parameter.WordIsDefault ? parameter.Word : parameter.Write(parameter.Default.Value))}";
        string notes = (parameter.IsMain ? ", may stand without its name" : "") + (parameter.Rate == ParameterRate.Fixed ? ", can't be automated" : "");
        return $"{range}{word}; {standard}{notes}";
    }
}
