using System.Collections.Immutable;
using System.Diagnostics;
using FlareScript.Hooks;
using FlareScript.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Diagnostic = FlareScript.Language.Diagnostics.Diagnostic;

namespace FlareScript.Host.Scripting;

/// <summary>Compiles scripts: bound once as written, for what is wrong with them; once more with the counters of the budget, to run.</summary>
internal sealed class ScriptCompiler(ScriptContext context)
{
    private static readonly CSharpParseOptions parsing = new(ScriptSyntax.Version, DocumentationMode.None);

    private static readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, concurrentBuild: false,
        deterministic: true, nullableContextOptions: NullableContextOptions.Disable);

    private readonly MetadataReference[] references = ScriptReferences.Create();
    private int compiled;

    /// <summary>The script, ready to run; null where a mistake was told.</summary>
    /// <param name="unit">The unit of the parameter that it moves.</param>
    public CompiledScript? Compile(ScriptSyntax syntax, ScriptSignature signature, string unit, List<Diagnostic> diagnostics)
    {
        ScriptText script = syntax.Script;
        MappedText text = ScriptProgram.Write(syntax, signature, unit);
        string program = text.ToString();
        SyntaxTree tree = CSharpSyntaxTree.ParseText(program, parsing, "script.cs", System.Text.Encoding.UTF8);
        CSharpCompilation compilation = CSharpCompilation.Create($"Hook{compiled++}", [tree], references, options);

        int before = diagnostics.Count;
        SourceLocation[] told = [.. syntax.Diagnostics.Select(diagnostic => diagnostic.Location)];
        foreach (Microsoft.CodeAnalysis.Diagnostic error in compilation.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error))
        {
            TextSpan span = new(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length);
            int start = text.Original(span.Start) ?? signature.Tick.Identifier.SpanStart;
            int length = text.Original(span.Start) is null ? signature.Tick.Identifier.Span.Length : span.Length;
            Diagnostic diagnostic = ScriptErrors.Told(script, error, start, length);
            // What is refused anyway needs no second reason.
            if (!told.Any(place => place.Span.Start <= diagnostic.Location.Span.Start && diagnostic.Location.Span.Start <= place.Span.End))
                diagnostics.Add(diagnostic);
        }

        if (diagnostics.Count > before || told.Length > 0)
            return null;
        SemanticModel model = compilation.GetSemanticModel(tree);
        new ScriptSymbols(script, text, model, diagnostics).Visit(tree.GetRoot());
        return diagnostics.Count > before ? null : Emit(script, text, program, compilation, tree, model);
    }

    private CompiledScript Emit(ScriptText script, MappedText text, string program, CSharpCompilation compilation, SyntaxTree tree, SemanticModel model)
    {
        var lines = new SourceText("", script.Code);
        var meter = new ScriptMeter(model, at => text.Original(at) is int place ? lines.Locate(place).Line : 0);
        string metered = meter.Visit(tree.GetRoot()).ToFullString();
        SyntaxTree counted = CSharpSyntaxTree.ParseText(metered, parsing, "script.cs", System.Text.Encoding.UTF8);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.ReplaceSyntaxTree(tree, counted)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException($"The counters broke {script.Name}: {string.Join("; ", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))}");
        image.Position = 0;
        symbols.Position = 0;
        Type type = context.LoadFromStream(image, symbols).GetType(ScriptProgram.ClassName)!;
        var programLines = new SourceText("", program);
        return new CompiledScript(
            () => (HookScript)Activator.CreateInstance(type)!, meter.Glides,
            failure => script.Line(LineOf(failure, type, at => Original(text, programLines, lines, at))), script.Line, script.Name);
    }

    /// <summary>The line of the script in which the exception was thrown, 0 where it is not known.</summary>
    private static int LineOf(Exception failure, Type type, Func<int, int> original)
    {
        foreach (StackFrame frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod()?.DeclaringType?.Assembly == type.Assembly && frame.GetFileLineNumber() is > 0 and int line && original(line) is > 0 and int found)
                return found;
        }

        return 0;
    }

    /// <summary>The line of the script that stands in a line of the program; 0 where none does.</summary>
    private static int Original(MappedText text, SourceText program, SourceText script, int line)
    {
        if (line > program.LineCount)
            return 0;
        int start = 0;
        for (int skipped = 1; skipped < line; skipped++)
            start = program.Content.IndexOf('\n', start) + 1;
        for (int at = start; at < start + program.Line(line).Length; at++)
        {
            if (!char.IsWhiteSpace(program.Content[at]) && text.Original(at) is int place)
                return script.Locate(place).Line;
        }

        return 0;
    }
}
