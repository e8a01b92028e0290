using System.Globalization;
using System.Text;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;

namespace Conventions.Tests.Pages;

/// <summary>The part of docs/processors.md that comes from the descriptors.</summary>
internal static class ProcessorTables
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("| word | what it does |\n|---|---|\n");
        foreach (ProcessorDescriptor processor in ProcessorCatalogue.Vocabulary.All)
            text.Append(CultureInfo.InvariantCulture, $"| [`{processor.Name}`](#{processor.Name}) | {Cell(processor.Summary)} |\n");
        foreach (IProcessorDefinition definition in ProcessorCatalogue.All)
            Write(text, definition);
        text.Append("\n## Of every processor\n\n");
        Table(text, CommonParameters.All);
        return text.ToString();
    }

    private static void Write(StringBuilder text, IProcessorDefinition definition)
    {
        ProcessorDescriptor processor = definition.Descriptor;
        Type type = definition.GetType();
        string page = $"../src/Runtime/Processors/{type.Namespace!.Split('.')[^1]}/{type.Name}.md";
        text.Append(CultureInfo.InvariantCulture, $"\n## {processor.Name}\n\n{processor.Summary} [Its page]({page}).\n\n");
        text.Append(CultureInfo.InvariantCulture, $"```flare-fragment\n{processor.Example}\n```\n\n");
        Table(text, processor.Parameters);
        if (processor.HasKeyInput)
            text.Append("\nTakes `key NAME [, NAME …] [post]`: it listens to those channels in place of its own input.\n");
        if (processor.DefaultMix != 1)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n`mix` is `{Quantity.Percent(100 * processor.DefaultMix)}` unless written, on an aux `{Quantity.Percent(100 * processor.DefaultMixOnAux)}`.\n");
        }

        if (processor.ReportsReduction)
            text.Append("\nThe render report shows how much it turned down.\n");
        foreach (BandDescriptor band in processor.Bands)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {processor.Name}: {band.Name}\n\n{band.Summary}\n\n");
            Table(text, band.Parameters);
        }
    }

    private static void Table(StringBuilder text, IEnumerable<ParameterDescriptor> parameters)
    {
        text.Append("| parameter | range | default | lanes | what it is |\n|---|---|---|---|---|\n");
        foreach (ParameterDescriptor parameter in parameters)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| `{parameter.Name}`{Place(parameter)} | {Range(parameter)} | {Standard(parameter)} | {Lanes(parameter)} | {Cell(parameter.Summary)} |\n");
        }
    }

    private static string Place(ParameterDescriptor parameter) =>
        parameter.IsMain ? ", first" : parameter.IsSecond ? ", second" : "";

    private static string Range(ParameterDescriptor parameter)
    {
        string range = parameter.Dimension switch
        {
            Dimension.Choice => string.Join(", ", parameter.Choices.Select(choice => $"`{choice}`")),
            Dimension.Switch => "`on`, `off`",
            _ when !parameter.Steps.IsEmpty => string.Join(", ", parameter.Steps.Select(step => $"`{parameter.Write(step)}`")),
            _ => $"`{parameter.Min}` to {Greatest(parameter)}",
        };
        if (parameter.AlsoMusical)
            range += ", or a musical length";
        return parameter.Word is null ? range : $"{range}, or `{parameter.Word}`";
    }

    private static string Greatest(ParameterDescriptor parameter) => parameter.MaxShareOfRate > 0
        ? $"`{parameter.Max}` and {parameter.MaxShareOfRate.ToString(CultureInfo.InvariantCulture)} of the rate"
        : $"`{parameter.Max}`";

    private static string Standard(ParameterDescriptor parameter) => parameter switch
    {
        { IsRequired: true } => "must be given",
        { WordIsDefault: true } => $"`{parameter.Word}`",
        _ => $"`{parameter.Write(parameter.Default.Value)}`",
    };

    private static string Lanes(ParameterDescriptor parameter) => parameter.Rate switch
    {
        ParameterRate.Fixed => "no",
        ParameterRate.Sample => "every sample",
        _ => "every 32 frames",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
