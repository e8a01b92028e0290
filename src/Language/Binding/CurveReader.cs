using FlareScript.Language.Model;
using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>Reads <c>hold | linear | smooth | exp</c>.</summary>
internal static class CurveReader
{
    public static Curve? Find(string? word) => word switch
    {
        "hold" => Curve.Hold,
        "linear" => Curve.Linear,
        "smooth" => Curve.Smooth,
        "exp" => Curve.Exp,
        _ => null,
    };

    /// <summary>A curve where one stands; a word that is none is a mistake.</summary>
    public static Curve? Read(AtomCursor cursor, Scope scope)
    {
        if (cursor.Peek is not WordSyntax word)
            return null;
        cursor.Take();
        if (Find(word.Text) is Curve curve)
            return curve;
        scope.Bag.Add(SessionDiagnostics.ForCurve(cursor.At(word), word.Text));
        return null;
    }
}
