using FlareScript.Runtime.Automation;
using static Runtime.Tests.Automation.TestSession;
using Duration = FlareScript.Language.Model.Duration;

namespace Runtime.Tests.Automation;

public sealed class MovementSpanTests
{
    [Fact]
    public void Fades_lie_within_the_ends_and_are_straight()
    {
        MovementSpan span = Between(1000, 3000, fade: 400);
        Assert.Equal(0.0, span.Envelope(1000));
        Assert.Equal(0.25, span.Envelope(1100));
        Assert.Equal(1.0, span.Envelope(1400));
        Assert.Equal(1.0, span.Envelope(2600));
        Assert.Equal(0.25, span.Envelope(2900));
        Assert.Equal(0.0, span.Envelope(3000));
    }

    [Fact]
    public void Where_fades_meet_the_lesser_holds() => Assert.Equal(0.5, Between(1000, 1400, fade: 400).Envelope(1200));

    [Theory]
    [InlineData(1000, 0, true)]
    [InlineData(1000, 400, false)]
    [InlineData(0, 0, false)]        // with the song: it has always been there
    public void It_starts_suddenly_where_it_jumps(long from, long fade, bool expected) =>
        Assert.Equal(expected, Between(from, 3000, fade).StartsSuddenly);

    [Theory]
    [InlineData(992, 0, true)]       // before it
    [InlineData(1024, 0, true)]      // it jumps in the cell before: the old value still stands
    [InlineData(1024, 400, false)]
    [InlineData(1056, 0, false)]
    [InlineData(3008, 0, false)]     // it ended in the cell before
    [InlineData(3040, 0, true)]
    public void A_jump_begins_at_the_first_grid_point_behind_it_with_the_old_value(long point, long fade, bool silent) =>
        Assert.Equal(silent, Between(1000, 3000, fade).IsSilentAt(point));

    private static MovementSpan Between(long from, long to, long fade) => new(At(from), At(to), Duration.OfFrames(fade), Clock);
}
