namespace FlareScript.Runtime.Dsp;

/// <summary>A complex number of + − × ÷ √ only, so that its bits are the same everywhere.</summary>
internal readonly record struct ComplexValue(double Re, double Im)
{
    public static implicit operator ComplexValue(double real) => new(real, 0);

    public double Magnitude => Math.Sqrt(Re * Re + Im * Im);

    public ComplexValue Conjugate => new(Re, -Im);

    public static ComplexValue operator +(ComplexValue a, ComplexValue b) => new(a.Re + b.Re, a.Im + b.Im);

    public static ComplexValue operator -(ComplexValue a, ComplexValue b) => new(a.Re - b.Re, a.Im - b.Im);

    public static ComplexValue operator -(ComplexValue a) => new(-a.Re, -a.Im);

    public static ComplexValue operator *(ComplexValue a, ComplexValue b) =>
        new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    public static ComplexValue operator *(double a, ComplexValue b) => new(a * b.Re, a * b.Im);

    public static ComplexValue operator /(ComplexValue a, ComplexValue b)
    {
        double scale = 1 / (b.Re * b.Re + b.Im * b.Im);
        return new((a.Re * b.Re + a.Im * b.Im) * scale, (a.Im * b.Re - a.Re * b.Im) * scale);
    }

    /// <summary>The root with a real part ≥ 0; of a negative real number the one above the real axis.</summary>
    public static ComplexValue Sqrt(ComplexValue value)
    {
        double magnitude = value.Magnitude;
        if (magnitude == 0)
            return default;
        if (value.Re >= 0)
        {
            double re = Math.Sqrt((magnitude + value.Re) / 2);
            return new(re, value.Im / (2 * re));
        }

        double im = Math.Sqrt((magnitude - value.Re) / 2);
        return value.Im < 0 ? new(-value.Im / (2 * im), -im) : new(value.Im / (2 * im), im);
    }
}
