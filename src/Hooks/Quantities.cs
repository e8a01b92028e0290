namespace FlareScript.Hooks;

/// <summary>Numbers with their units: <c>6.Db()</c>, <c>200.Ms()</c>.</summary>
public static class Quantities
{
    public static Db Db(this double x) => new(x);

    public static Db Lu(this double x) => new(x);

    public static Lufs Lufs(this double x) => new(x);

    public static Hz Hz(this double x) => new(x);

    public static Hz KHz(this double x) => new(x * 1000);

    public static Semitones Semitones(this double x) => new(x);

    public static Semitones St(this double x) => new(x);

    public static Semitones Cents(this double x) => new(x / 100.0);

    public static Semitones Ct(this double x) => new(x / 100.0);

    public static Semitones Octaves(this double x) => new(x * 12);

    public static Semitones Oct(this double x) => new(x * 12);

    public static Seconds Seconds(this double x) => new(x);

    public static Seconds S(this double x) => new(x);

    public static Seconds Ms(this double x) => new(x / 1000.0);

    public static Seconds Minutes(this double x) => new(x * 60);

    public static Beats Beats(this double x) => new(x);

    public static Percent Percent(this double x) => new(x);

    public static Ratio ToOne(this double x) => new(x);

    public static Ratio Ratio(this double x) => new(x);

    public static Db Db(this int x) => new(x);

    public static Db Lu(this int x) => new(x);

    public static Lufs Lufs(this int x) => new(x);

    public static Hz Hz(this int x) => new(x);

    public static Hz KHz(this int x) => new((double)x * 1000);

    public static Semitones Semitones(this int x) => new(x);

    public static Semitones St(this int x) => new(x);

    public static Semitones Cents(this int x) => new(x / 100.0);

    public static Semitones Ct(this int x) => new(x / 100.0);

    public static Semitones Octaves(this int x) => new((double)x * 12);

    public static Semitones Oct(this int x) => new((double)x * 12);

    public static Seconds Seconds(this int x) => new(x);

    public static Seconds S(this int x) => new(x);

    public static Seconds Ms(this int x) => new(x / 1000.0);

    public static Seconds Minutes(this int x) => new((double)x * 60);

    public static Beats Beats(this int x) => new(x);

    public static Percent Percent(this int x) => new(x);

    public static Ratio ToOne(this int x) => new(x);

    public static Ratio Ratio(this int x) => new(x);

    public static Db Db(this long x) => new(x);

    public static Db Lu(this long x) => new(x);

    public static Lufs Lufs(this long x) => new(x);

    public static Hz Hz(this long x) => new(x);

    public static Hz KHz(this long x) => new((double)x * 1000);

    public static Semitones Semitones(this long x) => new(x);

    public static Semitones St(this long x) => new(x);

    public static Semitones Cents(this long x) => new(x / 100.0);

    public static Semitones Ct(this long x) => new(x / 100.0);

    public static Semitones Octaves(this long x) => new((double)x * 12);

    public static Semitones Oct(this long x) => new((double)x * 12);

    public static Seconds Seconds(this long x) => new(x);

    public static Seconds S(this long x) => new(x);

    public static Seconds Ms(this long x) => new(x / 1000.0);

    public static Seconds Minutes(this long x) => new((double)x * 60);

    public static Beats Beats(this long x) => new(x);

    public static Percent Percent(this long x) => new(x);

    public static Ratio ToOne(this long x) => new(x);

    public static Ratio Ratio(this long x) => new(x);
}
