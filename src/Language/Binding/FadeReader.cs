using FlareScript.Language.Model;

namespace FlareScript.Language.Binding;

/// <summary>Reads <c>in DURATION [curve] [out DURATION [curve]]</c> behind <c>fade</c>.</summary>
internal static class FadeReader
{
    public static (Fade? In, Fade? Out) Read(
        AtomCursor cursor, string owner, NameTable<Text.SourceLocation> given, Scope scope)
    {
        Fade? fadeIn = null;
        Fade? fadeOut = null;
        bool isRead = false;
        while (cursor.PeekWord is "in" or "out")
        {
            isRead = true;
            Text.SourceLocation at = cursor.Here;
            bool isIn = ((Syntax.WordSyntax)cursor.Take()).Text == "in";
            string word = isIn ? "fade in" : "fade out";
            if (!given.TryAdd(word, at))
                scope.Bag.Add(StatementDiagnostics.ForTwice(at, word, owner, given[word]));
            if (TimeReader.Length(cursor, owner, word, TimeReader.Kind.ZeroOrMore, scope) is not Duration length)
                continue;
            Curve curve = Curve.Linear;
            if (CurveReader.Find(cursor.PeekWord) is Curve named)
            {
                if (named == Curve.Hold)
                    scope.Bag.Add(ClipDiagnostics.ForHoldFade(cursor.Here));
                curve = named;
                cursor.Take();
            }

            if (isIn)
                fadeIn = new Fade(length, curve);
            else
                fadeOut = new Fade(length, curve);
        }

        if (isRead)
            return (fadeIn, fadeOut);
        Text.SourceLocation here = cursor.Here;
        if (cursor.Peek is Syntax.QuantitySyntax)
            cursor.Take();
        scope.Bag.Add(StatementDiagnostics.ForMissing(here, $"'fade' of {owner}", "'in' or 'out' and a length: 'fade in 20ms'"));
        return (fadeIn, fadeOut);
    }
}
