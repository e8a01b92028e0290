using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FlareScript.Host.Scripting;

/// <summary>How large tuples are: a tuple of tuples of tuples grows as a power.</summary>
internal static class ScriptTuples
{
    /// <summary>More fields than a person names.</summary>
    public const int MostFields = 32;

    /// <summary>Numbers in a value of the type; beyond the most there are, one more than that.</summary>
    public static int Fields(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
            return 1;
        int fields = 0;
        foreach (ITypeSymbol element in tuple.TypeArguments)
        {
            fields += Fields(element);
            if (fields > MostFields)
                return MostFields + 1;
        }

        return fields;
    }

    /// <summary>The first expression or type that may be a larger tuple, found without types: these could take the compiler for ever. Null: none is.</summary>
    public static SyntaxNode? FindLarge(CompilationUnitSyntax root)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            switch (node)
            {
                case TupleTypeSyntax type when Leaves(type) > MostFields:
                case TupleExpressionSyntax tuple when Size(tuple, sizes) > MostFields:
                    return node;
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declared } variable:
                    Keep(variable.Identifier, Leaves(declared.Type), sizes);
                    if (variable.Initializer is { } initializer && declared.Type.IsVar)
                        Keep(variable.Identifier, Size(initializer.Value, sizes), sizes);
                    break;
                case ParameterSyntax { Type: { } type } parameter:
                    Keep(parameter.Identifier, Leaves(type), sizes);
                    break;
                case MethodDeclarationSyntax method:
                    Keep(method.Identifier, Leaves(method.ReturnType), sizes);
                    break;
                case LocalFunctionStatementSyntax function:
                    Keep(function.Identifier, Leaves(function.ReturnType), sizes);
                    break;
                case ForEachStatementSyntax loop:
                    Keep(loop.Identifier, Size(loop.Expression, sizes), sizes);
                    break;
                case VarPatternSyntax or DeclarationExpressionSyntax { Parent: not AssignmentExpressionSyntax }:
                    foreach (SingleVariableDesignationSyntax name in node.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
                        Keep(name.Identifier, node.Ancestors().OfType<ExpressionSyntax>().Select(around => Size(around, sizes)).FirstOrDefault(1), sizes);
                    break;
                case AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } } split:
                    for (int index = 0; index < names.Variables.Count; index++)
                    {
                        ExpressionSyntax part = split.Right is TupleExpressionSyntax all && all.Arguments.Count == names.Variables.Count
                            ? all.Arguments[index].Expression : split.Right;
                        foreach (SingleVariableDesignationSyntax name in names.Variables[index].DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
                            Keep(name.Identifier, Size(part, sizes), sizes);
                    }

                    break;
            }
        }

        return null;
    }

    private static void Keep(SyntaxToken name, int size, Dictionary<string, int> sizes)
    {
        if (size > sizes.GetValueOrDefault(name.ValueText, 1))
            sizes[name.ValueText] = size;
    }

    private static int Leaves(TypeSyntax type) => Math.Max(1, type.DescendantNodesAndSelf().OfType<TupleElementSyntax>().Count());

    /// <summary>Never less than there are: a call is as large as what is called, and what is unknown as its largest part.</summary>
    private static int Size(ExpressionSyntax expression, Dictionary<string, int> sizes)
    {
        switch (expression)
        {
            case TupleExpressionSyntax tuple:
                long sum = 0;
                foreach (ArgumentSyntax argument in tuple.Arguments)
                    sum += Size(argument.Expression, sizes);
                return (int)Math.Min(sum, MostFields + 1);
            case IdentifierNameSyntax name:
                return sizes.GetValueOrDefault(name.Identifier.ValueText, 1);
            case InvocationExpressionSyntax call:
                return Size(call.Expression, sizes);
            case MemberAccessExpressionSyntax access:
                return Math.Max(Size(access.Expression, sizes), Size(access.Name, sizes));
            default:
                int most = 1;
                foreach (SyntaxNode child in expression.ChildNodes())
                    most = Math.Max(most, child is ExpressionSyntax inner ? Size(inner, sizes) : child.DescendantNodes(node => node is not ExpressionSyntax).OfType<ExpressionSyntax>().Select(one => Size(one, sizes)).DefaultIfEmpty(1).Max());
                return most;
        }
    }
}
