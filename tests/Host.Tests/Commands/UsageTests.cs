using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>What is wrong with a line is told before anything is done.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("chekc|examples/stems", "no command 'chekc'; did you mean 'check'?")]
    [InlineData("check", "Required argument 'SESSION' missing for command: 'check'.")]
    [InlineData("check|examples/stems|--bogus", "'flare check' has no option '--bogus'; there are: --format, --allow-path, --trust")]
    [InlineData("render|--thread=2|examples/stems", "'flare render' has no option '--thread'; did you mean '--threads'?")]
    [InlineData("check|examples/stems|--format|yaml", "Argument 'yaml' not recognized.")]
    [InlineData("plan|examples/stems|--target|nobody", "no render target 'nobody'")]
    [InlineData("render|examples/sidechain|--from|59:00", "there is nothing of")]
    [InlineData("render|examples/sidechain|--from|0:02|--to|0:01", "there is nothing of")]
    [InlineData("play|examples/sidechain|--device|null|--from|59:00", "there is nothing of")]
    public void A_line_that_means_nothing_is_told(string line, string message)
    {
        Outcome outcome = Outcome.OfFlare(line.Split('|'));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("check|--help", "flare check song.flare")]
    [InlineData("--help", "flare [command] [options]")]
    [InlineData("--version", "0.1.0")]
    [InlineData("check|--format:json|examples/stems", "")]
    [InlineData("check|examples/stems|--trust", "fine")]
    public void A_line_that_means_something_is_done(string line, string shown)
    {
        Outcome outcome = Outcome.OfFlare(line.Split('|'));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains(shown, outcome.Output, StringComparison.Ordinal);
    }
}
