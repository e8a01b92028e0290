using System.Globalization;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>A few megabytes of text that is dense in one thing: <c>flare check</c> stays small and linear.</summary>
public sealed class DenseTextTests : IDisposable
{
    private const int Large = 4 << 20;   // bytes of text

    private readonly Mix mix = new();

    public static TheoryData<string> Texts => new(DenseText.All.Select(text => text.Name));

    public void Dispose() => mix.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Four_mebibytes_of_anything_are_checked_within_300_MiB_and_twice_as_much_in_twice_the_work(string name)
    {
        Footprint once = Check(name, Large);
        Footprint twice = Check(name, 2 * Large);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {once.Seconds:0.0} | {once.Peak >> 20} | {once.Allocated >> 20} | {twice.Seconds:0.0} | {twice.Peak >> 20} | {twice.Allocated / (double)once.Allocated:0.00} | {Codes(once)} |"));
        Assert.InRange(once.Peak >> 20, 0, 300);
    }

    private Footprint Check(string name, int bytes)
    {
        string path = mix.PathOf("dense.flare");
        File.WriteAllText(path, DenseText.Named(name).OfSize(bytes));
        if (Environment.GetEnvironmentVariable("KEEP") is { } keep) File.Copy(path, $"{keep}/{name.Replace(' ', '_')}-{bytes >> 20}.flare", true);
        Footprint footprint = Footprint.OfFlare(mix.Folder, "check", path);
        Assert.InRange(footprint.Outcome.ExitCode, 0, 1);
        return footprint;
    }

    private static string Codes(Footprint run) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(run.Outcome.Output + run.Outcome.Errors, "(FLR[0-9]+)")
        .GroupBy(match => match.Groups[1].Value).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}×{group.Count()}"));
}
