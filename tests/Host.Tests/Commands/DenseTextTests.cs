using System.Globalization;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>Megabytes of text that is dense in one thing: <c>flare check</c> ends in diagnostics, stays small, and takes time and memory linear in the text.</summary>
/// <remarks>
/// The table that these tests write is that of docs/measurements.md. Seconds are only written there: they are the machine's.
/// </remarks>
public sealed class DenseTextTests : IDisposable
{
    private const int Large = 4 << 20;        // bytes of text
    private const long MostBytes = 300L << 20;

    private static readonly string[] worst =
    [
        "everything", "one track again and again", "strips", "sends", "clips at places", "clips of many words", "points", "points by the second",
        "chains in use", "constants", "sections", "tempo points", "meters", "comments", "numbers with units", "strings", "words", "imports",
    ];

    private readonly Mix mix = new();

    /// <summary>The worst of each kind; all of them with <c>FLARE_ALL_TEXTS=1</c>.</summary>
    public static TheoryData<string> Texts => new(DenseText.All.Select(text => text.Name)
        .Where(name => Environment.GetEnvironmentVariable("FLARE_ALL_TEXTS") == "1" || worst.Contains(name)));

    public void Dispose() => mix.Dispose();

    /// <remarks>At 8 MiB most of these meet a limit, of words in a file or of things in a session, so that the ratio is often far below 2.</remarks>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Four_mebibytes_are_checked_within_300_MiB_and_eight_ask_for_at_most_twice_as_much(string name)
    {
        DenseText text = DenseText.Named(name);
        Footprint once = Check(text.OfSize(Large));
        Footprint twice = Check(text.OfSize(2 * Large));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {once.Seconds:0.0} | {once.Processor:0.0} | {once.Peak >> 20} | {once.Allocated >> 20} | {(double)twice.Allocated / once.Allocated:0.00} |"));

        Assert.InRange(once.Peak, 0, MostBytes);
        Assert.InRange((double)twice.Allocated / once.Allocated, 0, 2.3);
    }

    /// <remarks>
    /// Below every limit both sizes do the same kind of work, so the bytes asked for and the processor's time have to double, start-up aside.
    /// Time is noisy: three tries, each with both sizes behind one another, and what is quadratic comes out at 4 in all of them.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Below_every_limit_eight_mebibytes_take_at_most_twice_what_four_take(string name)
    {
        DenseText text = DenseText.Named(name);
        double bytes = double.PositiveInfinity;
        double time = double.PositiveInfinity;
        for (int attempt = 0; attempt < 3 && time > 2.6; attempt++)
        {
            Footprint once = Check(text.Spaced(text.Most / 2, Large));
            Footprint twice = Check(text.Spaced(text.Most, 2 * Large));
            Assert.DoesNotContain("FLR1015", once.Outcome.Errors + twice.Outcome.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("FLR2125", once.Outcome.Errors + twice.Outcome.Errors, StringComparison.Ordinal);
            bytes = Math.Min(bytes, (double)twice.Allocated / once.Allocated);
            time = Math.Min(time, twice.Processor / once.Processor);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {bytes:0.00} | {time:0.00} |"));
        Assert.InRange(bytes, 1, 2.3);
        Assert.InRange(time, 0, 2.6);
    }

    private Footprint Check(string text)
    {
        string path = mix.PathOf("dense.flare");
        File.WriteAllText(path, text);
        Footprint footprint = Footprint.OfFlare(mix.Folder, "check", path);
        Assert.True(footprint.Outcome.ExitCode is 0 or 1, footprint.Outcome.Errors);
        return footprint;
    }
}
