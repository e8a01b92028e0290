using FlareScript.Language.Model;

namespace FlareScript.Host.Cli;

/// <summary>Finds the targets that differ only behind the engine (path, rate, bits, dither, cut, channels alone): one run serves them all.</summary>
internal static class PlanSharing
{
    /// <returns>Indices of targets, a group for each plan, in the order of their first target.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<RenderTarget> targets) =>
        Enumerable.Range(0, targets.Count)
            .GroupBy(index => KeyOf(targets[index]), StringComparer.Ordinal)
            .Select(group => group.ToArray());

    private static string KeyOf(RenderTarget target) => string.Join(
        '\n',
        target.Mutes.Order(StringComparer.Ordinal).Select(name => $"mute {name}")
            .Concat(target.Trims.Select(trim => $"trim {trim.Address} {BitConverter.DoubleToInt64Bits(trim.Amount)}").Order(StringComparer.Ordinal)));
}
