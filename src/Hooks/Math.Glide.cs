namespace FlareScript.Hooks;

public static partial class Math
{
    // A compiled script calls HookScript.Glided in its place, which knows the place.

    /// <summary>Follows a value with a time constant: after that time 63 % of a jump are done. The first value is taken at once; every place that calls it has a state of its own.</summary>
    public static double Glide(double value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Db Glide(Db value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Lufs Glide(Lufs value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Hz Glide(Hz value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Semitones Glide(Semitones value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Seconds Glide(Seconds value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Beats Glide(Beats value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Ratio Glide(Ratio value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Percent Glide(Percent value, Seconds time) => value;

    /// <inheritdoc cref="Glide(double, Seconds)"/>
    public static Pan Glide(Pan value, Seconds time) => value;
}
