using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What the parameters of chains in use move: it narrows their ranges and says which can't be automated.</summary>
internal sealed class ChainFeeds
{
    private readonly HashSet<string> shapes = new(StringComparer.Ordinal);
    private readonly NameTable<Reach> ranges = new();

    public void Note(ValueExpression? feed, ParameterDescriptor parameter)
    {
        if (feed is ChainParameterExpression direct)
        {
            if (!ranges.TryGetValue(direct.Address, out Reach known))
                known = new Reach(double.NegativeInfinity, double.PositiveInfinity);
            ranges[direct.Address] = new Reach(Math.Max(known.Min, parameter.Min.Value), Math.Min(known.Max, parameter.Max.Value));
        }

        if (feed is not null && parameter.Rate == ParameterRate.Fixed)
            Collect(feed);
    }

    /// <summary>The parameter as its chain's body uses it: fixed where it shapes memory, no wider than what it feeds.</summary>
    public ChainParameter Settle(ChainParameter parameter)
    {
        ParameterDescriptor descriptor = parameter.Parameter;
        if (ranges.TryGetValue(parameter.Address, out Reach range))
        {
            descriptor = descriptor with
            {
                Min = descriptor.Min with { Value = Math.Max(descriptor.Min.Value, range.Min) },
                Max = descriptor.Max with { Value = Math.Min(descriptor.Max.Value, range.Max) },
            };
        }

        if (shapes.Contains(parameter.Address))
            descriptor = descriptor with { Rate = ParameterRate.Fixed };
        return parameter with { Parameter = descriptor };
    }

    private void Collect(ValueExpression feed)
    {
        var open = new Stack<ValueExpression>([feed]);
        while (open.TryPop(out ValueExpression? next))
        {
            switch (next)
            {
                case ChainParameterExpression parameter:
                    shapes.Add(parameter.Address);
                    break;
                case BinaryExpression binary:
                    open.Push(binary.Left);
                    open.Push(binary.Right);
                    break;
            }
        }
    }

    private readonly record struct Reach(double Min, double Max);
}
