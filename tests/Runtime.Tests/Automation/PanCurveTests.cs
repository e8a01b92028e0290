using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;
using Runtime.Tests.Support;
using static FlareScript.Language.Model.ChannelParameters;
using static Runtime.Tests.Automation.TestSession;

namespace Runtime.Tests.Automation;

public sealed class PanCurveTests
{
    private const int Glide = 240;   // 5 ms

    [Fact]
    public void A_mono_strip_keeps_its_power_wherever_it_stands()
    {
        for (int step = -1000; step <= 1000; step++)
        {
            double pan = step / 1000.0;
            (double left, double right) = PanLaw.Of(pan, isMono: true);
            Assert.Equal(Math.Cos((1 + pan) * Math.PI / 4), left, 1e-15);
            Assert.Equal(Math.Sin((1 + pan) * Math.PI / 4), right, 1e-15);
            Assert.Equal(1.0, (left * left) + (right * right), 1e-15);
            Assert.Equal((right, left), PanLaw.Of(-pan, isMono: true));
        }
    }

    [Fact]
    public void A_wider_strip_is_balanced_and_never_lifted()
    {
        for (int step = -1000; step <= 1000; step++)
        {
            double pan = step / 1000.0;
            (double left, double right) = PanLaw.Of(pan, isMono: false);
            Assert.Equal(Math.Min(1, Math.Sqrt(2) * Math.Cos((1 + pan) * Math.PI / 4)), left, 1e-15);
            Assert.Equal(Math.Min(1, Math.Sqrt(2) * Math.Sin((1 + pan) * Math.PI / 4)), right, 1e-15);
        }
    }

    [Fact]
    public void The_ends_and_the_centre_are_exact()
    {
        Assert.Equal((1, 0), PanLaw.Of(-1, true));
        Assert.Equal((Math.Sqrt(0.5), Math.Sqrt(0.5)), PanLaw.Of(0, true));
        Assert.Equal((0, 1), PanLaw.Of(1, true));
        Assert.Equal((1, 0), PanLaw.Of(-1, false));
        Assert.Equal((1, 1), PanLaw.Of(0, false));
        Assert.Equal((0, 1), PanLaw.Of(1, false));
    }

    [Fact]
    public void A_moving_pan_is_exact_at_every_sample()
    {
        PanCurve curve = Factory(Points("lead.pan", Pan, Point(100, -1), Point(8100, 0.5))).Pan(Lead(), isMono: true);
        var left = new double[9000];
        var right = new double[9000];
        curve.Fill(0, left, right);
        for (int frame = 0; frame < left.Length; frame++)
        {
            double pan = -1 + (1.5 * Math.Clamp((frame - 100) / 8000.0, 0, 1));
            Assert.Equal(Math.Cos((1 + pan) * Math.PI / 4), left[frame], 1e-15);
            Assert.Equal(Math.Sin((1 + pan) * Math.PI / 4), right[frame], 1e-15);
        }
    }

    [Fact]
    public void A_jump_is_a_smoothstep_in_each_gain()
    {
        PanCurve curve = Factory(Points("lead.pan", Pan, Point(0, -1), Point(1000, 1, Curve.Hold))).Pan(Lead(), isMono: true);
        for (int frame = 900; frame < 1400; frame++)
        {
            double u = Math.Clamp((frame - 1000) / (double)Glide, 0, 1);
            double s = u * u * (3 - (2 * u));
            (double left, double right) = curve.At(frame);
            Assert.Equal(1 - s, left, 1e-15);
            Assert.Equal(s, right, 1e-15);
        }
    }

    [Fact]
    public void Any_cut_gives_the_same_bits_and_allocates_nothing() => Assert.Equal(0, Allocation.LeastOf(() =>
    {
        PanCurve curve = Factory(new FlareScript.Language.Model.Automation("lead.pan", Pan,
            new PointLane(false, [Point(50, -0.3), Point(3000, 0.7, Curve.Smooth), Point(3100, -0.9, Curve.Hold), Point(9000, 0)]),
            [During(0.2, 0, (2000, 2777)), Lfo(LfoShape.Square, 7, 0.5, from: 100, to: 14_000)], Nowhere)).Pan(Lead(), isMono: false);
        var random = new Random(1);
        var left = new double[700];
        var right = new double[700];
        long allocated = 0;
        for (long at = -100; at < 16_000;)
        {
            int frames = random.Next(1, 700);
            long before = GC.GetAllocatedBytesForCurrentThread();
            curve.Fill(at, left.AsSpan(0, frames), right.AsSpan(0, frames));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            for (int frame = 0; frame < frames; frame++)
                Assert.Equal(curve.At(at + frame), (left[frame], right[frame]));
            at += frames;
        }

        return allocated;
    }));

    [Fact]
    public void A_width_moves_exactly_and_jumps_by_a_smoothstep()
    {
        GainCurve width = Factory(Points("lead.width", Width, Point(0, 1), Point(1000, 2), Point(2000, 0, Curve.Hold))).Width(Lead());
        Assert.Equal(1.25, width.At(250), 1e-15);
        Assert.Equal(2.0, width.At(2000));
        Assert.Equal(1.0, width.At(2120), 1e-15);
        Assert.Equal(0.0, width.At(2240));
    }

    [Fact]
    public void A_send_and_a_fixed_pan_have_curves_too()
    {
        var send = new Send("plate", -14, false, null, Nowhere);
        GainCurve still = Factory().Send(Lead(), send);
        Assert.Equal(Math.Pow(10, -14.0 / 20), still.Constant, 1e-15);
        GainCurve moved = Factory(Points("lead.send.plate", SendLevel, Point(0, -20), Point(1000, -10))).Send(Lead(), send);
        Assert.Equal(Math.Pow(10, -15.0 / 20), moved.At(500), 1e-15);
        Assert.Equal((0.0, 1.0), Factory().FixedPan(1, true).At(0));
    }
}
