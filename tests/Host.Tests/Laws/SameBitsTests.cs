using Host.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>
/// Law 1 within one process: same session, same bits, however it is cut. Two sessions run over the matrix; all of them with
/// <c>FLARE_ALL_LAWS=1 dotnet test --project tests/Host.Tests -c Release</c>.
/// </summary>
public sealed class SameBitsTests
{
    public static TheoryData<string> Names => [.. LawSessions.Names];

    public static TheoryData<string> Matrix => [.. LawSessions.Matrix];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_session_has_the_bits_that_are_written_down(string name) =>
        LawSessions.HoldToGolden(name, Hashes(name, new Cutting()));

    [Fact]
    public void Blocks_of_a_single_frame_change_no_bit() => Compare("blink", new Cutting(Block: 1));

    [Theory]
    [MemberData(nameof(Matrix))]
    public void The_size_of_a_block_changes_no_bit(string name)
    {
        foreach (int block in (int[])[7, 31, 32, 33, 64, 480, 65_536])
            Compare(name, new Cutting(block));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Blocks_cut_by_chance_change_no_bit(string name)
    {
        foreach (int seed in (int[])[1, 2, 3])
            Compare(name, new Cutting(Block: 3000, Blocks: seed));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void The_number_of_lanes_changes_no_bit(string name)
    {
        foreach (int lanes in (int[])[1, 2, 4, 8])
            Compare(name, new Cutting(Block: 999, lanes));
    }

    [Fact]
    public void Two_renders_at_once_do_not_meet()
    {
        string[] golden = LawSessions.Golden("blink");
        string[][] found = new string[4][];
        Parallel.For(0, found.Length, index => found[index] = Hashes("blink", new Cutting(Block: 100 + index)));
        Assert.All(found, hashes => Assert.Equal(golden, hashes));
    }

    private static void Compare(string name, Cutting cutting) =>
        Assert.True(LawSessions.Golden(name).SequenceEqual(Hashes(name, cutting)), $"{name} has other bits with {cutting}");

    private static string[] Hashes(string name, Cutting cutting) =>
        RenderedSession.Hashes(LawSessions.PathOf(name), LawSessions.TextOf(name), cutting);
}
