using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Tests.Support;

namespace FlareScript.Runtime.Tests.Processors.Equalizer;

/// <summary>The machine code of the equalizer's loops.</summary>
public sealed class EqualizerCodeTests
{
    [Fact]
    public void Nothing_is_fused_and_no_operator_of_a_lane_is_left_a_call()
    {
        Assert.SkipUnless(JitListing.IsOptimised(typeof(AnalogFit).Assembly), "unoptimised code says nothing; runs with -c Release");

        JitListing listing = JitListing.Of("FlareScript.Runtime.Dsp.*:*", typeof(EqualizerMotionTests));

        Assert.Empty(listing.Faults());
        foreach (string loop in (string[])["Loops:TwoStereo[", "Loops:OneStereo[", "Loops:Two[", "Loops:MovingStereo[", "Section:Move["])
        {
            // In every width that the tests run; never left to the first tier.
            Assert.True(listing.Methods.Count(method => method.Contains(loop)) >= 1, $"{loop} is not optimised.");
        }

        Assert.Contains(listing.Methods, method => method.Contains("GaussNewton:Accumulate"));
    }
}
