using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace FlareScript.Host.Scripting;

/// <summary>Puts the counters of the budget into loops, functions and arrays, and gives every <c>Glide</c> its place; no line moves.</summary>
internal sealed class ScriptMeter(SemanticModel model, Func<int, int> lineOf) : CSharpSyntaxRewriter
{
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

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.OverrideKeyword))
            return node;
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetDeclaredSymbol(node)!).ReturnType);
        functions.Push(result);
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        functions.Pop();
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Blocked(arrow, visited.SemicolonToken, result, Line(node)))
            : visited.WithBody(Entered(visited.Body!, result is null, Line(node)));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetDeclaredSymbol(node)!).ReturnType);
        functions.Push(result);
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        functions.Pop();
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Blocked(arrow, visited.SemicolonToken, result, Line(node)))
            : visited.WithBody(Entered(visited.Body!, result is null, Line(node)));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, base.VisitSimpleLambdaExpression);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, base.VisitParenthesizedLambdaExpression);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var visited = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        if (functions.Peek() is { } result && visited.Expression is { } value)
            return visited.WithExpression(Left(value, result));
        // The constructor counts nothing.
        return Block(ParseStatement("base.Leave();"), visited.WithoutLeadingTrivia()).WithLeadingTrivia(visited.GetLeadingTrivia());
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Burning(visited.Statement, Line(node)));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Burning(visited.Statement, Line(node)));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Burning(visited.Statement, Line(node)));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Burning(visited.Statement, Line(node)));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Burning(visited.Statement, Line(node)));
    }

    public override SyntaxNode? VisitArrayCreationExpression(ArrayCreationExpressionSyntax node)
    {
        var visited = (ArrayCreationExpressionSyntax)base.VisitArrayCreationExpression(node)!;
        if (node.Initializer is { } initializer)
            return Counted(visited, model.GetTypeInfo(node).Type!, initializer.Expressions.Count, Line(node));
        ArrayRankSpecifierSyntax rank = visited.Type.RankSpecifiers[0];
        ExpressionSyntax size = rank.Sizes[0];
        ExpressionSyntax metered = Call("Length", size, Line(node)).WithTriviaFrom(size);
        return visited.WithType(visited.Type.WithRankSpecifiers(visited.Type.RankSpecifiers.Replace(rank, rank.WithSizes([metered]))));
    }

    public override SyntaxNode? VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node) => Counted(
        (ExpressionSyntax)base.VisitImplicitArrayCreationExpression(node)!, model.GetTypeInfo(node).Type!, node.Initializer.Expressions.Count, Line(node));

    public override SyntaxNode? VisitInitializerExpression(InitializerExpressionSyntax node)
    {
        var visited = (InitializerExpressionSyntax)base.VisitInitializerExpression(node)!;
        // double[] steps = { 1, 2 }: an array without 'new'.
        if (node.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declared } })
            return visited;
        ITypeSymbol type = model.GetTypeInfo(declared.Type).Type!;
        var made = (ArrayCreationExpressionSyntax)ParseExpression($"new {Name(type)} {{ }}");
        return Counted(made.WithInitializer(visited), type, node.Expressions.Count, Line(node));
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

    private SyntaxNode Lambda<T>(T node, Func<T, SyntaxNode?> visit)
        where T : LambdaExpressionSyntax
    {
        ITypeSymbol? result = Result(((IMethodSymbol)model.GetSymbolInfo(node).Symbol!).ReturnType);
        functions.Push(result);
        var visited = (LambdaExpressionSyntax)visit(node)!;
        functions.Pop();
        int line = Line(node);
        if (visited.Block is { } block)
            return visited.WithBlock(Entered(block, result is null, line));
        ExpressionSyntax value = visited.ExpressionBody!;
        StatementSyntax end = result is null
            ? ExpressionStatement(value)
            : ReturnStatement(Left(value, result)).WithReturnKeyword(Token(default, SyntaxKind.ReturnKeyword, [Space]));
        BlockSyntax body = result is null
            ? Block(ParseStatement($"base.Enter({Number(line)});"), end, ParseStatement("base.Leave();"))
            : Block(ParseStatement($"base.Enter({Number(line)});"), end);
        return visited.WithExpressionBody(null).WithBlock(body);
    }

    private static BlockSyntax Blocked(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, ITypeSymbol? result, int line)
    {
        SyntaxToken open = Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia);
        SyntaxToken close = Token([], SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia);
        StatementSyntax enter = ParseStatement($"base.Enter({Number(line)});");
        SyntaxToken end = Token(semicolon.LeadingTrivia, SyntaxKind.SemicolonToken, []);
        return result is null
            ? Block(open, [enter, ExpressionStatement(arrow.Expression, end), ParseStatement("base.Leave();")], close)
            : Block(open, [enter, ReturnStatement(Token(default, SyntaxKind.ReturnKeyword, [Space]), Left(arrow.Expression, result), end)], close);
    }

    private static BlockSyntax Entered(BlockSyntax body, bool leaves, int line)
    {
        SyntaxList<StatementSyntax> statements = body.Statements.Insert(0, ParseStatement($"base.Enter({Number(line)});"));
        return body.WithStatements(leaves ? statements.Add(ParseStatement("base.Leave();")) : statements);
    }

    private static BlockSyntax Burning(StatementSyntax body, int line)
    {
        StatementSyntax burn = ParseStatement($"base.Burn({Number(line)});");
        return body is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, burn)) : Block(burn, body);
    }

    private static ExpressionSyntax Left(ExpressionSyntax value, ITypeSymbol result) => InvocationExpression(
        ParseExpression($"base.Leave<{Name(result)}>"), ArgumentList([Argument(value)]));

    private static ExpressionSyntax Counted(ExpressionSyntax array, ITypeSymbol type, int count, int line) => InvocationExpression(
        ParseExpression($"base.Elements<{Name(type)}>"),
        ArgumentList([Argument(array), Argument(ParseExpression(Number(count))), Argument(ParseExpression(Number(line)))]));

    private static InvocationExpressionSyntax Call(string method, ExpressionSyntax value, int line) => InvocationExpression(
        ParseExpression($"base.{method}"), ArgumentList([Argument(value.WithoutTrivia()), Argument(ParseExpression(Number(line)))]));

    private static ITypeSymbol? Result(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void ? null : type;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private int Line(SyntaxNode node) => lineOf(node.SpanStart);
}
