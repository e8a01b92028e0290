using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

public sealed class LevelTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-10_000.0, 0.0)]
    [InlineData(-600.0, 9.999999999999999e-31)] // the neighbour of 1e-30, within the promised unit
    [InlineData(-120.0, 1e-6)]
    [InlineData(-20.0, 0.1)]
    [InlineData(0.0, 1.0)]
    [InlineData(20.0, 10.0)]
    [InlineData(120.0, 1e6)]
    public void Twenty_decibels_are_a_factor_of_ten(double decibels, double gain) => Assert.Equal(gain, Level.ToGain(decibels));

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(9.999999999999999e-31)]
    [InlineData(-1.0)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void What_is_not_at_least_1e_30_has_the_level_of_silence(double gain) => Assert.Equal(-600.0, Level.ToDecibels(gain));

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(10.0, 20.0)]
    [InlineData(0.1, -20.0)]
    [InlineData(1e-30, -600.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void A_factor_of_ten_is_twenty_decibels(double gain, double decibels) => Assert.Equal(decibels, Level.ToDecibels(gain));

    [Fact]
    public void A_level_survives_the_way_to_gain_and_back()
    {
        // Gain and level are each within 1 unit; 2⁻⁵² of a gain is 8.7·2⁻⁵² = 2e-15 dB, a level of 600 dB has units of 1.1e-13 dB.
        for (var decibels = -599.9; decibels < 600; decibels += 0.37)
            Assert.Equal(decibels, Level.ToDecibels(Level.ToGain(decibels)), 2.5e-13);
    }

    [Fact]
    public void Gain_rises_with_level_and_level_with_gain()
    {
        var (gain, level) = (0.0, Level.Silence);
        for (var i = 0; i < 200_000; i++)
        {
            var nextGain = Level.ToGain(-100 + i * 1e-3);
            var nextLevel = Level.ToDecibels(1e-3 + i * 1e-5);
            Assert.True(nextGain > gain && nextLevel > level);
            (gain, level) = (nextGain, nextLevel);
        }
    }
}
