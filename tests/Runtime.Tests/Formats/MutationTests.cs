using System.Globalization;
using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>Damaged files, thousands of them from fixed seeds: refused or read, never a hang, another exception or a large allocation.</summary>
/// <remarks>FLARE_MUTATIONS in the environment sets how many a format gets.</remarks>
public sealed class MutationTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("FLARE_MUTATIONS"), out var count) ? count : 10_000;

    // A reader's own buffers are 64 KiB; the audio and the header come on top, and a message.
    private const long MostBytesPlain = 96 << 10;

    // A block of 65,535 frames in eight channels, which a few bytes may rightly ask for, is 4 MiB of integers.
    private const long MostBytesFlac = 6 << 20;

    private static readonly double[] Block = new double[4_096];

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
        ], MostBytesPlain);
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
        ], MostBytesPlain);
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
        var surround = new FlacBytes().Start(8, 24, 100);
        surround.Frame(0, 100, 7);
        for (var channel = 0; channel < 8; channel++) surround.Verbatim([.. stereo.Skip(100 * channel).Take(100).Select(x => x << 8)], 24, wasted: channel);
        var escaped = new FlacBytes().Start(1, 8, 0);
        escaped.Frame(0, 256, 0).Fixed([.. stereo.Take(256).Select(x => (long)x >> 4)], 8, 2, FlacBytes.Mixed(4, 256, 11)).EndFrame();
        Run([known.ToArray(), unknown.ToArray(), variable.ToArray(), surround.EndFrame().ToArray(), escaped.ToArray()], MostBytesFlac);
    }

    private static void Run(byte[][] files, long mostBytes)
    {
        var originals = files.Select(file =>
        {
            using var reader = Audio.Open(file);
            var samples = Audio.ReadAll(reader);
            // A header may stand behind the audio too.
            var start = AudioStart(file);
            return (reader.Info, Samples: samples, Start: start, End: start + samples.Length * Size(reader.Info));
        }).ToArray();
        var random = new Random(20_261_124);
        var (refused, read, seeks, compared) = (0, 0, 0, 0);
        var (worstOpening, worst, mostReads) = (0L, 0L, 0L);
        for (var i = 0; i < Count; i++)
        {
            var which = i % files.Length;
            var original = originals[which];
            var bytes = Mutant.Of(files[which], random);
            var stream = new WatchedStream(bytes);
            // Checksums leave only what lies outside them: names, rates, the length. Without them only damage behind the header is known.
            var isFlac = original.Info.Format == "flac";
            var isHeaderWhole = bytes.Length == files[which].Length && bytes.AsSpan(0, original.Start).SequenceEqual(files[which].AsSpan(0, original.Start))
                && (isFlac || bytes.AsSpan(original.End).SequenceEqual(files[which].AsSpan(original.End)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                try
                {
                    using var reader = AudioReaders.Open(stream, "test");
                    worstOpening = Math.Max(worstOpening, GC.GetAllocatedBytesForCurrentThread() - before);
                    if (random.Next(2) == 0 && reader.Info.Frames > 0)
                    {
                        reader.Seek(random.NextInt64(reader.Info.Frames));
                        reader.Read(Block);
                        reader.Seek(0);
                        seeks++;
                    }
                    var at = 0L;
                    for (int frames; (frames = reader.Read(Block.AsSpan(0, Block.Length / reader.Info.Channels * reader.Info.Channels))) > 0;)
                    {
                        if (isFlac ? reader.Info.Bits == original.Info.Bits : isHeaderWhole)
                        {
                            var part = Block.AsSpan(0, frames * reader.Info.Channels);
                            if (isFlac) AssertPart(original.Samples, at * reader.Info.Channels, part, i);
                            else AssertUntouched(files[which], bytes, original.Start, original.Info, original.Samples, at * reader.Info.Channels, part, i);
                            compared++;
                        }
                        at += frames;
                        // Nothing codes more frames than a constant block: 65,535 of them in ten bytes.
                        Assert.True(at <= 65_535L * (bytes.Length / 10 + 1), $"mutation {i}: {at} frames from {bytes.Length} bytes");
                    }
                    Assert.True(at == reader.Info.Frames, $"mutation {i}: {at} of {reader.Info.Frames} frames");
                    read++;
                }
                finally
                {
                    var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    worst = Math.Max(worst, allocated);
                    mostReads = Math.Max(mostReads, stream.Reads);
                }
            }
            catch (AudioFormatException e)
            {
                Assert.True(e.Message == $"test: {e.Problem} ({e.Field}, byte {e.Offset})" && e.Problem.Length > 0 && e.Field.Length > 0, $"mutation {i}: {e.Message}");
                Assert.True(e.Offset >= 0 && e.Offset <= bytes.Length, $"mutation {i} has {bytes.Length} bytes: {e.Message}");
                refused++;
            }
            Assert.True(worst < mostBytes, $"mutation {i}: {worst} bytes allocated");
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Count} mutations: {refused} refused, {read} read, {compared} blocks compared; at most {worstOpening} bytes allocated to open, {worst} in all, {mostReads} reads of the stream");
        Assert.True(refused > Count / 20 && read > 0 && seeks > 0 && compared > 0, $"{refused} refused, {read} read, {compared} compared: the mutations test nothing");
    }

    private static void AssertPart(double[] original, long from, ReadOnlySpan<double> part, int mutation)
    {
        if (from + part.Length > original.Length || !original.AsSpan((int)from, part.Length).SequenceEqual(part))
            Assert.Fail($"mutation {mutation}: wrong samples behind {from}");
    }

    // A sample whose bytes are as they were is heard as it was.
    private static void AssertUntouched(byte[] file, byte[] mutant, int start, AudioFileInfo info, double[] original, long from, ReadOnlySpan<double> part, int mutation)
    {
        var size = Size(info);
        for (var i = 0; i < part.Length; i++)
        {
            var at = start + (int)(from + i) * size;
            if (file.AsSpan(at, size).SequenceEqual(mutant.AsSpan(at, size)) && !original[from + i].Equals(part[i]))
                Assert.Fail($"mutation {mutation}: sample {from + i} is {part[i]:R}, not {original[from + i]:R}");
        }
    }

    private static int Size(AudioFileInfo info) => int.Parse(info.Bits.TrimEnd('f'), CultureInfo.InvariantCulture) / 8;

    // Behind the head of the first data or SSND chunk, the latter with its offset; FLAC needs none.
    private static int AudioStart(byte[] file)
    {
        if (file.AsSpan().IndexOf("data"u8) is > 0 and var data && !file.AsSpan().StartsWith("FORM"u8)) return data + 8;
        return file.AsSpan().IndexOf("SSND"u8) is > 0 and var sound ? sound + 16 + file[sound + 11] : 0;
    }
}
