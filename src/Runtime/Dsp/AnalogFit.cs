using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>
/// Fits state-variable sections to the magnitude of an analogue prototype, up to the top of the band: a closed-form start, then a
/// fixed number of Gauss–Newton steps.
/// </summary>
/// <remarks>
/// One biquad can't follow an analogue bell near half the sample rate (a +12 dB Q 1 bell at 10 kHz and 48 kHz keeps 0.08 dB of error),
/// two can. Prototypes after R. Bristow-Johnson, "Audio EQ Cookbook". An instance keeps its work memory and allocates nothing more.
/// </remarks>
public sealed class AnalogFit
{
    /// <summary>The greatest share of half the sample rate that a prototype may sit at; beyond, it is taken there.</summary>
    public const double HighestShare = 0.98;

    // A zero pair so close to the unit circle that its digital place is the analogue one bent: the start of a notch.
    private const double SharpQ = 1e6;

    private readonly int rate;
    private readonly FitGrid grid;
    private readonly FitPoints points = new();
    private readonly GaussNewton solver = new();
    private readonly QuadraticFactor[] factors;

    /// <param name="rate">Frames a second.</param>
    public AnalogFit(int rate)
    {
        this.rate = rate;
        grid = FitGrid.For(rate);
        factors = solver.Factors;
    }

    /// <summary>Frames a second.</summary>
    public int Rate => rate;

    /// <summary>Fits a prototype by the first one or two of <paramref name="into"/>; no more than it has.</summary>
    /// <param name="prototype">What to follow.</param>
    /// <param name="sections">1 or 2; <see cref="Prototype.Sections"/> at most.</param>
    /// <param name="into">At least <paramref name="sections"/> places.</param>
    public void Fit(Prototype prototype, int sections, Span<SectionCoefficients> into)
    {
        double angle = Angle(prototype.Frequency);
        FrequencyWarp warp = grid.Warp(angle / Math.PI);
        switch (prototype.Kind)
        {
            case PrototypeKind.AllPass:
                double damping = 1 / prototype.Q;
                into[0] = new(DMath.Tan(angle / 2), damping, 1, -2 * damping, 0);
                break;
            case PrototypeKind.FirstLowPass:
            case PrototypeKind.FirstHighPass:
                FitFirstOrder(prototype.Kind, angle, warp, into);
                break;
            case PrototypeKind.LowPass:
            case PrototypeKind.HighPass:
            case PrototypeKind.BandPass:
            case PrototypeKind.Notch:
                FitPass(prototype.Kind, new AnalogFactor(angle, prototype.Q), warp, sections, into);
                break;
            default:
                FitGain(prototype, angle, warp, sections, into);
                break;
        }
    }

    /// <summary>Radians a sample.</summary>
    internal double Angle(double frequency) => Math.Min(2 * frequency / rate, HighestShare) * Math.PI;

    /// <summary>Bells, shelves, tilts: boosts are fitted, cuts are their reciprocals.</summary>
    private void FitGain(
        Prototype prototype, double angle, FrequencyWarp warp, int sections, Span<SectionCoefficients> into)
    {
        var curve = new AnalogCurve(prototype, angle);
        AnalogFactor numerator = curve.Numerator;
        AnalogFactor denominator = curve.Denominator;
        points.Begin(grid);
        points.Add(numerator, grid);
        points.Add(denominator, grid);
        points.End(grid);
        for (int i = 0; i < FitPoints.Capacity; i++)
            solver.Targets[i] = numerator.Power(points.Squares[i]) / denominator.Power(points.Squares[i]);
        Begin(sections);
        (factors[0], factors[1]) = numerator.Start(grid, warp);
        (factors[2], factors[3]) = denominator.Start(grid, warp);
        // At 0 dB the start is the answer: an identity, whose sections stand where a small gain would have them.
        Solve(prototype.Gain == 0 ? 0 : grid.Steps);

        int above = curve.IsCut ? 2 : 0;
        int below = 2 - above;
        into[0] = SectionCoefficients.Of(factors[above], factors[below], curve.IsCut ? 1 / curve.Gain : curve.Gain);
        if (sections == 2)
            into[1] = SectionCoefficients.Of(factors[above + 1], factors[below + 1], 1);
    }

    private void FitPass(
        PrototypeKind kind, AnalogFactor factor, FrequencyWarp warp, int sections, Span<SectionCoefficients> into)
    {
        points.Begin(grid);
        points.Add(factor, grid);
        points.End(grid);
        Begin(sections);
        (factors[2], factors[3]) = factor.Start(grid, warp);
        StartNumerators(kind, factor, warp, sections);
        double tangent = DMath.Tan(factor.Angle / 2);
        double zero = tangent * tangent;   // of a notch
        for (int i = 0; i < FitPoints.Capacity; i++)
        {
            double x = points.Squares[i];
            double t = points.Tangents[i];
            double bend = x / (4 * t);
            double above = kind switch
            {
                PrototypeKind.HighPass => bend * bend,
                PrototypeKind.BandPass => bend,
                PrototypeKind.Notch => NotchBend(x, t, factor.Angle, zero),
                _ => 1,
            };
            solver.Targets[i] = above / factor.Power(x);
        }

        Solve(grid.Steps);
        into[0] = FirstPassSection(kind, factor, tangent);
        if (sections == 2)
            into[1] = SectionCoefficients.Of(factors[1], factors[3], 1);
    }

    private void StartNumerators(PrototypeKind kind, AnalogFactor factor, FrequencyWarp warp, int sections)
    {
        (double r1, double r2) = Zeros(warp);
        // Where one section must do, the auxiliary denominator (1 + tβ/α) is divided into the numerator at once.
        double single = warp.Beta / (warp.Alpha * warp.Delta);
        switch (kind)
        {
            case PrototypeKind.LowPass:
                factors[0] = new(Math.Sqrt(sections == 1 ? single : r1), 2);
                factors[1] = new(Math.Sqrt(r2), 2);
                break;
            case PrototypeKind.HighPass:
                solver.Roles[0] = FitRole.Absent;
                factors[1] = new(Math.Sqrt(warp.Alpha / warp.Beta), 2);
                break;
            case PrototypeKind.BandPass:
                solver.Roles[0] = FitRole.Linear;
                factors[0] = new(sections == 1 ? single : warp.Alpha / warp.Beta, 1);
                double g = Math.Sqrt(Math.Sqrt(r1 * r2));
                factors[1] = new(g, (Math.Sqrt(r1) + Math.Sqrt(r2)) / g);
                break;
            default:
                solver.Roles[0] = FitRole.Absent;
                factors[1] = new AnalogFactor(factor.Angle, SharpQ).Start(grid, warp).Auxiliary;
                break;
        }
    }

    private SectionCoefficients FirstPassSection(PrototypeKind kind, AnalogFactor factor, double tangent)
    {
        QuadraticFactor below = factors[2];
        switch (kind)
        {
            case PrototypeKind.LowPass:
                return SectionCoefficients.Of(factors[0], below, 1);
            case PrototypeKind.HighPass:
                double share = below.G / factor.Angle;
                return SectionCoefficients.Of(below.G, below.K, 4 * (share * share), 0, 0);
            case PrototypeKind.BandPass:
                double root = Math.Sqrt(factors[0].G);
                double hp = 2 * (below.G * below.G) / (factor.Angle * factor.Q * root);
                return SectionCoefficients.Of(below.G, below.K, hp, hp * root / below.G, 0);
            default:
                return SectionCoefficients.Of(new QuadraticFactor(tangent, 0), below, 1);
        }
    }

    private void FitFirstOrder(PrototypeKind kind, double angle, FrequencyWarp warp, Span<SectionCoefficients> into)
    {
        var factor = new AnalogFactor(angle, 0.5);
        points.Begin(grid);
        points.Add(factor, grid);
        points.End(grid);
        Begin(sections: 1);
        double square = angle * angle;
        factors[2] = FirstOrderStart(square, warp);
        bool high = kind == PrototypeKind.FirstHighPass;
        if (high)
        {
            solver.Roles[0] = FitRole.Linear;
            factors[0] = new(warp.Alpha / warp.Beta, 1);
        }
        else
        {
            (double r1, double r2) = Zeros(warp);
            double g = Math.Sqrt(Math.Sqrt(r1 * r2));
            factors[0] = new(g, (Math.Sqrt(r1) + Math.Sqrt(r2)) / g);
        }

        for (int i = 0; i < FitPoints.Capacity; i++)
        {
            double x = points.Squares[i];
            double above = high ? x / (4 * points.Tangents[i]) : 1;
            solver.Targets[i] = above / (1 + x / square);
        }

        Solve(grid.Steps);
        QuadraticFactor below = factors[2];
        if (high)
        {
            double root = Math.Sqrt(factors[0].G);
            double hp = 2 * (below.G * below.G) / (angle * root);
            into[0] = SectionCoefficients.Of(below.G, below.K, hp, hp * root / below.G, 0);
        }
        else
        {
            into[0] = SectionCoefficients.Of(factors[0], below, 1);
        }
    }

    /// <summary>The magnitudes of the roots t of r(t) = −w².</summary>
    private static QuadraticFactor FirstOrderStart(double square, FrequencyWarp warp)
    {
        double a = warp.Beta + square * warp.Delta;
        double b = warp.Alpha + square * warp.Gamma;
        ComplexValue q = -0.5 * (b + ComplexValue.Sqrt(b * b - 4 * a * square));
        double u = Math.Sqrt((square / q).Magnitude);
        double v = Math.Sqrt((q / a).Magnitude);
        double g = Math.Sqrt(u * v);
        return new(g, (u + v) / g);
    }

    /// <summary>The negative roots of 1 + γt + δt².</summary>
    private static (double R1, double R2) Zeros(FrequencyWarp warp)
    {
        double sum = warp.Gamma + Math.Sqrt(warp.Gamma * warp.Gamma - 4 * warp.Delta);
        return (2 / sum, sum / (2 * warp.Delta));
    }

    /// <summary>((1 − x/w²)/(1 − t/t0))²: the analogue zero over the digital one, which both stand at w.</summary>
    private static double NotchBend(double x, double t, double angle, double zero)
    {
        double above = 1 - x / (angle * angle);
        double below = 1 - t / zero;
        double ratio = Math.Abs(below) < 1e-9 ? 2 * Math.Sqrt(zero) / (angle * (1 + zero)) : above / below;
        return ratio * ratio;
    }

    private void Begin(int sections)
    {
        for (int i = 0; i < solver.Roles.Length; i++)
            solver.Roles[i] = sections == 1 && (i & 1) == 1 ? FitRole.Absent : FitRole.Free;
    }

    private void Solve(int steps)
    {
        if (steps == 0)
            return;
        for (int i = 0; i < FitPoints.Capacity; i += Lane8.Width)
            Logarithms(ref solver.Targets[i]);
        solver.Run(points, steps);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Logarithms(ref double values) => Lane8.Store(DMath.Log(Lane8.Load(ref values)), ref values);
}
