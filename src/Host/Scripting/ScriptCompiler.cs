using System.Reflection;
using System.Runtime.CompilerServices;
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
        return diagnostics.Count > before ? null : Emit(script, text, compilation, tree, model, diagnostics);
    }

    private CompiledScript? Emit(
        ScriptText script, MappedText text, CSharpCompilation compilation, SyntaxTree tree, SemanticModel model, List<Diagnostic> diagnostics)
    {
        var lines = new SourceText("", script.Code);
        // What is ours around a piece of the script has the line of the piece.
        var meter = new ScriptMeter(model, node => node.DescendantTokens().Select(token => text.Original(token.SpanStart)).FirstOrDefault(place => place is not null) is int place
            ? lines.Locate(place).Line : 0);
        string metered = meter.Visit(tree.GetRoot()).ToFullString();
        SyntaxTree counted = CSharpSyntaxTree.ParseText(metered, parsing, "script.cs", System.Text.Encoding.UTF8);
        using var image = new MemoryStream();
        EmitResult result = compilation.ReplaceSyntaxTree(tree, counted).Emit(image);
        if (!result.Success)
        {
            // Something that the compiler needs the framework for, and the trimmed one does not have.
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(
                script.Line(1), $"Something in this hook ({result.Diagnostics.First(one => one.Severity == DiagnosticSeverity.Error).Id})", "Write it with less of C#: see docs/hooks.md."));
            return null;
        }

        image.Position = 0;
        Type type = context.LoadFromStream(image).GetType(ScriptProgram.ClassName)!;
        ConstructorInfo constructor = type.GetConstructor([])!;
        return new CompiledScript(
            () => (HookScript)RuntimeHelpers.GetUninitializedObject(type), made => constructor.Invoke(made, null), meter.Glides, script.Line, script.Name);
    }
}
