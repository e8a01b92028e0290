using FlareScript.Hooks;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Host.Scripting;

/// <summary>Takes each script through its stages once, however many hooks use it.</summary>
internal sealed class ScriptWorkshop(ScriptContext context)
{
    private readonly ScriptCompiler compiler = new(context);
    private readonly Dictionary<(SourceText Source, int Offset), (ScriptSyntax? Syntax, ScriptSignature? Signature)> read = [];
    private readonly Dictionary<(SourceText Source, int Offset, string Unit), CompiledScript?> compiled = [];

    /// <summary>The contract of a script; null where a mistake was told, now or before.</summary>
    public ScriptSignature? Signature(ScriptText script, List<Diagnostic> diagnostics)
    {
        if (read.TryGetValue((script.Source, script.Offset), out var known))
            return known.Signature;
        ScriptSyntax? syntax = null;
        ScriptSignature? signature = null;
        if (ScriptScan.Check(script) is { } refused)
        {
            diagnostics.Add(refused);
        }
        else
        {
            try
            {
                syntax = ScriptSyntax.Parse(script);
                diagnostics.AddRange(syntax.Diagnostics);
                signature = ScriptSignature.Read(syntax, diagnostics);
            }
            catch (InsufficientExecutionStackException)
            {
                diagnostics.Add(ScriptDiagnostics.ForTooLarge(script.At(0, 0), "is nested too deep"));
            }
        }

        read.Add((script.Source, script.Offset), (syntax, signature));
        return signature;
    }

    /// <summary>The script for a parameter of one dimension; null where a mistake was told, now or before.</summary>
    public CompiledScript? Compile(ScriptText script, string address, Dimension dimension, List<Diagnostic> diagnostics)
    {
        (ScriptSyntax? syntax, ScriptSignature? signature) = read[(script.Source, script.Offset)];
        if (syntax is null || signature is null)
            return null;
        Diagnostic? misfit = signature.CheckReturn(script, address, dimension);
        if (misfit is not null)
            diagnostics.Add(misfit);
        string unit = ScriptTypes.Written(dimension);
        if (compiled.TryGetValue((script.Source, script.Offset, unit), out CompiledScript? known))
            return known;
        CompiledScript? made = null;
        try
        {
            if (syntax.IsWhole)
                made = compiler.Compile(syntax, signature, unit, diagnostics);
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(ScriptDiagnostics.ForTooLarge(script.At(0, 0), "is nested too deep"));
        }

        compiled.Add((script.Source, script.Offset, unit), made);
        return misfit is null ? made : null;
    }
}
