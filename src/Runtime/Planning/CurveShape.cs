using FlareScript.Language.Model;

namespace FlareScript.Runtime.Planning;

/// <summary>How a value arrives, with u from 0 to 1.</summary>
internal static class CurveShape
{
    public static double Of(Curve curve, double u) => curve switch
    {
        Curve.Smooth => u * u * (3 - (2 * u)),
        Curve.Exp => u * u * u,
        Curve.Hold => u < 1 ? 0 : 1,
        _ => u,
    };
}
