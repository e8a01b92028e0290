namespace FlareScript.Runtime.Dsp;

/// <summary>The analogue filters that sections are fitted to, with the meaning of the RBJ Audio EQ Cookbook.</summary>
public enum PrototypeKind
{
    Bell,
    LowShelf,
    HighShelf,

    /// <summary>A high shelf of the gain, turned down by half of it.</summary>
    Tilt,

    /// <summary>Second order, 12 dB an octave.</summary>
    LowPass,

    /// <summary>Second order, 12 dB an octave.</summary>
    HighPass,

    /// <summary>6 dB an octave; one section.</summary>
    FirstLowPass,

    /// <summary>6 dB an octave; one section.</summary>
    FirstHighPass,

    /// <summary>0 dB at its peak.</summary>
    BandPass,
    Notch,

    /// <summary>Second order; bilinear in phase, exact in magnitude; one section.</summary>
    AllPass,
}

/// <summary>One analogue filter of at most second order.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="Frequency">Hz.</param>
/// <param name="Gain">dB; of bells, shelves and tilts only.</param>
/// <param name="Q">Of all but the first order.</param>
public readonly record struct Prototype(PrototypeKind Kind, double Frequency, double Gain, double Q)
{
    /// <summary>Whether it has a gain, and so is neutral at 0 dB.</summary>
    public bool HasGain => Kind <= PrototypeKind.Tilt;

    /// <summary>Sections of its best fit.</summary>
    public int Sections =>
        Kind is PrototypeKind.AllPass or PrototypeKind.FirstLowPass or PrototypeKind.FirstHighPass ? 1 : 2;
}
