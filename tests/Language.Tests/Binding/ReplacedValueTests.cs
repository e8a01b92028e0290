namespace Language.Tests.Binding;

/// <summary>Points replace the written value: a warning, unless it had to be written.</summary>
public class ReplacedValueTests
{
    [Theory]
    [InlineData("eq { air: bell 10kHz }\n automate eq.air.frequency { 1|1 9kHz }", "")]
    [InlineData("eq { air: bell 10kHz 2dB }\n automate eq.air.gain { 1|1 0dB }", "FLR2100")]
    [InlineData("eq { air: bell 10kHz 2dB }\n automate eq.air.gain trim { 1|1 0dB }", "")]
    public void A_value_that_never_sounds_is_told_unless_it_must_be_written(string block, string codes) =>
        Assert.Equal(codes, string.Join(' ', Bound.Mistakes($"track lead {{\n clip \"a.wav\"\n {block}\n}}").Select(one => one.Code)));
}
