using Superpower.Display;

namespace FlareScript.Language.Parsing;

/// <summary>What a token is; a mistake of spelling is a kind too, so that every text becomes tokens.</summary>
public enum FlareTokenKind : byte
{
    None,

    [Token(Description = "name")]
    Word,

    [Token(Description = "number")]
    Quantity,

    [Token(Description = "string")]
    String,

    [Token(Description = "raw text")]
    RawText,

    [Token(Example = ":")]
    Colon,

    [Token(Example = ",")]
    Comma,

    [Token(Description = "operator")]
    Operator,

    [Token(Example = "(")]
    OpenParenthesis,

    [Token(Example = ")")]
    CloseParenthesis,

    [Token(Example = "{")]
    OpenBrace,

    [Token(Example = "}")]
    CloseBrace,

    [Token(Example = ";")]
    Semicolon,

    /// <summary>A line break, where it ends a statement.</summary>
    [Token(Description = "end of the line")]
    LineEnd,

    /// <summary>The last token of every file; empty.</summary>
    [Token(Description = "end of the file")]
    FileEnd,

    /// <summary>Characters that mean nothing here.</summary>
    BadCharacter,

    /// <summary>A word with capitals, letters beyond a–z, or dots in the wrong place.</summary>
    BadName,

    /// <summary>Text between quotes of print or apostrophes.</summary>
    ForeignQuotes,

    /// <summary>A comment behind <c>//</c>.</summary>
    ForeignComment,

    /// <summary>A string without its closing quote; ends with the line.</summary>
    UnclosedString,

    /// <summary>Raw text without its closing quotes; ends with the file.</summary>
    UnclosedRawText,

    /// <summary>All that is nested deeper than <see cref="FlareTokenizer.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>All that follows the last token of a file that has too many.</summary>
    TooLong,
}
