namespace Runtime.Tests.Formats;

/// <summary>Damage from a seed: what transfers, disks and malice do to a file.</summary>
internal static class Mutant
{
    // Bits, bytes, words of tell-tale values, cuts, repetitions; more often in the first hundred bytes, where the lengths are.
    public static byte[] Of(byte[] file, Random random)
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
