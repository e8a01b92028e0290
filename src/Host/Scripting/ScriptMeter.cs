using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace FlareScript.Host.Scripting;

/// <summary>Puts the counters of the budget into loops, functions and arrays, its line before every statement, and gives every <c>Glide</c> its place.</summary>
internal sealed class ScriptMeter(SemanticModel model, Func<SyntaxNode, int> lineOf) : CSharpSyntaxRewriter
{
    /// <summary>Elements that a function counts as: a delegate and its closure.</summary>
    private const int FunctionSize = 16;

    private readonly Stack<ITypeSymbol?> functions = new();     // what each around the node returns; null: nothing

    /// <summary>Places that call <c>Glide</c>.</summary>
    public int Glides { get; private set; }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        functions.Push(null);
        SyntaxNode? visited = base.VisitConstructorDeclaration(node);
        functions.Pop();
        return visited;
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node) => node.WithStatements(Marked(node.Statements));

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node) =>
        node.WithLabels(VisitList(node.Labels)).WithStatements(Marked(node.Statements));

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return visited.WithStatement(Marked(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitElseClause(ElseClauseSyntax node)
    {
        var visited = (ElseClauseSyntax)base.VisitElseClause(node)!;
        return visited.WithStatement(Marked(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.OverrideKeyword))
            return node;
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetDeclaredSymbol(node)!).ReturnType);
        functions.Push(result);
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        functions.Pop();
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Blocked(arrow, visited.SemicolonToken, result, Line(node.ExpressionBody!.Expression)))
            : visited.WithBody(Entered(visited.Body!, result is null));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetDeclaredSymbol(node)!).ReturnType);
        functions.Push(result);
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        functions.Pop();
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Blocked(arrow, visited.SemicolonToken, result, Line(node.ExpressionBody!.Expression)))
            : visited.WithBody(Entered(visited.Body!, result is null));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, base.VisitSimpleLambdaExpression);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, base.VisitParenthesizedLambdaExpression);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var visited = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        if (functions.Peek() is { } result && visited.Expression is { } value)
            return visited.WithExpression(Left(value, result));
        return Block(Leaving, visited.WithoutLeadingTrivia()).WithLeadingTrivia(visited.GetLeadingTrivia());
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithCondition(Asked(node.Condition, visited.Condition)).WithStatement(Burning(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithCondition(Asked(node.Condition, visited.Condition)).WithStatement(Burning(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited
            .WithCondition(visited.Condition is null ? null : Asked(node.Condition!, visited.Condition))
            .WithStatement(Burning(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Burning(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Burning(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitArrayCreationExpression(ArrayCreationExpressionSyntax node)
    {
        var visited = (ArrayCreationExpressionSyntax)base.VisitArrayCreationExpression(node)!;
        if (node.Initializer is { } initializer)
            return Counted(visited, model.GetTypeInfo(node).Type!, initializer.Expressions.Count * SizeOf(model.GetTypeInfo(node).Type!));
        ArrayRankSpecifierSyntax rank = visited.Type.RankSpecifiers[0];
        ExpressionSyntax size = rank.Sizes[0];
        ExpressionSyntax metered = InvocationExpression(ParseExpression("base.Length"), ArgumentList([Argument(size.WithoutTrivia()), Argument(ParseExpression(Number(SizeOf(model.GetTypeInfo(node).Type!))))])).WithTriviaFrom(size);
        return visited.WithType(visited.Type.WithRankSpecifiers(visited.Type.RankSpecifiers.Replace(rank, rank.WithSizes([metered]))));
    }

    public override SyntaxNode? VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node) => Counted(
        (ExpressionSyntax)base.VisitImplicitArrayCreationExpression(node)!, model.GetTypeInfo(node).Type!, node.Initializer.Expressions.Count * SizeOf(model.GetTypeInfo(node).Type!));

    public override SyntaxNode? VisitInitializerExpression(InitializerExpressionSyntax node)
    {
        var visited = (InitializerExpressionSyntax)base.VisitInitializerExpression(node)!;
        // double[] steps = { 1, 2 }: an array without 'new'.
        if (node.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declared } })
            return visited;
        ITypeSymbol type = model.GetTypeInfo(declared.Type).Type!;
        var made = (ArrayCreationExpressionSyntax)ParseExpression($"new {Name(type)} {{ }}");
        return Counted(made.WithInitializer(visited), type, node.Expressions.Count * SizeOf(type));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { Name: "Glide" } method || method.ContainingType.Name is not ("Math" or "SongFacts"))
            return visited;
        ArgumentSyntax place = Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(Glides++)))
            .WithNameColon(NameColon("place"));
        return visited
            .WithExpression(ParseExpression($"base.Glided<{Name(method.ReturnType)}>").WithTriviaFrom(visited.Expression))
            .WithArgumentList(visited.ArgumentList.AddArguments(place));
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        model.GetConversion(node).IsMethodGroup ? Made(node, node) : base.VisitIdentifierName(node);

    private SyntaxNode Lambda<T>(T node, Func<T, SyntaxNode?> visit)
        where T : LambdaExpressionSyntax
    {
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetSymbolInfo(node).Symbol!).ReturnType);
        functions.Push(result);
        var visited = (LambdaExpressionSyntax)visit(node)!;
        functions.Pop();
        if (visited.Block is { } block)
            return Made(node, visited.WithBlock(Entered(block, result is null)));
        ExpressionSyntax value = visited.ExpressionBody!;
        StatementSyntax end = result is null ? ExpressionStatement(value) : Returning(Left(value, result));
        StatementSyntax[] all = [Entering, Mark(Line(node.ExpressionBody!)), end];
        return Made(node, visited.WithExpressionBody(null).WithBlock(Block(result is null ? [.. all, Leaving] : all)));
    }

    /// <summary>A function that becomes a value takes room, with what it keeps of its surroundings.</summary>
    private ExpressionSyntax Made(ExpressionSyntax original, ExpressionSyntax function) =>
        Counted(function.WithoutTrivia(), model.GetTypeInfo(original).ConvertedType!, FunctionSize).WithTriviaFrom(function);

    private static BlockSyntax Blocked(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, ITypeSymbol? result, int line)
    {
        SyntaxToken open = Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia);
        SyntaxToken close = Token([], SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia);
        return result is null
            ? Block(open, [Entering, Mark(line), ExpressionStatement(arrow.Expression), Leaving], close)
            : Block(open, [Entering, Mark(line), Returning(Left(arrow.Expression, result))], close);
    }

    private static BlockSyntax Entered(BlockSyntax body, bool leaves)
    {
        SyntaxList<StatementSyntax> statements = body.Statements.Insert(0, Entering);
        return body.WithStatements(leaves ? statements.Add(Leaving) : statements);
    }

    private static ReturnStatementSyntax Returning(ExpressionSyntax value) =>
        ReturnStatement(value).WithReturnKeyword(Token(default, SyntaxKind.ReturnKeyword, [Space]));

    private SyntaxList<StatementSyntax> Marked(SyntaxList<StatementSyntax> statements)
    {
        var marked = new List<StatementSyntax>();
        foreach (StatementSyntax statement in statements)
        {
            if (statement is not (BlockSyntax or LocalFunctionStatementSyntax))
                marked.Add(Mark(Line(statement)));
            marked.Add((StatementSyntax)Visit(statement)!);
        }

        return List(marked);
    }

    /// <summary>A statement that stands alone behind a condition or in a loop.</summary>
    private StatementSyntax Marked(StatementSyntax original, StatementSyntax visited) =>
        original is BlockSyntax ? visited : Block(Mark(Line(original)), visited);

    private BlockSyntax Burning(StatementSyntax original, StatementSyntax body)
    {
        StatementSyntax burn = ParseStatement("base.Burn();");
        return body is BlockSyntax block && original is BlockSyntax
            ? block.WithStatements(block.Statements.Insert(0, burn))
            : Block(burn, Mark(Line(original)), body);
    }

    /// <summary>A condition that is asked again and again; one that is always true has to stay so, the compiler counts on it.</summary>
    private ExpressionSyntax Asked(ExpressionSyntax original, ExpressionSyntax condition) => model.GetConstantValue(original).HasValue
        ? condition
        : BinaryExpression(SyntaxKind.LogicalAndExpression, ParseExpression($"base.At({Number(Line(original))})"), ParenthesizedExpression(condition));

    private static ExpressionSyntax Left(ExpressionSyntax value, ITypeSymbol result) => InvocationExpression(
        ParseExpression($"base.Leave<{Name(result)}>"), ArgumentList([Argument(value), Argument(IdentifierName("at__"))]));

    private static ExpressionSyntax Counted(ExpressionSyntax array, ITypeSymbol type, int count) => InvocationExpression(
        ParseExpression($"base.Elements<{Name(type)}>"), ArgumentList([Argument(array), Argument(ParseExpression(Number(count)))]));

    /// <summary>Eights of bytes that an element of an array takes.</summary>
    private static int SizeOf(ITypeSymbol array) => ScriptTuples.Fields(((IArrayTypeSymbol)array).ElementType);

    private static StatementSyntax Entering => ParseStatement("int at__ = base.Enter();");

    private static StatementSyntax Leaving => ParseStatement("base.Leave(at__);");

    private static StatementSyntax Mark(int line) => ParseStatement($"base.Line = {Number(line)};");

    private static ITypeSymbol? Result(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void ? null : type;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private int Line(SyntaxNode node) => lineOf(node);
}
