using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Bytes to text: UTF-8 and nothing else, with the place of what is not.</summary>
public static class SourceDecoder
{
    /// <summary>Decodes a file; where <paramref name="diagnostics"/> is not empty, its text has gaps and is not worth parsing.</summary>
    /// <param name="bytes">The whole file; a byte-order mark is skipped.</param>
    /// <param name="path">As the user named it.</param>
    /// <param name="diagnostics">One for each stretch of bytes that is no UTF-8, the first thousand.</param>
    public static SourceText Decode(ReadOnlySpan<byte> bytes, string path, out ImmutableArray<Diagnostic> diagnostics)
    {
        diagnostics = [];
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (Utf8.IsValid(bytes))
            return new SourceText(path, Encoding.UTF8.GetString(bytes));
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            var empty = new SourceText(path, "");
            diagnostics = [ParsingDiagnostics.ForUtf16(new(empty, default))];
            return empty;
        }

        var text = new StringBuilder(bytes.Length);
        var stretches = new List<(int At, int Bytes)>();
        bool goesOn = false;   // the piece before was invalid too: one stretch
        while (!bytes.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done;
            if (!valid && goesOn)
                stretches[^1] = (stretches[^1].At, stretches[^1].Bytes + length);
            else if (!valid)
                stretches.Add((text.Length, length));
            if (valid || !goesOn)
                text.Append(rune.ToString());   // one replacement character a stretch
            goesOn = !valid;
            bytes = bytes[length..];
        }

        var source = new SourceText(path, text.ToString());
        var bag = new DiagnosticBag(source);
        foreach (var (at, count) in stretches)
            bag.Add(ParsingDiagnostics.ForInvalidEncoding(new(source, new TextSpan(at, 1)), count));
        diagnostics = bag.InFileOrder();
        return source;
    }
}
