using System.Diagnostics;
using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>Damaged files, thousands of them from fixed seeds: refused or read, never a hang, another exception or a large allocation.</summary>
/// <remarks>FLARE_MUTATIONS in the environment sets how many a format gets.</remarks>
public sealed class MutationTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("FLARE_MUTATIONS"), out var count) ? count : 2_000;

    // A block of 65,535 frames in eight channels, which a few bytes may rightly ask for, is 4 MiB of integers.
    private const long MostBytes = 6 << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Fact]
    public void Mutations_of_WAV_do_no_harm()
    {
        var audio = Audio.Raw(Audio.Integers(16, 2, 500), 16);
        Run(
        [
            WaveBytes.Simple(16, 2, audio),
            WaveBytes.Simple(8, 1, audio),
            WaveBytes.Simple(32, 2, audio, isFloat: true),
            WaveBytes.Extensible(5, 48_000, 24, 20, audio),
            WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(2_072, 2_000, 500), WaveBytes.Format(1, 2, 48_000, 16), WaveBytes.Chunk("data", audio, size: uint.MaxValue)),
            WaveBytes.Riff("BW64", uint.MaxValue, WaveBytes.LongSizes(2_072, 2_000, 500), WaveBytes.Format(3, 1, 48_000, 64), WaveBytes.Chunk("data", audio, size: uint.MaxValue)),
            WaveBytes.Riff(WaveBytes.Chunk("LIST", new byte[7]), WaveBytes.Format(1, 2, 48_000, 16), WaveBytes.Chunk("cue ", new byte[20]), WaveBytes.Chunk("data", audio), WaveBytes.Chunk("data", audio)),
            WaveWriterTests.Write(WaveWriterTests.Samples(2, 300), 2, SampleFormat.Float64),
        ], mustMatch: false);
    }

    [Fact]
    public void Mutations_of_AIFF_do_no_harm()
    {
        int[] samples = Audio.Integers(16, 2, 500);
        byte[] audio = AiffBytes.Raw(samples, 16);
        Run(
        [
            AiffBytes.Simple(16, 2, samples),
            AiffBytes.Simple(8, 1, [.. samples.Select(x => x >> 8)]),
            AiffBytes.Form("AIFC", AiffBytes.Common(2, 125, 64, "fl64"), AiffBytes.Sound(audio)),
            AiffBytes.Form("AIFC", AiffBytes.Common(1, 1_000, 16, "sowt"), AiffBytes.Chunk("ANNO", new byte[7]), AiffBytes.Sound(audio, offset: 0, blockSize: 64)),
            AiffBytes.Form("AIFF", AiffBytes.Chunk("NAME", new byte[3]), AiffBytes.Sound([0, 0, 0, 0, .. audio], offset: 4), AiffBytes.Common(5, 60, 24)),
            AiffBytes.Form("AIFF", 0x7F00_0050, AiffBytes.Common(1, 0x3F80_0000, 16), AiffBytes.Sound(audio, size: 0x7F00_0008)),
        ], mustMatch: false);
    }

    [Fact]
    public void Mutations_of_FLAC_are_caught_by_its_checksums()
    {
        var samples = Audio.Integers(16, 1, 1_200);
        int[] stereo = Audio.Integers(12, 2, 600);
        long[] Part(int from, int length) => [.. samples.Skip(from).Take(length).Select(x => (long)x)];
        var known = new FlacBytes().Start(1, 16, 1_200, FlacBytes.Sum(samples, 16));
        var unknown = new FlacBytes().Start(1, 16, 0);
        foreach (var stream in new[] { known, unknown })
        {
            for (var i = 0; i < 3; i++)
                stream.Frame(i, 400, 0).Fixed(Part(400 * i, 400), 16, i + 1, FlacBytes.Rice(1, 12)).EndFrame();
        }
        var variable = new FlacBytes().Start(2, 12, 600, FlacBytes.Sum(stereo, 12));
        for (var from = 0; from < 600; from += 200)
        {
            long[] left = [.. stereo.Where((_, i) => i % 2 == 0).Skip(from).Take(200).Select(x => (long)x)];
            long[] side = [.. stereo.Where((_, i) => i % 2 == 1).Skip(from).Take(200).Zip(left, (right, l) => l - right)];
            variable.Frame(from, 200, 8, variable: true).Verbatim(left, 12).Linear(side, 13, [9, -3, 1], 6, 3, FlacBytes.Rice(0, 9)).EndFrame();
        }
        Run([known.ToArray(), unknown.ToArray(), variable.ToArray()], mustMatch: true);
    }

    private static void Run(byte[][] files, bool mustMatch)
    {
        double[][] originals = [.. files.Select(Audio.ReadAll)];
        var random = new Random(20_261_124);
        var (refused, read, seeks) = (0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var which = i % files.Length;
            var bytes = Mutate(files[which], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            try
            {
                using var reader = Audio.Open(bytes);
                var block = new double[4_096];
                if (random.Next(2) == 0 && reader.Info.Frames > 0)
                {
                    reader.Seek(random.NextInt64(reader.Info.Frames));
                    reader.Read(block);
                    reader.Seek(0);
                    seeks++;
                }
                var at = 0L;
                for (int frames; (frames = reader.Read(block.AsSpan(0, block.Length / reader.Info.Channels * reader.Info.Channels))) > 0;)
                {
                    // Checksums leave only what lies outside them: names, rates, the length.
                    if (mustMatch && reader.Info.Bits == (which == 2 ? "12" : "16")) AssertPart(originals[which], at * reader.Info.Channels, block.AsSpan(0, frames * reader.Info.Channels), i);
                    at += frames;
                }
                Assert.True(at == reader.Info.Frames, $"mutation {i}: {at} of {reader.Info.Frames} frames");
                read++;
            }
            catch (AudioFormatException)
            {
                refused++;
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostBytes, $"mutation {i}: {allocated} bytes allocated");
            Assert.True(clock.Elapsed < MostTime, $"mutation {i}: {clock.Elapsed}");
        }
        Assert.True(refused > Count / 20 && read > 0 && seeks > 0, $"{refused} refused, {read} read: the mutations test nothing");
    }

    private static void AssertPart(double[] original, long from, ReadOnlySpan<double> part, int mutation)
    {
        if (from + part.Length > original.Length || !original.AsSpan((int)from, part.Length).SequenceEqual(part))
            Assert.Fail($"mutation {mutation}: wrong samples behind {from}");
    }

    // Bits, bytes, words of tell-tale values, cuts, repetitions; more often in the first hundred bytes, where the lengths are.
    private static byte[] Mutate(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 8; changes--)
        {
            var at = random.Next(random.Next(3) > 0 ? Math.Min(100, bytes.Count) : bytes.Count);
            switch (random.Next(8))
            {
                case 0 or 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    var word = random.Next(6) switch { 0 => 0u, 1 => uint.MaxValue, 2 => 0x7FFF_FFFFu, 3 => 0x8000_0000u, 4 => (uint)bytes.Count, _ => (uint)random.Next() };
                    for (var i = 0; i < 4 && at + i < bytes.Count; i++) bytes[at + i] = (byte)(word >> (8 * i));
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 5:
                    bytes.InsertRange(at, bytes.Slice(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 6:
                    bytes = bytes[..^random.Next(1, Math.Min(200, bytes.Count))];
                    break;
                default:
                    var inserted = new byte[random.Next(1, 16)];
                    random.NextBytes(inserted);
                    bytes.InsertRange(at, inserted);
                    break;
            }
        }
        return [.. bytes];
    }
}
