using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Parsing;

/// <summary>Walks a text once and finds the next token; every character belongs to a token or to spacing.</summary>
internal sealed class Scanner(string text)
{
    private const int LongestForeign = 200;   // characters between quotes that are not straight

    private int at;
    private int counted;   // up to here line breaks are counted
    private int previousEnd;
    private FlareTokenKind previous;

    /// <summary>Kind of the token found last.</summary>
    public FlareTokenKind Kind => previous;

    public int Start { get; private set; }

    public int End => previousEnd;

    /// <summary>From 1, of <see cref="Start"/>.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Offset at which that line starts.</summary>
    public int LineStart { get; private set; }

    /// <summary>Whether the token found last is the text's last.</summary>
    public bool AtEnd => previous == FlareTokenKind.FileEnd;

    private char Peek(int offset) => offset < text.Length ? text[offset] : '\0';

    /// <summary>Finds the next token; behind the last it finds <see cref="FlareTokenKind.FileEnd"/> again.</summary>
    public void Next()
    {
        while (at < text.Length)
        {
            char c = text[at];
            if (CharacterClass.IsSpace(c))
            {
                at++;
            }
            else if (c == '#')
            {
                int end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end > at && text[end - 1] == '\r' ? end - 1 : end;
            }
            else if (c == '\n' || (c == '\r' && Peek(at + 1) == '\n'))
            {
                int start = at;
                at += c == '\n' ? 1 : 2;
                if (!EndsStatement(previous))
                    continue;
                Give(FlareTokenKind.LineEnd, start, at);
                return;
            }
            else
            {
                Token(c);
                return;
            }
        }

        Give(FlareTokenKind.FileEnd, at, at);
    }

    /// <summary>A line break is a token only where it ends a statement; behind a comma the line goes on.</summary>
    private static bool EndsStatement(FlareTokenKind last) => last is not (FlareTokenKind.None or FlareTokenKind.LineEnd
        or FlareTokenKind.Semicolon or FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace or FlareTokenKind.Comma);

    private void Give(FlareTokenKind kind, int start, int end)
    {
        CountLines(start);
        (previous, Start, previousEnd, at) = (kind, start, end, end);
    }

    /// <summary>Counts each line break once, when the first token behind it is found.</summary>
    private void CountLines(int to)
    {
        for (int i = text.AsSpan(counted, to - counted).IndexOf('\n'); i >= 0; i = text.AsSpan(counted, to - counted).IndexOf('\n'))
        {
            counted += i + 1;
            LineStart = counted;
            Line++;
        }

        counted = to;
    }

    private void Token(char c)
    {
        switch (c)
        {
            case '{': Give(FlareTokenKind.OpenBrace, at, at + 1); return;
            case '}': Give(FlareTokenKind.CloseBrace, at, at + 1); return;
            case '(': Give(FlareTokenKind.OpenParenthesis, at, at + 1); return;
            case ')': Give(FlareTokenKind.CloseParenthesis, at, at + 1); return;
            case ';': Give(FlareTokenKind.Semicolon, at, at + 1); return;
            case ',': Give(FlareTokenKind.Comma, at, at + 1); return;
            case ':': Give(FlareTokenKind.Colon, at, at + 1); return;
            case '"': Quoted(); return;
            case '<' or '>': Give(FlareTokenKind.Operator, at, Peek(at + 1) == '=' ? at + 2 : at + 1); return;
            case '=' or '±' or '*': Give(FlareTokenKind.Operator, at, at + 1); return;
            case '/' when Peek(at + 1) == '/': ForeignComment(); return;
            case '/': Give(FlareTokenKind.Operator, at, at + 1); return;
            case '+' when Peek(at + 1) == '-': Give(FlareTokenKind.Operator, at, at + 2); return;
            case '+' or '-': SignOrOperator(); return;
            case '.' when CharacterClass.IsDigit(Peek(at + 1)): Number(); return;
            case '\'' or '‘' or '’' or '“' or '”' or '„' or '«' or '»': ForeignQuotes(c); return;
        }

        if (CharacterClass.IsDigit(c) || StartsPan(c))
            Number();
        else if (CharacterClass.IsNamePart(c))
            Name();
        else
            BadCharacters(c);
    }

    private bool StartsPan(char c) => c switch
    {
        'L' or 'R' => CharacterClass.IsDigit(Peek(at + 1)),
        'C' => !CharacterClass.IsNamePart(Peek(at + 1)) && Peek(at + 1) != '.',
        _ => false,
    };

    /// <summary>A sign that touches the digit after it and no operand before it is the number's.</summary>
    private void SignOrOperator()
    {
        char next = Peek(at + 1);
        bool touchesDigit = CharacterClass.IsDigit(next) || (next == '.' && CharacterClass.IsDigit(Peek(at + 2)));
        bool touchesOperand = previousEnd == at && previous is FlareTokenKind.Word or FlareTokenKind.Quantity
            or FlareTokenKind.CloseParenthesis or FlareTokenKind.BadName;
        if (touchesDigit && !touchesOperand)
            Number();
        else
            Give(FlareTokenKind.Operator, at, at + 1);
    }

    /// <summary>A value with its unit, right or wrong, as one piece; <see cref="QuantityText"/> says what it means.</summary>
    private void Number()
    {
        int start = at;
        int end = text[at] is '+' or '-' ? at + 1 : at;
        int digits = end;
        bool onlyDigits = true;
        bool plain = true;   // digits and at most one point so far
        bool point = false;
        while (end < text.Length)
        {
            char c = text[end];
            if (CharacterClass.IsDigit(c))
            {
                end++;
            }
            else if (CharacterClass.IsNamePart(c) || c == '%')
            {
                end++;
                onlyDigits = plain = false;
            }
            else if (c == '.')
            {
                plain &= !point;
                point = true;
                onlyDigits = false;
                end++;
                if (!CharacterClass.IsNamePart(Peek(end)))
                    break;
            }
            else if (c is ':' or '|' && CharacterClass.IsDigit(Peek(end + 1)))
            {
                end++;
                onlyDigits = plain = false;
            }
            else if (c == '/' && onlyDigits && CharacterClass.IsDigit(Peek(end + 1)))
            {
                end++;
                onlyDigits = plain = false;
            }
            else if (c == '/' && char.IsAsciiLetter(text[end - 1]) && PerOctave(end))
            {
                end += 4;
            }
            else
            {
                break;
            }
        }

        if (plain && end > digits)
            end = UnitBehindSpace(end);
        Give(FlareTokenKind.Quantity, start, end);
    }

    private bool PerOctave(int slash) =>
        text.AsSpan(slash).StartsWith("/oct", StringComparison.OrdinalIgnoreCase) && !CharacterClass.IsNamePart(Peek(slash + 4));

    /// <summary>The end of the unit word that stands behind spaces, or the number's own end where there is none.</summary>
    private int UnitBehindSpace(int numberEnd)
    {
        int start = numberEnd;
        while (CharacterClass.IsSpace(Peek(start)))
            start++;
        if (start == numberEnd)
            return numberEnd;
        int end = start;
        while (char.IsAsciiLetter(Peek(end)) && end - start < 8)
            end++;
        if (end == start && Peek(end) == '%')
            end++;
        else if (end == start || CharacterClass.IsNamePart(Peek(end)))
            return numberEnd;
        if (Peek(end) == '.' && CharacterClass.IsNamePart(Peek(end + 1)))
            return numberEnd;
        if (Peek(end) == '/' && PerOctave(end) && text.AsSpan(start, end - start).Equals("dB", StringComparison.OrdinalIgnoreCase))
            end += 4;

        // A unit in the wrong case (80 hz) is taken too, so that the message can be about the unit.
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        foreach (Unit unit in Unit.All)
        {
            if (word.Equals(unit.Symbol, StringComparison.OrdinalIgnoreCase))
                return end;
        }

        return numberEnd;
    }

    private void Name()
    {
        int end = at;
        bool good = true;
        bool first = true;
        while (end < text.Length)
        {
            char c = text[end];
            if (c == '.')
            {
                good &= !first;
                first = true;
                end++;
                if (!CharacterClass.IsNamePart(Peek(end)))
                {
                    good = false;
                    break;
                }
            }
            else if (CharacterClass.IsNamePart(c))
            {
                good &= CharacterClass.IsLower(c) || (!first && (CharacterClass.IsDigit(c) || c == '_'));
                first = false;
                end++;
            }
            else
            {
                break;
            }
        }

        Give(good ? FlareTokenKind.Word : FlareTokenKind.BadName, at, end);
    }

    private void Quoted()
    {
        if (Peek(at + 1) == '"' && Peek(at + 2) == '"')
        {
            int close = text.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal);
            if (close < 0)
                Give(FlareTokenKind.UnclosedRawText, at, text.Length);
            else
                Give(FlareTokenKind.RawText, at, close + 3);
            return;
        }

        int end = at + 1;
        while (end < text.Length && text[end] is not ('"' or '\n'))
            end += text[end] == '\\' && Peek(end + 1) != '\n' && end + 1 < text.Length ? 2 : 1;
        if (end < text.Length && text[end] == '"')
            Give(FlareTokenKind.String, at, end + 1);
        else
            Give(FlareTokenKind.UnclosedString, at, EndOfUnclosed(at, end));
    }

    /// <summary>Leaves the brace that ends the line outside, so that a forgotten quote does not take the block with it.</summary>
    private int EndOfUnclosed(int start, int lineEnd)
    {
        int end = lineEnd;
        while (end > start + 1 && text[end - 1] is ' ' or '\t' or '\r')
            end--;
        if (end == start + 1)
            return end;
        ReadOnlySpan<char> inside = text.AsSpan(start, end - start);
        bool brace = inside[^1] == '{' || (inside[^1] == '}' && inside.Count('}') > inside.Count('{'));
        if (!brace)
            return end;
        end--;
        while (end > start + 1 && text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }

    private void ForeignComment()
    {
        int end = text.IndexOf('\n', at);
        if (end < 0)
            end = text.Length;
        while (text[end - 1] is ' ' or '\t' or '\r')
            end--;
        Give(FlareTokenKind.ForeignComment, at, end);
    }

    private void ForeignQuotes(char open)
    {
        // A look further ahead would make a line of opening quotes quadratic.
        ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(LongestForeign, text.Length - at - 1));
        int line = rest.IndexOf('\n');
        if (line >= 0)
            rest = rest[..line];
        int close = open is '\'' or '‘' or '’' ? rest.IndexOfAny('\'', '’', '‘') : rest.IndexOfAny("“”„«»\"");
        if (close < 0)
            Give(FlareTokenKind.BadCharacter, at, at + 1);
        else
            Give(FlareTokenKind.ForeignQuotes, at, at + close + 2);
    }

    /// <summary>A run of one character is one mistake; a pair of surrogates is one character.</summary>
    private void BadCharacters(char c)
    {
        int size = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(at + 1)) ? 2 : 1;
        ReadOnlySpan<char> one = text.AsSpan(at, size);
        int end = at + size;
        while (text.AsSpan(end).StartsWith(one))
            end += size;
        Give(FlareTokenKind.BadCharacter, at, end);
    }
}
