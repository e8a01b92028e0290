using Host.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>Law 1 over what surrounds the program: CPU features, tiers of the compiler, cultures, the C library's choices.</summary>
public sealed class SameBitsOverEnvironmentsTests
{
    public static TheoryData<string> Environments =>
    [
        "",
        "LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8",
        "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8",
        "DOTNET_EnableAVX512=0",
        "DOTNET_EnableAVX2=0",
        "DOTNET_EnableHWIntrinsic=0",
        "DOTNET_TieredCompilation=0",
        "DOTNET_TieredPGO=0",
        "DOTNET_TieredPGO=1",
        "DOTNET_ReadyToRun=0 DOTNET_TC_QuickJitForLoops=0",
        "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-FMA4_Usable,-AVX2,-FMA,-FMA4",
    ];

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_environment_changes_no_bit(string variables)
    {
        foreach (string name in LawSessions.Matrix)
            Compare(name, Parse(variables), "--block", "512");
    }

    [Fact]
    public void Options_of_the_command_line_change_no_bit() =>
        Compare("blink", [], "--block", "77", "--lanes", "2", "--threads", "3");

    private static void Compare(string name, Dictionary<string, string> environment, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Outcome outcome = Outcome.OfFlare(
            SourceTree.Root, ["render", LawSessions.PathOf(name), "--out", folder.Path, .. options], environment);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        string[] written = [.. Directory.EnumerateFiles(folder.Path).Select(path => RenderedSession.HashOf(File.ReadAllBytes(path))).Order(StringComparer.Ordinal)];
        Assert.Equal(LawSessions.Golden(name).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal), written);
    }

    private static Dictionary<string, string> Parse(string variables) =>
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
