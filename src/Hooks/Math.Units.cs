namespace FlareScript.Hooks;

public static partial class Math
{
    public static double Abs(double x) => System.Math.Abs(x);

    public static double Min(double a, double b) => System.Math.Min(a, b);

    public static double Max(double a, double b) => System.Math.Max(a, b);

    /// <summary>x, but not below <paramref name="low"/> and not above <paramref name="high"/>.</summary>
    public static double Clamp(double x, double low, double high) => System.Math.Min(System.Math.Max(x, low), high);

    public static int Abs(int x) => x < 0 ? unchecked(-x) : x;

    public static int Min(int a, int b) => System.Math.Min(a, b);

    public static int Max(int a, int b) => System.Math.Max(a, b);

    /// <summary>x, but not below <paramref name="low"/> and not above <paramref name="high"/>.</summary>
    public static int Clamp(int x, int low, int high) => System.Math.Min(System.Math.Max(x, low), high);

    public static long Abs(long x) => x < 0 ? unchecked(-x) : x;

    public static long Min(long a, long b) => System.Math.Min(a, b);

    public static long Max(long a, long b) => System.Math.Max(a, b);

    /// <summary>x, but not below <paramref name="low"/> and not above <paramref name="high"/>.</summary>
    public static long Clamp(long x, long low, long high) => System.Math.Min(System.Math.Max(x, low), high);

    public static Db Abs(Db x) => x < default(Db) ? -x : x;

    public static Db Min(Db a, Db b) => b < a ? b : a;

    public static Db Max(Db a, Db b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Db Clamp(Db x, Db low, Db high) => Min(Max(x, low), high);

    public static Db Lerp(Db a, Db b, double share) => a + ((b - a) * share);

    public static Lufs Min(Lufs a, Lufs b) => b < a ? b : a;

    public static Lufs Max(Lufs a, Lufs b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Lufs Clamp(Lufs x, Lufs low, Lufs high) => Min(Max(x, low), high);

    public static Hz Abs(Hz x) => x < default(Hz) ? -x : x;

    public static Hz Min(Hz a, Hz b) => b < a ? b : a;

    public static Hz Max(Hz a, Hz b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Hz Clamp(Hz x, Hz low, Hz high) => Min(Max(x, low), high);

    public static Hz Lerp(Hz a, Hz b, double share) => a + ((b - a) * share);

    public static Semitones Abs(Semitones x) => x < default(Semitones) ? -x : x;

    public static Semitones Min(Semitones a, Semitones b) => b < a ? b : a;

    public static Semitones Max(Semitones a, Semitones b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Semitones Clamp(Semitones x, Semitones low, Semitones high) => Min(Max(x, low), high);

    public static Semitones Lerp(Semitones a, Semitones b, double share) => a + ((b - a) * share);

    public static Seconds Abs(Seconds x) => x < default(Seconds) ? -x : x;

    public static Seconds Min(Seconds a, Seconds b) => b < a ? b : a;

    public static Seconds Max(Seconds a, Seconds b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Seconds Clamp(Seconds x, Seconds low, Seconds high) => Min(Max(x, low), high);

    public static Seconds Lerp(Seconds a, Seconds b, double share) => a + ((b - a) * share);

    public static Beats Abs(Beats x) => x < default(Beats) ? -x : x;

    public static Beats Min(Beats a, Beats b) => b < a ? b : a;

    public static Beats Max(Beats a, Beats b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Beats Clamp(Beats x, Beats low, Beats high) => Min(Max(x, low), high);

    public static Beats Lerp(Beats a, Beats b, double share) => a + ((b - a) * share);

    public static Ratio Abs(Ratio x) => x < default(Ratio) ? -x : x;

    public static Ratio Min(Ratio a, Ratio b) => b < a ? b : a;

    public static Ratio Max(Ratio a, Ratio b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Ratio Clamp(Ratio x, Ratio low, Ratio high) => Min(Max(x, low), high);

    public static Ratio Lerp(Ratio a, Ratio b, double share) => a + ((b - a) * share);

    public static Percent Abs(Percent x) => x < default(Percent) ? -x : x;

    public static Percent Min(Percent a, Percent b) => b < a ? b : a;

    public static Percent Max(Percent a, Percent b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Percent Clamp(Percent x, Percent low, Percent high) => Min(Max(x, low), high);

    public static Percent Lerp(Percent a, Percent b, double share) => a + ((b - a) * share);

    public static Pan Abs(Pan x) => x < default(Pan) ? -x : x;

    public static Pan Min(Pan a, Pan b) => b < a ? b : a;

    public static Pan Max(Pan a, Pan b) => b > a ? b : a;

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Pan Clamp(Pan x, Pan low, Pan high) => Min(Max(x, low), high);

    public static Pan Lerp(Pan a, Pan b, double share) => a + ((b - a) * share);
}
