using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>The machine code of every kernel: nothing fused (law 2), no operator of a lane left a call (the inliner gives up silently).</summary>
public sealed class EveryProcessorIsMachineCodeTests
{
    [Fact]
    public void Nothing_is_fused_and_no_operator_of_a_lane_is_left_a_call()
    {
        Assert.SkipUnless(JitListing.IsOptimised(typeof(ProcessorCatalogue).Assembly), "unoptimised code says nothing; runs with -c Release");

        JitListing listing = JitListing.Of(
            "FlareScript.Runtime.Processors.*:* FlareScript.Runtime.Dsp.*:*", typeof(EveryProcessorSoundsTheSameTests));

        Assert.Empty(listing.Faults());
        foreach (string loop in (string[])["CompressorKernel`1[", "CompressorDetector`1[", "GainKernel`1[", "SlidingWindow`2["])
        {
            foreach (string lane in (string[])["Lane1", "Lane2", "Lane4", "Lane8"])
                Assert.Contains(listing.Methods, method => method.Contains(loop) && method.Contains(lane));
        }
    }
}
