using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlareScript.Language.Text;

namespace FlareScript.Language.Diagnostics;

/// <summary>Writes a diagnostic as one line of JSON for tools; lines and columns from 1, columns in UTF-16 units.</summary>
public static class DiagnosticJson
{
    // Quotes in sentences stay readable: the result goes to tools, never into a web page.
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, without a line end.</summary>
    public static string Write(Diagnostic diagnostic)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            Write(json, diagnostic);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the object into a document under way.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        SourceLocation location = diagnostic.Location;
        LinePosition start = location.Start;
        LinePosition end = location.Source.Locate(location.Span.End);
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("file", location.Source.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Help is null)
            json.WriteNull("help");
        else
            json.WriteString("help", diagnostic.Help);
        json.WriteStartArray("suggestions");
        foreach (string suggestion in diagnostic.Suggestions)
            json.WriteStringValue(suggestion);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
