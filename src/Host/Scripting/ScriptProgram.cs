using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FlareScript.Host.Scripting;

/// <summary>A script inside the class that it becomes; every line of it stays a line.</summary>
/// <remarks>
/// Fields get their values in the constructor, as in a script file, where one may use another; defaults of parameters are
/// expressions (<c>Db amount = 6.Db()</c>), which C# alone would not have; <c>static</c> is taken away, since nothing is shared.
/// </remarks>
internal static class ScriptProgram
{
    public const string ClassName = "Script__";

    /// <param name="unit">The parameter's own unit: what <c>song.Written</c> is.</param>
    public static MappedText Write(ScriptSyntax syntax, ScriptSignature signature, string unit)
    {
        string code = syntax.Script.Code;
        var text = new MappedText();
        text.Own($"using System; using FlareScript.Hooks; using static FlareScript.Hooks.Math; using Song = FlareScript.Hooks.Song<{(unit == "double" ? unit : $"FlareScript.Hooks.{unit}")}>; ")
            .Own($"public sealed class {ClassName} : HookScript {{\n");

        EqualsValueClauseSyntax[] defaults = [.. signature.Parameters.Select(parameter => parameter.Default).OfType<EqualsValueClauseSyntax>()];
        VariableDeclaratorSyntax[] fields =
        [
            .. syntax.Root.Members.OfType<FieldDeclarationSyntax>().Where(field => !field.Modifiers.Any(SyntaxKind.ConstKeyword))
                .SelectMany(field => field.Declaration.Variables).Where(variable => variable.Initializer is not null),
        ];
        text.Blanked(code,
        [
            .. defaults.Select(clause => (clause.SpanStart, clause.Span.Length)),
            .. fields.Select(field => (field.Initializer!.SpanStart, field.Initializer.Span.Length)),
            .. syntax.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StaticKeyword)).Select(token => (token.SpanStart, token.Span.Length)),
        ]);

        text.Own($"\npublic {ClassName}() {{ ");
        foreach (VariableDeclaratorSyntax field in fields)
        {
            ExpressionSyntax value = field.Initializer!.Value;
            text.Own($"this.{field.Identifier.Text} = ");
            if (value is InitializerExpressionSyntax)
                text.Own($"new {((VariableDeclarationSyntax)field.Parent!).Type} ");
            text.Of(code, value.SpanStart, value.Span.Length).Own("; ");
        }

        text.Own("}\n");
        WriteCalls(text, code, signature);
        text.Own("}\n");
        return text;
    }

    private static void WriteCalls(MappedText text, string code, ScriptSignature signature)
    {
        var call = new StringBuilder("song__");
        text.Own("Song song__;\n");
        for (int index = 0; index < signature.Parameters.Length; index++)
        {
            ScriptParameter parameter = signature.Parameters[index];
            string number = index.ToString(CultureInfo.InvariantCulture);
            text.Own($"{parameter.Type.Name} a{number}__; {parameter.Type.Name} d{number}__() => ");
            if (parameter.Default?.Value is { } value)
                text.Of(code, value.SpanStart, value.Span.Length);
            else
                text.Own("default");
            text.Own(";\n");
            call.Append(CultureInfo.InvariantCulture, $", a{number}__");
        }

        string ticked = signature.ReturnType == "int" ? $"(double)Tick({call})" : $"global::FlareScript.Hooks.HookScript.Canonical<{signature.ReturnType}>(Tick({call}))";
        text.Own($"public override double TickOnce() => {ticked};\n");
        if (signature.HasStart)
            text.Own("public override void StartOnce() => Start(song__);\n");
        text.Own("public override SongFacts AcceptArguments(double[] numbers, string[] texts, bool[] given) { ");
        for (int index = 0; index < signature.Parameters.Length; index++)
        {
            string i = index.ToString(CultureInfo.InvariantCulture);
            string given = signature.Parameters[index].Type.Name switch
            {
                "string" => $"texts[{i}]",
                "int" => $"(int)numbers[{i}]",
                "double" => $"numbers[{i}]",
                string type => $"global::FlareScript.Hooks.HookScript.OfCanonical<{type}>(numbers[{i}])",
            };
            text.Own($"a{i}__ = given[{i}] ? {given} : d{i}__(); ");
        }

        text.Own("return song__ = new Song(); }\n");
    }
}
