using System.Security.Cryptography;
using FlareScript.Runtime.Formats.Flac;

namespace Runtime.Tests.Formats;

public sealed class ChecksumTests
{
    // RFC 1321, A.5
    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    public void MD5_gives_the_sums_of_its_standard(string text, string sum) =>
        Assert.Equal(sum, Convert.ToHexStringLower(Sum([.. text.Select(c => (byte)c)], 7)));

    [Fact]
    public void MD5_does_not_depend_on_how_its_input_is_cut()
    {
        var bytes = new byte[1_000];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length < 200; length++) Assert.Equal(MD5.HashData(bytes.AsSpan(0, length)), Sum(bytes[..length], 1_000));
        foreach (var cut in new[] { 1, 3, 63, 64, 65, 128, 999 }) Assert.Equal(MD5.HashData(bytes), Sum(bytes, cut));
    }

    [Fact]
    public void The_checksums_of_frames_have_their_check_values()
    {
        // Catalogue of parametrised CRC algorithms: CRC-8/SMBUS and CRC-16/UMTS of "123456789".
        byte eight = 0;
        foreach (var b in "123456789"u8) eight = FlacCrc.Crc8(eight, b);
        Assert.Equal(0xF4, eight);
        Assert.Equal(0xFEE8, FlacCrc.Crc16(0, "123456789"u8));
        var bytes = new byte[300];
        new Random(2).NextBytes(bytes);
        ushort slow = 0;
        foreach (var b in bytes) slow = FlacCrc.Crc16(slow, [b]);
        Assert.Equal(slow, FlacCrc.Crc16(0, bytes));
    }

    private static byte[] Sum(byte[] bytes, int cut)
    {
        var md5 = new Md5();
        for (var from = 0; from < bytes.Length; from += cut) md5.Append(bytes.AsSpan(from, Math.Min(cut, bytes.Length - from)));
        var sum = new byte[Md5.Length];
        md5.Finish(sum);
        return sum;
    }
}
