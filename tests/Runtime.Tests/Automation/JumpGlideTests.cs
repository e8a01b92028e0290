using FlareScript.Runtime.Automation;

namespace Runtime.Tests.Automation;

public sealed class JumpGlideTests
{
    private const int Glide = 240;   // 5 ms at 48 kHz

    private readonly List<long> asked = [];

    [Fact]
    public void Without_hooks_all_is_known_once_it_is_made_so_that_engines_can_share_it()
    {
        JumpGlide glide = Steps(hasHooks: false);
        Assert.Equal([1000, 1000, 1120, 1120, 5000, 5000], asked);

        asked.Clear();
        glide.At(5100);
        glide.At(1100);
        glide.AddTo(0, new double[6000]);

        Assert.Empty(asked);
    }

    [Fact]
    public void With_hooks_no_frame_is_asked_for_before_it_is_reached()
    {
        JumpGlide glide = Steps(hasHooks: true);
        Assert.Empty(asked);

        glide.At(999);
        Assert.Empty(asked);

        glide.AddTo(0, new double[1100]);
        Assert.Equal([1000, 1000], asked);

        glide.At(1120);
        Assert.Equal([1000, 1000, 1120, 1120], asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_jump_within_a_glide_begins_from_the_value_reached(bool hasHooks)
    {
        JumpGlide glide = Steps(hasHooks);

        // From 0 to 1 at 1000: half of it is left 120 frames later, where it jumps to 2.
        Assert.Equal(-1.0, glide.At(1000));
        Assert.Equal(-0.5 - 1, glide.At(1120));
        Assert.Equal(-1.5 / 2, glide.At(1240));
        Assert.Equal(0.0, glide.At(1360));

        // From 2 to 3, and nothing is left from before.
        Assert.Equal(-1.0, glide.At(5000));
    }

    /// <summary>One more at each of three frames.</summary>
    private JumpGlide Steps(bool hasHooks)
    {
        long[] jumps = [1000, 1120, 5000];
        return new JumpGlide([.. jumps], Target, Glide, hasHooks);

        double Target(long frame, bool before)
        {
            asked.Add(frame);
            return jumps.Count(jump => before ? jump < frame : jump <= frame);
        }
    }
}
