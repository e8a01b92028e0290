using System.Collections.Immutable;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>The delays of one reverb in frames: they follow from character, size, predelay and rate, which are fixed.</summary>
internal sealed class ReverbDelays
{
    /// <summary>Lines of the network, and lanes of its diffusers.</summary>
    public const int Lines = 16;

    private ReverbDelays(ReverbCharacter character, int predelay, int[] network, int[][] diffusers)
    {
        Character = character;
        Predelay = predelay;
        Network = network;
        Diffusers = diffusers;
        Shortest = network.Min();
        Longest = network.Max();
        Sum = network.Sum();
        for (int line = 0; line < Lines; line++)
            Lengths.Values[line] = network[line];
    }

    public ReverbCharacter Character { get; }

    public int Predelay { get; }

    /// <summary>Of the lines, all different.</summary>
    public int[] Network { get; }

    /// <summary>The same as numbers that lie on lanes.</summary>
    public LaneBuffer Lengths { get; } = new(Lines);

    /// <summary>Of the lanes of four diffusers.</summary>
    public int[][] Diffusers { get; }

    /// <summary>Frames that the network can go on for without hearing itself.</summary>
    public int Shortest { get; }

    public int Longest { get; }

    public int Sum { get; }

    /// <summary>The longest way through predelay, diffusers and a line.</summary>
    public long LongestWay => Predelay + Diffusers.Sum(diffuser => (long)diffuser.Max()) + Longest;

    public static ReverbDelays Of(ProcessorSetup setup)
    {
        ReverbCharacter character = ReverbCharacter.All[(int)setup[Reverb.Character].Value];
        double scale = (0.5 + setup[Reverb.Size].Value) * setup.Rate / 1_000;     // frames a ms
        int[] network = new int[Lines];
        for (int line = 0; line < Lines; line++)
            network[line] = Free(Rounded(character.Lines[line] * scale), network.AsSpan(0, line));
        return new ReverbDelays(
            character, Rounded(setup[Reverb.Predelay].Value * setup.Rate), network,
            [Frames(character.First), Frames(character.Second), Frames(character.Third), Frames(character.Fourth)]);

        int[] Frames(ImmutableArray<double> times) => [.. times.Select(time => Rounded(time * scale))];
    }

    private static int Rounded(double frames) => (int)Math.Floor(frames + 0.5);

    /// <summary>The nearest length, at least 2, that no line has yet: two alike would ring as one.</summary>
    private static int Free(int wanted, ReadOnlySpan<int> taken)
    {
        wanted = Math.Max(wanted, 2);
        for (int step = 0; ; step++)
        {
            if (!taken.Contains(wanted + step))
                return wanted + step;
            if (wanted - step >= 2 && !taken.Contains(wanted - step))
                return wanted - step;
        }
    }
}
