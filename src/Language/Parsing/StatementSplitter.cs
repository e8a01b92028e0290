using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Superpower.Model;
using TextSpan = FlareScript.Language.Text.TextSpan;

namespace FlareScript.Language.Parsing;

/// <summary>Walks the token list once, keeps the open blocks on a stack of its own, and has each line read by <see cref="LineParser"/>.</summary>
internal sealed class StatementSplitter
{
    private readonly DiagnosticBag bag;
    private readonly LineParser lines;
    private readonly bool trustIndent;
    private readonly Stack<OpenBlock> open = new();
    private OpenBlock current = new(null, default, false, 0);
    private TokenList<FlareTokenKind> rest;

    /// <summary>A block whose closing brace is still to come; the file itself is the outermost.</summary>
    private sealed class OpenBlock(Line? line, TextSpan brace, bool isHeadless, int column)
    {
        /// <summary>From 1, of the statement that opened it, where that starts a line; else 0.</summary>
        public int Column { get; } = column;

        public Line? Line { get; } = line;

        public TextSpan Brace { get; } = brace;

        public bool IsHeadless { get; } = isHeadless;

        public ImmutableArray<StatementSyntax>.Builder Statements { get; } = ImmutableArray.CreateBuilder<StatementSyntax>();

        /// <summary>Whether only a line break lies behind the last statement, which has no block: a brace here was meant for it.</summary>
        public bool LastMayTakeBlock { get; set; }
    }

    /// <param name="tokens">Of the whole file.</param>
    /// <param name="bag">Takes the mistakes.</param>
    /// <param name="trustIndent">
    /// Whether a line that stands no further right than the statement of the open block closes that block. Only for files that lack a
    /// closing brace: where braces are right, indentation means nothing.
    /// </param>
    public StatementSplitter(Token<FlareTokenKind>[] tokens, DiagnosticBag bag, bool trustIndent)
    {
        this.bag = bag;
        this.trustIndent = trustIndent;
        lines = new LineParser(bag);
        rest = new TokenList<FlareTokenKind>(tokens);
    }

    /// <summary>Whether blocks were open at the end of the file that nothing had swallowed.</summary>
    public bool EndsOpen { get; private set; }

    public ImmutableArray<StatementSyntax> Split()
    {
        while (true)
        {
            Token<FlareTokenKind> token = Take(out TokenList<FlareTokenKind> behind);
            switch (token.Kind)
            {
                case FlareTokenKind.FileEnd:
                    return Finish(AtomReader.SpanOf(token));
                case FlareTokenKind.LineEnd:
                    rest = behind;
                    break;
                case FlareTokenKind.Semicolon:
                    rest = behind;
                    current.LastMayTakeBlock = false;
                    break;
                case FlareTokenKind.CloseBrace:
                    rest = behind;
                    Close(AtomReader.SpanOf(token));
                    break;
                case FlareTokenKind.OpenBrace:
                    rest = behind;
                    OpenHeadless(AtomReader.SpanOf(token));
                    break;
                default:
                    if (trustIndent)
                        CloseLeftOf(token);
                    Statement();
                    break;
            }
        }
    }

    private Token<FlareTokenKind> Take(out TokenList<FlareTokenKind> behind)
    {
        var next = rest.ConsumeToken();
        behind = next.Remainder;
        return next.Value;
    }

    private void Statement()
    {
        int column = ColumnAtLineStart(Take(out _));
        Line line = lines.Parse(ref rest);
        Token<FlareTokenKind> token = Take(out TokenList<FlareTokenKind> behind);
        if (token.Kind == FlareTokenKind.OpenBrace && !line.EndsHere)
        {
            rest = behind;
            Enter(new OpenBlock(line, AtomReader.SpanOf(token), false, column));
            return;
        }

        current.Statements.Add(new StatementSyntax(line.Span, line.Label, line.Atoms, null, line.IsBroken));
        current.LastMayTakeBlock = token.Kind == FlareTokenKind.LineEnd;
    }

    private int ColumnAtLineStart(Token<FlareTokenKind> token)
    {
        int start = token.Span.Position.Absolute;
        int column = token.Span.Position.Column;
        foreach (char before in bag.Source.Content.AsSpan(start - (column - 1), column - 1))
        {
            if (before is not (' ' or '\t'))
                return 0;
        }

        return column;
    }

    private void CloseLeftOf(Token<FlareTokenKind> token)
    {
        int column = current.Column == 0 ? 0 : ColumnAtLineStart(token);
        while (column > 0 && column <= current.Column)
        {
            bag.Add(ParsingDiagnostics.ForUnclosedBlock(new(bag.Source, current.Brace), 1));
            Close(new TextSpan(current.Statements.Count > 0 ? current.Statements[^1].Span.End : current.Brace.End, 0));
        }
    }

    private void Enter(OpenBlock block)
    {
        open.Push(current);
        current = block;
    }

    /// <summary>A brace without a statement on its line: most likely that of the statement above.</summary>
    private void OpenHeadless(TextSpan brace)
    {
        // Braces right behind a headless brace are the same mistake.
        bool told = current.IsHeadless && current.Statements.Count == 0;
        if (current.LastMayTakeBlock)
        {
            StatementSyntax last = current.Statements[^1];
            current.Statements.RemoveAt(current.Statements.Count - 1);
            bag.Add(ParsingDiagnostics.ForBraceOnNextLine(new(bag.Source, brace)));
            Enter(new OpenBlock(new Line(last.Span, last.Label, last.Atoms, last.IsBroken, false), brace, false, 0));
            return;
        }

        if (!told)
            bag.Add(ParsingDiagnostics.ForHeadlessBlock(new(bag.Source, brace)));
        Enter(new OpenBlock(null, brace, true, 0));
    }

    private void Close(TextSpan brace)
    {
        if (open.Count == 0)
        {
            bag.Add(ParsingDiagnostics.ForStrayBrace(new(bag.Source, brace)));
            current.LastMayTakeBlock = false;
            return;
        }

        OpenBlock closed = current;
        current = open.Pop();
        var block = new BlockSyntax(closed.Brace.To(brace), closed.Brace, brace, closed.Statements.ToImmutable());
        current.Statements.Add(closed.Line is { } line
            ? new StatementSyntax(line.Span.To(brace), line.Label, line.Atoms, block, line.IsBroken)
            : new StatementSyntax(block.Span, null, [], block, true));
        current.LastMayTakeBlock = false;
    }

    private ImmutableArray<StatementSyntax> Finish(TextSpan end)
    {
        // What swallowed the rest of the file also swallowed the closing braces.
        EndsOpen = open.Count > 0 && !lines.SwallowedFile;
        if (EndsOpen)
        {
            OpenBlock outermost = open.Count == 1 ? current : open.Reverse().Skip(1).First();
            bag.Add(ParsingDiagnostics.ForUnclosedBlock(new(bag.Source, outermost.Brace), open.Count));
        }

        while (open.Count > 0)
            Close(end);
        return current.Statements.ToImmutable();
    }
}
