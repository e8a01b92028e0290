using FlareScript.Runtime.Metering;

namespace Runtime.Tests.Metering;

public sealed class PeakMeterTests
{
    [Fact]
    public void It_keeps_the_greatest_magnitude_its_first_frame_and_the_full_scale_samples()
    {
        var meter = new PeakMeter(2);
        meter.PushInterleaved([0.25, 0, -0.5, 1.0, 0.5, -1.5]);
        meter.Push([0.1, 0.2, 0.3, 1.0], stride: 2, frames: 2);

        Assert.Equal(0.5, meter.LinearOf(0));
        Assert.Equal(1, meter.PeakFrameOf(0));
        Assert.Equal(0, meter.ClippedOf(0));
        Assert.Equal(1.5, meter.LinearOf(1));
        Assert.Equal(2, meter.PeakFrameOf(1));
        Assert.Equal(3, meter.ClippedOf(1));
        Assert.Equal(20 * Math.Log10(1.5), meter.Decibels, 1e-12);
    }

    [Fact]
    public void Silence_reads_minus_600() => Assert.Equal(-600, new PeakMeter(1).Decibels);
}
