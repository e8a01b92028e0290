using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Sources;

/// <summary>How the channels of a file add up to the channels of a track.</summary>
/// <remarks>
/// A mono clip in a stereo track widens: −3.01 dB a side. What is wider than stereo is folded after ITU-R BS.775-4, annex 4:
/// centre and surrounds at −3.01 dB, LFE left out.
/// </remarks>
internal static class ChannelWeights
{
    private const double RootOfHalf = 0.7071067811865476;

    /// <summary>Channels of a clip: 1 or 2.</summary>
    public static int WidthOf(int fileChannels, ClipChannels choice) =>
        choice == ClipChannels.All && fileChannels > 1 ? 2 : 1;

    /// <summary>One row a channel of the track, one column a channel of the file.</summary>
    public static ImmutableArray<ImmutableArray<double>> Of(int fileChannels, ClipChannels choice, int trackChannels)
    {
        if (WidthOf(fileChannels, choice) == 2)
            return [Side(fileChannels, 0), Side(fileChannels, 1)];
        double weight = trackChannels == 1 ? 1 : RootOfHalf;
        var row = new double[fileChannels];
        if (choice == ClipChannels.Mid && fileChannels > 1)
        {
            row[0] = 0.5 * weight;
            row[1] = 0.5 * weight;
        }
        else
        {
            row[choice == ClipChannels.Right && fileChannels > 1 ? 1 : 0] = weight;
        }

        ImmutableArray<double> weights = [.. row];
        return trackChannels == 1 ? [weights] : [weights, weights];
    }

    private static ImmutableArray<double> Side(int fileChannels, int side)
    {
        var row = new double[fileChannels];
        row[side] = 1;

        // Orders of WAVE: L R C, L R Ls Rs, L R C Ls Rs, L R C LFE Ls Rs, L R C LFE Cs Ls Rs, L R C LFE Lb Rb Ls Rs.
        int centre = fileChannels is 3 or >= 5 ? 2 : -1;
        int surrounds = fileChannels switch { 4 => 2, 5 => 3, 6 => 4, 7 => 5, 8 => 4, _ => fileChannels };
        if (centre > 0)
            row[centre] = RootOfHalf;
        if (fileChannels == 7)
            row[4] = 0.5;
        for (int channel = surrounds + side; channel < fileChannels; channel += 2)
            row[channel] = RootOfHalf;
        return [.. row];
    }
}
