using System.Collections.Immutable;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>A C# hook that adds to a value, once a control point.</summary>
/// <param name="Script">Its text, or where that is.</param>
/// <param name="Arguments">What its method is given beside the song, in file order; names differ.</param>
/// <param name="From">Where it is heard from; null: the session's start.</param>
/// <param name="To">Null: the session's end.</param>
/// <param name="Fade">How it comes in and goes out inside its span.</param>
/// <param name="Location">Of the word <c>script</c>.</param>
public sealed record Hook(
    HookSource Script, ImmutableArray<HookArgument> Arguments, Position? From, Position? To, Duration Fade, SourceLocation Location)
    : Movement(Location);

/// <summary>Where a hook's C# stands.</summary>
public abstract record HookSource(SourceLocation Location);

/// <summary>In a file of its own.</summary>
/// <param name="Path">As written, relative to the session's file.</param>
public sealed record HookFile(string Path, SourceLocation Location) : HookSource(Location);

/// <summary>In the session, as raw text.</summary>
/// <param name="Location">Of the text between the marks, so that a place in it is a place in the session.</param>
public sealed record HookText(string Code, SourceLocation Location) : HookSource(Location);

/// <summary>A value that a hook's method is given by name.</summary>
/// <param name="Location">Of the value.</param>
public sealed record HookArgument(string Name, HookValue Value, SourceLocation NameLocation, SourceLocation Location);

/// <summary>A value for a hook; which type takes it, the hook's method says.</summary>
public abstract record HookValue;

/// <summary>A number in the canonical unit of its dimension; −∞ for the level <c>off</c>.</summary>
public sealed record HookNumber(Dimension Dimension, double Value) : HookValue;

/// <summary>A time or a musical length.</summary>
public sealed record HookLength(Duration Length) : HookValue;

/// <summary><c>3:1</c> or <c>0:38</c>, which its parameter tells apart; NaN where it can't be one of them.</summary>
/// <param name="Ratio">To one.</param>
/// <param name="Seconds">As minutes and seconds.</param>
public sealed record HookColon(double Ratio, double Seconds) : HookValue;

/// <summary>A string.</summary>
public sealed record HookString(string Text) : HookValue;
