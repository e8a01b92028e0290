using System.Collections.Immutable;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = FlareScript.Language.Diagnostics.Diagnostic;

namespace FlareScript.Host.Scripting;

/// <summary>A script as nodes, and what of it a hook may not use.</summary>
/// <param name="IsWhole">Whether the compiler could read it, so that it is worth compiling.</param>
internal sealed record ScriptSyntax(ScriptText Script, CompilationUnitSyntax Root, bool IsWhole, ImmutableArray<Diagnostic> Diagnostics)
{
    public const LanguageVersion Version = LanguageVersion.CSharp14;

    /// <summary>Names with this in them are ours.</summary>
    public const string Reserved = "__";

    /// <summary>Nodes inside one another.</summary>
    private const int MostDepth = 300;

    private static readonly CSharpParseOptions options = new(Version, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Methods that a script defines, by name, for those that look for Tick and Start.</summary>
    public IEnumerable<MethodDeclarationSyntax> Methods => Root.Members.OfType<MethodDeclarationSyntax>();

    public static ScriptSyntax Parse(ScriptText script)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(script.Code, options).GetRoot();
        bool isWhole = true;
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(descendIntoTrivia: true).Where(trivia => trivia.IsDirective))
        {
            isWhole = false;
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(
                script.At(trivia.Span.Start, trivia.Span.Length), $"'{trivia.ToString().Split(' ')[0].Trim()}'", "A hook is one text without directives."));
        }

        foreach (Microsoft.CodeAnalysis.Diagnostic error in root.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error))
        {
            if (!isWhole && error.Location.SourceSpan.Start < root.SpanStart)
                continue;
            isWhole = false;
            diagnostics.Add(ScriptErrors.Told(script, error, error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        }

        if (!isWhole)
            return new ScriptSyntax(script, root, false, diagnostics.ToImmutable());
        if (Deepest(root) is { } deep)
        {
            diagnostics.Add(ScriptDiagnostics.ForTooLarge(script.At(deep.SpanStart, 1), "is nested too deep"));
            return new ScriptSyntax(script, root, false, diagnostics.ToImmutable());
        }

        if (ScriptTuples.FindLarge(root) is { } large)
        {
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(script.At(large.SpanStart, 1), $"A tuple of more than {ScriptTuples.MostFields} values", "Use an array."));
            return new ScriptSyntax(script, root, false, diagnostics.ToImmutable());
        }

        // A lambda for one of many is bound for each of them, and lambdas inside it for each of each.
        foreach (MethodDeclarationSyntax method in root.Members.OfType<MethodDeclarationSyntax>()
            .GroupBy(method => method.Identifier.ValueText).Where(same => same.Count() > 1 && same.Key is not ("Tick" or "Start")).Select(same => same.ElementAt(1)))
        {
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(
                script.At(method.Identifier.SpanStart, method.Identifier.Span.Length), $"A second method '{method.Identifier.ValueText}'", "Give each method a name of its own."));
            isWhole = false;
        }

        var walls = new Walls(script, diagnostics);
        walls.Visit(root);
        return new ScriptSyntax(script, root, isWhole, diagnostics.ToImmutable());
    }

    /// <summary>A node that lies too deep for whoever walks the tree by calling itself, or null.</summary>
    private static SyntaxNode? Deepest(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out (SyntaxNode Node, int Depth) next))
        {
            if (next.Depth > MostDepth)
                return next.Node;
            foreach (SyntaxNode child in next.Node.ChildNodes())
                open.Push((child, next.Depth + 1));
        }

        return null;
    }

    /// <summary>Reports the outermost node of what is refused.</summary>
    private sealed class Walls(ScriptText script, ImmutableArray<Diagnostic>.Builder diagnostics) : CSharpSyntaxWalker
    {
        public override void Visit(SyntaxNode? node)
        {
            if (node is null)
                return;
            if (Check(node))
                base.Visit(node);
        }

        private bool Check(SyntaxNode node)
        {
            SyntaxKind kind = node.Kind();
            if (!ScriptKinds.Allowed.Contains(kind))
                return node.IsMissing || Refuse(node, kind);
            switch (node)
            {
                case ArrayRankSpecifierSyntax { Rank: > 1 }:
                    return Refuse(node, kind);
                case MemberDeclarationSyntax member:
                    return Modifiers(member.Modifiers);
                case LocalFunctionStatementSyntax function:
                    return Modifiers(function.Modifiers);
                case LocalDeclarationStatementSyntax local:
                    return Modifiers(local.Modifiers) && (local.UsingKeyword.IsKind(SyntaxKind.None) || Refuse(node, SyntaxKind.UsingDirective));
                case LambdaExpressionSyntax lambda:
                    return Modifiers(lambda.Modifiers);
                case ParameterSyntax parameter:
                    return Modifiers(parameter.Modifiers) && Name(parameter.Identifier);
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                    return Refuse(node, SyntaxKind.RefExpression);
                case VariableDeclaratorSyntax variable:
                    return Name(variable.Identifier);
                case IdentifierNameSyntax { Identifier.ValueText: "dynamic" }:
                    return Refuse(node, kind);
                case IdentifierNameSyntax { Identifier.ValueText: "Self", Parent: MemberAccessExpressionSyntax access } name when access.Name == name:
                    diagnostics.Add(NotYetDiagnostics.ForWord(script.At(name.SpanStart, name.Span.Length), "song.Self"));
                    return true;
                case IdentifierNameSyntax { Identifier.ValueText: "Heard" or "Recording" } type when type.Parent is ParameterSyntax or ArrayTypeSyntax or VariableDeclarationSyntax:
                    diagnostics.Add(NotYetDiagnostics.ForWord(script.At(type.SpanStart, type.Span.Length), type.Identifier.ValueText));
                    return true;
                case IdentifierNameSyntax name:
                    return Name(name.Identifier);
                case GenericNameSyntax { Identifier.ValueText: not "Func" }:
                    return Refuse(node, kind);
                case VariableDeclarationSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "var" }, Parent: FieldDeclarationSyntax } variable:
                    diagnostics.Add(ScriptDiagnostics.ForNotAllowed(At(variable.Type), "'var' for a field", "Give it its type, for example 'double last = 0;'."));
                    return false;
                case PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword or (int)SyntaxKind.DecimalKeyword or (int)SyntaxKind.CharKeyword }:
                    return Refuse(node, kind);
            }

            return true;
        }

        private bool Modifiers(SyntaxTokenList modifiers)
        {
            foreach (SyntaxToken modifier in modifiers.Where(modifier => !ScriptKinds.Modifiers.Contains(modifier.Kind())))
            {
                diagnostics.Add(ScriptDiagnostics.ForNotAllowed(script.At(modifier.SpanStart, modifier.Span.Length), $"'{modifier.Text}'", "Leave it out."));
                return false;
            }

            return true;
        }

        private bool Name(SyntaxToken name)
        {
            if (!name.ValueText.Contains(Reserved, StringComparison.Ordinal))
                return true;
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(script.At(name.SpanStart, name.Span.Length), $"'{name.ValueText}'", $"Choose a name without '{Reserved}'."));
            return false;
        }

        private bool Refuse(SyntaxNode node, SyntaxKind kind)
        {
            (string what, string help) = ScriptKinds.Refusal(kind, node.ToString());
            diagnostics.Add(ScriptDiagnostics.ForNotAllowed(At(node), what, help));
            return false;
        }

        private Language.Text.SourceLocation At(SyntaxNode node)
        {
            // Its first line says enough.
            int line = node.ToString().IndexOf('\n', StringComparison.Ordinal);
            return script.At(node.SpanStart, line < 0 ? node.Span.Length : line);
        }
    }
}
