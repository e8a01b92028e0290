using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp;

namespace FlareScript.Host.Scripting;

/// <summary>The part of C# that hooks have, as kinds of nodes; what is not listed is refused.</summary>
internal static class ScriptKinds
{
    public static readonly FrozenSet<SyntaxKind> Allowed = new[]
    {
        SyntaxKind.CompilationUnit, SyntaxKind.FieldDeclaration, SyntaxKind.MethodDeclaration, SyntaxKind.ParameterList, SyntaxKind.Parameter,
        SyntaxKind.EqualsValueClause, SyntaxKind.VariableDeclaration, SyntaxKind.VariableDeclarator, SyntaxKind.PredefinedType,
        SyntaxKind.IdentifierName, SyntaxKind.GenericName, SyntaxKind.TypeArgumentList, SyntaxKind.ArrayType, SyntaxKind.ArrayRankSpecifier,
        SyntaxKind.OmittedArraySizeExpression, SyntaxKind.TupleType, SyntaxKind.TupleElement,

        SyntaxKind.Block, SyntaxKind.LocalDeclarationStatement, SyntaxKind.ExpressionStatement, SyntaxKind.EmptyStatement,
        SyntaxKind.ReturnStatement, SyntaxKind.IfStatement, SyntaxKind.ElseClause, SyntaxKind.ForStatement, SyntaxKind.ForEachStatement,
        SyntaxKind.ForEachVariableStatement, SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.BreakStatement,
        SyntaxKind.ContinueStatement, SyntaxKind.SwitchStatement, SyntaxKind.SwitchSection, SyntaxKind.CaseSwitchLabel,
        SyntaxKind.DefaultSwitchLabel, SyntaxKind.CasePatternSwitchLabel, SyntaxKind.LocalFunctionStatement, SyntaxKind.ArrowExpressionClause,
        SyntaxKind.CheckedStatement, SyntaxKind.UncheckedStatement,

        SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression,
        SyntaxKind.ModuloExpression, SyntaxKind.LeftShiftExpression, SyntaxKind.RightShiftExpression, SyntaxKind.UnsignedRightShiftExpression,
        SyntaxKind.LogicalOrExpression, SyntaxKind.LogicalAndExpression, SyntaxKind.BitwiseOrExpression, SyntaxKind.BitwiseAndExpression,
        SyntaxKind.ExclusiveOrExpression, SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression,
        SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression,
        SyntaxKind.AndAssignmentExpression, SyntaxKind.OrAssignmentExpression, SyntaxKind.ExclusiveOrAssignmentExpression,
        SyntaxKind.LeftShiftAssignmentExpression, SyntaxKind.RightShiftAssignmentExpression,
        SyntaxKind.UnaryPlusExpression, SyntaxKind.UnaryMinusExpression, SyntaxKind.BitwiseNotExpression, SyntaxKind.LogicalNotExpression,
        SyntaxKind.PreIncrementExpression, SyntaxKind.PreDecrementExpression, SyntaxKind.PostIncrementExpression, SyntaxKind.PostDecrementExpression,
        SyntaxKind.ParenthesizedExpression, SyntaxKind.ConditionalExpression, SyntaxKind.CastExpression, SyntaxKind.NumericLiteralExpression,
        SyntaxKind.StringLiteralExpression, SyntaxKind.TrueLiteralExpression, SyntaxKind.FalseLiteralExpression,
        SyntaxKind.DefaultLiteralExpression, SyntaxKind.DefaultExpression, SyntaxKind.InvocationExpression, SyntaxKind.ArgumentList,
        SyntaxKind.Argument, SyntaxKind.NameColon, SyntaxKind.ElementAccessExpression, SyntaxKind.BracketedArgumentList,
        SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.ArrayCreationExpression, SyntaxKind.ArrayInitializerExpression, SyntaxKind.ImplicitArrayCreationExpression,
        SyntaxKind.TupleExpression, SyntaxKind.DeclarationExpression, SyntaxKind.SingleVariableDesignation,
        SyntaxKind.ParenthesizedVariableDesignation, SyntaxKind.DiscardDesignation, SyntaxKind.ThisExpression,
        SyntaxKind.CheckedExpression, SyntaxKind.UncheckedExpression,

        SyntaxKind.SwitchExpression, SyntaxKind.SwitchExpressionArm, SyntaxKind.WhenClause, SyntaxKind.ConstantPattern,
        SyntaxKind.DeclarationPattern, SyntaxKind.VarPattern, SyntaxKind.DiscardPattern, SyntaxKind.RelationalPattern, SyntaxKind.OrPattern,
        SyntaxKind.AndPattern, SyntaxKind.NotPattern, SyntaxKind.ParenthesizedPattern, SyntaxKind.RecursivePattern,
        SyntaxKind.PositionalPatternClause, SyntaxKind.Subpattern, SyntaxKind.IsPatternExpression,

        SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression,
    }.ToFrozenSet();

    /// <summary>Modifiers that say nothing, or that are taken away: nothing of a hook is shared.</summary>
    public static readonly FrozenSet<SyntaxKind> Modifiers = new[]
    {
        SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.InternalKeyword, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword,
        SyntaxKind.ConstKeyword,
    }.ToFrozenSet();

    /// <summary>What is refused, in words, and what to do in its place.</summary>
    public static (string What, string Help) Refusal(SyntaxKind kind, string text) => kind switch
    {
        SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration
            or SyntaxKind.InterfaceDeclaration or SyntaxKind.EnumDeclaration or SyntaxKind.DelegateDeclaration =>
            ("A type of its own", "Use fields, tuples and arrays."),
        SyntaxKind.UsingDirective => ("'using'", "Leave it out: all that a hook can see is there already."),
        SyntaxKind.TryStatement => ("'try'", "Leave it out: a hook that fails stops the render with its line."),
        SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression => ("'throw'", "Return a value for every case."),
        SyntaxKind.AwaitExpression => ("'await'", "A hook does its work at once, in every tick."),
        SyntaxKind.AttributeList => ("An attribute", "Leave it out."),
        SyntaxKind.UnsafeStatement or SyntaxKind.FixedStatement or SyntaxKind.PointerType or SyntaxKind.AddressOfExpression
            or SyntaxKind.PointerIndirectionExpression or SyntaxKind.PointerMemberAccessExpression or SyntaxKind.StackAllocArrayCreationExpression =>
            ("Unsafe code", "Use arrays."),
        SyntaxKind.TypeParameterList => ("A generic of its own", "Write it for the type that you need."),
        SyntaxKind.InterpolatedStringExpression => ("An interpolated string", "Strings are constants and names: a hook builds no text."),
        SyntaxKind.GlobalStatement => ("A statement outside a method", "Fields and methods stand there; what is done before the first tick belongs into 'void Start(Song song)'."),
        SyntaxKind.PropertyDeclaration => ("A property", "Write a method or a field."),
        SyntaxKind.GotoStatement or SyntaxKind.LabeledStatement => ("'goto'", "Write a loop."),
        SyntaxKind.CollectionExpression => ("A collection expression", "Write 'new double[] { … }'."),
        SyntaxKind.NullableType => ("A nullable type", "Use a value that means nothing, or a bool beside it."),
        SyntaxKind.NullLiteralExpression => ("'null'", "Nothing that a hook holds is null."),
        SyntaxKind.LockStatement => ("'lock'", "A hook runs alone."),
        SyntaxKind.TypeOfExpression or SyntaxKind.SizeOfExpression => ("Reflection", "A hook sees the song and nothing else."),
        SyntaxKind.CharacterLiteralExpression => ("A character", "Strings are constants and names: a hook builds no text."),
        SyntaxKind.RefType or SyntaxKind.RefExpression => ("'ref'", "Return a tuple, or use a field."),
        SyntaxKind.BaseExpression => ("'base'", "Leave it out."),
        SyntaxKind.ForEachVariableStatement => ("This loop", "Loop over an array."),
        SyntaxKind.ArrayRankSpecifier => ("An array of more than one dimension", "Use an array of arrays."),
        _ => ($"'{Short(text)}'", "A hook has locals and fields, arithmetic, conditions, loops, functions, lambdas, arrays, tuples and switches."),
    };

    private static string Short(string text)
    {
        string line = text.Split('\n')[0].Trim();
        return line.Length <= 32 ? line : line[..32] + "…";
    }
}
