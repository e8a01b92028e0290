using FlareScript.Hooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = FlareScript.Language.Diagnostics.Diagnostic;

namespace FlareScript.Host.Scripting;

/// <summary>Looks at what every name of a script means: only what is known to be harmless passes, and what means nothing does not.</summary>
internal sealed class ScriptSymbols(ScriptText script, MappedText text, SemanticModel model, List<Diagnostic> diagnostics) : CSharpSyntaxWalker
{
    private static readonly string[] contract = ["Math", "Quantities", "SongFacts", "Song", .. ScriptTypes.Arguments.Select(type => type.Name)];

    public override void Visit(SyntaxNode? node)
    {
        if (node is null)
            return;
        if (node is ExpressionSyntax expression && text.Original(node.SpanStart) is int start && !Check(expression, start))
            return;
        base.Visit(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        if (text.Original(node.Expression.SpanStart) is int start && model.GetTypeInfo(node.Expression).Type is not IArrayTypeSymbol)
            Refuse(node.Expression, start, $"A loop over '{node.Expression}'", "Loop over an array, or count.");
        base.VisitForEachStatement(node);
    }

    private bool Check(ExpressionSyntax node, int start)
    {
        if (node is BinaryExpressionSyntax binary && !CheckUnits(binary, start))
            return false;
        TypeInfo type = model.GetTypeInfo(node);
        if (type.Type is not null && ScriptTuples.Fields(type.Type) > ScriptTuples.MostFields)
            return Refuse(node, start, $"A tuple of more than {ScriptTuples.MostFields} values", "Use an array.");
        if (model.GetConversion(node) is { IsBoxing: true } or { IsDynamic: true } || type.Type is IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            return Refuse(node, start, "A conversion to a type without units", "Keep numbers and units as they are.");
        if (node is SimpleNameSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or ElementAccessExpressionSyntax)
        {
            if (node.Parent is NameColonSyntax || node is IdentifierNameSyntax { IsVar: true } || node is IdentifierNameSyntax { Identifier.ValueText: "_" })
                return true;
            ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
            if (node is ElementAccessExpressionSyntax access && symbol is null)
                return model.GetTypeInfo(access.Expression).Type is IArrayTypeSymbol || Refuse(node, start);
            return (symbol is not null && IsKnown(symbol)) || Refuse(node, start);
        }

        return true;
    }

    /// <summary>Units that may stand for their numbers do not add to one another for all that.</summary>
    private bool CheckUnits(BinaryExpressionSyntax binary, int start)
    {
        if (!binary.Kind().ToString().StartsWith("Add", StringComparison.Ordinal) && !binary.IsKind(SyntaxKind.SubtractExpression)
            && !binary.IsKind(SyntaxKind.LessThanExpression) && !binary.IsKind(SyntaxKind.GreaterThanExpression)
            && !binary.IsKind(SyntaxKind.LessThanOrEqualExpression) && !binary.IsKind(SyntaxKind.GreaterThanOrEqualExpression)
            && !binary.IsKind(SyntaxKind.EqualsExpression) && !binary.IsKind(SyntaxKind.NotEqualsExpression))
        {
            return true;
        }

        ITypeSymbol? left = model.GetTypeInfo(binary.Left).Type;
        ITypeSymbol? right = model.GetTypeInfo(binary.Right).Type;
        if (left?.SpecialType == SpecialType.System_String && binary.IsKind(SyntaxKind.AddExpression))
            return Refuse(binary, start, "A string that is built", "Strings are constants and names.");
        bool mixed = IsUnit(left) && IsUnit(right) && !SymbolEqualityComparer.Default.Equals(left, right)
            && model.GetSymbolInfo(binary).Symbol is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator };
        return !mixed || Refuse(binary, start, $"'{left!.Name} {binary.OperatorToken.Text} {right!.Name}'", "Only like adds to like, and like compares with like.");
    }

    private static bool IsUnit(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Struct } && type.ContainingAssembly?.Name == typeof(SongFacts).Assembly.GetName().Name;

    private bool IsKnown(ISymbol symbol)
    {
        switch (symbol)
        {
            case ILocalSymbol or IParameterSymbol or IDiscardSymbol:
                return true;
            case IAliasSymbol alias:
                return alias.Name == "Song";
            case IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } call:
                return call.ContainingType.Name == "Func";
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                return true;
            case INamedTypeSymbol type:
                return IsKnownType(type);
            case IArrayTypeSymbol:
                return true;
            case IFieldSymbol or IMethodSymbol or IPropertySymbol:
                INamedTypeSymbol owner = symbol.ContainingType;
                if (owner.Name == ScriptProgram.ClassName)
                    return text.Original(symbol.DeclaringSyntaxReferences[0].Span.Start) is not null;
                if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
                    return IsUnit(owner);
                return IsContract(owner) || IsTuple(owner) || (owner.SpecialType == SpecialType.System_Array && symbol.Name == "Length")
                    || (IsNumber(owner) && symbol is IFieldSymbol { IsConst: true });
            default:
                return false;
        }
    }

    private static bool IsKnownType(INamedTypeSymbol type) => IsContract(type) || IsTuple(type) || IsNumber(type)
        || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Void
        || (type.Name == "Func" && type.ContainingNamespace.Name == "System" && type.TypeKind == TypeKind.Delegate);

    private static bool IsTuple(INamedTypeSymbol type) => type.IsTupleType || (type.Name == "ValueTuple" && type.ContainingNamespace.Name == "System");

    private static bool IsNumber(INamedTypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double and not SpecialType.System_Decimal;

    private static bool IsContract(INamedTypeSymbol type) =>
        type.ContainingAssembly?.Name == typeof(SongFacts).Assembly.GetName().Name && contract.Contains(type.Name);

    private bool Refuse(ExpressionSyntax node, int start) => Refuse(
        node, start, $"'{(node is InvocationExpressionSyntax call ? call.Expression : node)}'", "A hook sees the song, its arguments, its own fields and the functions of docs/hooks.md.");

    private bool Refuse(ExpressionSyntax node, int start, string what, string help)
    {
        int line = node.ToString().IndexOf('\n', StringComparison.Ordinal);
        diagnostics.Add(ScriptDiagnostics.ForNotAllowed(script.At(start, line < 0 ? node.Span.Length : line), what, help));
        return false;
    }
}
