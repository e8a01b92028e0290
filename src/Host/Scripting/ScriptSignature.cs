using System.Collections.Immutable;
using FlareScript.Language.Binding;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = FlareScript.Language.Diagnostics.Diagnostic;

namespace FlareScript.Host.Scripting;

/// <summary>A parameter of <c>Tick</c> behind the song.</summary>
/// <param name="Default">The text of its default in the script, or null.</param>
internal sealed record ScriptParameter(string Name, ScriptType Type, EqualsValueClauseSyntax? Default)
{
    /// <summary>As a session writes it: words have no capitals.</summary>
    public string Word => string.Concat(Name.Select((letter, index) => char.IsAsciiLetterUpper(letter) ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>The contract of a script, as its methods say it.</summary>
internal sealed record ScriptSignature(MethodDeclarationSyntax Tick, bool HasStart, string ReturnType, ImmutableArray<ScriptParameter> Parameters)
{
    private const string Example = "Write for example 'Db Tick(Song song) => 1.Db();'.";

    /// <summary>Reads it; null where a mistake was told.</summary>
    public static ScriptSignature? Read(ScriptSyntax syntax, List<Diagnostic> diagnostics)
    {
        ScriptText script = syntax.Script;
        MethodDeclarationSyntax[] ticks = [.. syntax.Methods.Where(method => method.Identifier.ValueText == "Tick")];
        if (ticks.Length == 0)
        {
            MethodDeclarationSyntax? value = syntax.Methods.FirstOrDefault(method => method.Identifier.ValueText == "Value");
            // What it hears has been told already.
            if (value is not null)
                diagnostics.Add(NotYetDiagnostics.ForWord(script.At(value.Identifier.SpanStart, value.Identifier.Span.Length), "Value"));
            else if (syntax.IsWhole)
                diagnostics.Add(ScriptDiagnostics.ForSignature(script.Line(1), "This hook has no method 'Tick'.", Example));
            return null;
        }

        if (ticks.Length > 1)
        {
            diagnostics.Add(ScriptDiagnostics.ForSignature(At(script, ticks[1].Identifier), "This hook has two methods 'Tick'.", "Give one of them another name."));
            return null;
        }

        MethodDeclarationSyntax tick = ticks[0];
        bool isSure = true;
        SeparatedSyntaxList<ParameterSyntax> all = tick.ParameterList.Parameters;
        if (all.Count == 0 || all[0].Type?.ToString() != "Song" || all[0].Default is not null)
        {
            diagnostics.Add(ScriptDiagnostics.ForSignature(At(script, tick.Identifier), "The first parameter of 'Tick' is the song.", Example));
            isSure = false;
        }

        var parameters = ImmutableArray.CreateBuilder<ScriptParameter>();
        foreach (ParameterSyntax parameter in all.Skip(1))
        {
            string type = parameter.Type?.ToString() ?? "";
            if (ScriptTypes.Argument(type) is ScriptType known)
            {
                parameters.Add(new ScriptParameter(parameter.Identifier.ValueText, known, parameter.Default));
                continue;
            }

            isSure = false;
            if (type is not ("Heard" or "Heard[]" or "Recording"))
            {
                diagnostics.Add(ScriptDiagnostics.ForSignature(
                    script.At(parameter.SpanStart, parameter.Span.Length), $"'{type}' is no type that a session can give.",
                    $"Parameters behind the song are {string.Join(", ", ScriptTypes.Arguments.Select(one => one.Name))}."));
            }
        }

        bool hasStart = false;
        foreach (MethodDeclarationSyntax start in syntax.Methods.Where(method => method.Identifier.ValueText == "Start"))
        {
            hasStart = true;
            if (start.ReturnType.ToString() == "void" && start.ParameterList.Parameters is [{ Default: null } only] && only.Type?.ToString() == "Song")
                continue;
            diagnostics.Add(ScriptDiagnostics.ForSignature(At(script, start.Identifier), "'Start' has another form.", "Write 'void Start(Song song) { … }', or give it another name."));
            isSure = false;
        }

        return isSure ? new ScriptSignature(tick, hasStart, tick.ReturnType.ToString(), parameters.ToImmutable()) : null;
    }

    /// <summary>Tells a return type that does not add to the parameter.</summary>
    public Diagnostic? CheckReturn(ScriptText script, string address, Dimension dimension)
    {
        string[] fits = ScriptTypes.Added(dimension);
        return fits.Contains(ReturnType) ? null : ScriptDiagnostics.ForReturnType(
            script.At(Tick.ReturnType.SpanStart, Tick.ReturnType.Span.Length), ReturnType, address, dimension.Noun(), string.Join(" or ", fits));
    }

    private static SourceLocation At(ScriptText script, Microsoft.CodeAnalysis.SyntaxToken token) => script.At(token.SpanStart, token.Span.Length);
}
