namespace FlareScript.Hooks;

public abstract partial class SongFacts
{
    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public double Glide(double value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Db Glide(Db value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Lufs Glide(Lufs value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Hz Glide(Hz value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Semitones Glide(Semitones value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Seconds Glide(Seconds value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Beats Glide(Beats value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Ratio Glide(Ratio value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Percent Glide(Percent value, Seconds time) => value;

    /// <inheritdoc cref="Math.Glide(double, Seconds)"/>
    public Pan Glide(Pan value, Seconds time) => value;
}
