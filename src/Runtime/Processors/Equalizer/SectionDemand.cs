using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>How many sections a part needs so that its response is right to 0.01 dB wherever its lanes take it.</summary>
internal sealed class SectionDemand
{
    // 0.01 dB as ratios of power, less a tenth for what lies between the frequencies and values looked at.
    private const double Tolerance = 0.009;   // dB
    private const int Grid = 60;
    private const int About = 4;
    private const int FrequenciesOfRange = 9;

    private readonly AnalogFit fit;
    private readonly double most = Level.ToGain(2 * Tolerance);
    private readonly double[] angles = new double[Grid];
    private readonly double[] tangents = new double[Grid];
    private readonly double top;

    public SectionDemand(AnalogFit fit)
    {
        this.fit = fit;
        // 20 Hz to 20 kHz, or as far as a fit looks.
        double bottom = fit.Angle(20);
        top = Math.Min(fit.Angle(20_000), 0.907 * Math.PI);
        double step = DMath.Log(top / bottom) / (Grid - 1);
        for (int i = 0; i < Grid; i++)
        {
            angles[i] = Math.Min(bottom * DMath.Exp(i * step), top);
            tangents[i] = Tangent(angles[i]);
        }
    }

    /// <summary>Sections of a part in one strip: none where it can't leave 0 dB, one where that is enough, else all.</summary>
    public int Of(EqualizerPart part, ProcessorSetup setup)
    {
        if (part.GainSlot >= 0 && setup.Slots[part.GainSlot] is { Moves: false, Value: 0 })
            return 0;
        if (part.Sections == 1)
            return 1;
        foreach (Prototype prototype in ReachableValues.Of(part, setup, FrequenciesOfRange))
        {
            if (!OneIsEnough(prototype))
                return 2;
        }

        return 1;
    }

    private bool OneIsEnough(Prototype prototype)
    {
        Span<SectionCoefficients> section = stackalloc SectionCoefficients[1];
        fit.Fit(prototype, 1, section);
        var curve = new AnalogCurve(prototype, fit.Angle(prototype.Frequency));
        for (int i = 0; i < Grid; i++)
        {
            if (!Agrees(curve, section[0], angles[i], tangents[i]))
                return false;
        }

        double flank = DMath.Exp(1 / (Math.Max(prototype.Q, 0.5) * About));
        double up = fit.Angle(prototype.Frequency);
        double down = up;
        for (int i = 0; i <= 2 * About; i++)
        {
            if (up < top && !Agrees(curve, section[0], up, Tangent(up)))
                return false;
            if (!Agrees(curve, section[0], down, Tangent(down)))
                return false;
            up *= flank;
            down /= flank;
        }

        return true;
    }

    private bool Agrees(in AnalogCurve curve, SectionCoefficients section, double angle, double tangent)
    {
        double wanted = curve.Power(angle * angle);
        if (wanted < Floor(curve.Kind))
            return true;
        double ratio = section.PowerAt(tangent) / wanted;
        return ratio <= most && ratio * most >= 1;
    }

    /// <summary>Power below which a filter's error is not heard: −60 dB, of a notch −30 dB.</summary>
    private static double Floor(PrototypeKind kind) => kind switch
    {
        PrototypeKind.LowPass or PrototypeKind.HighPass or PrototypeKind.BandPass => 1e-6,
        PrototypeKind.Notch => 1e-3,
        _ => 0,
    };

    private static double Tangent(double angle)
    {
        double tangent = DMath.Tan(angle / 2);
        return tangent * tangent;
    }
}
