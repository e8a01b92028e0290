namespace FlareScript.Runtime.Dsp;

/// <summary>
/// A rational function r(t) = t(α + βt)/(1 + γt + δt²) that stands for ω² where t = tan²(ω/2): it turns each analogue factor into
/// two digital ones, the start of the fit.
/// </summary>
internal readonly record struct FrequencyWarp(double Alpha, double Beta, double Gamma, double Delta)
{
    private const int Columns = 5;   // ω0/π, α, β, γ, δ

    /// <summary>The warp for a band at ω0 = <paramref name="share"/>·π, straight between the rows of a table.</summary>
    public static FrequencyWarp At(double share, ReadOnlySpan<double> table)
    {
        int row = 0;
        while (row + 2 < table.Length / Columns && table[(row + 1) * Columns] <= share)
            row++;
        ReadOnlySpan<double> low = table.Slice(row * Columns, Columns);
        ReadOnlySpan<double> high = table.Slice((row + 1) * Columns, Columns);
        double u = (share - low[0]) / (high[0] - low[0]);
        return new(
            low[1] + u * (high[1] - low[1]), low[2] + u * (high[2] - low[2]),
            low[3] + u * (high[3] - low[3]), low[4] + u * (high[4] - low[4]));
    }

    /// <summary>r(t)/t.</summary>
    public double Slope(double t) => (Alpha + Beta * t) / (1 + Gamma * t + Delta * t * t);

    // Arrays, since a span over constants allocates where code is not optimised.

    /// <summary>Fitted up to 0.9·π, for rates below 47 kHz.</summary>
    public static readonly double[] Narrow =
    [
        0, 3.9999971, 0.8430084, 0.8697357, 0.0963584,
        0.01, 3.9999608, 0.720122, 0.8307144, 0.0816015,
        0.03, 3.9997889, 0.674387, 0.8155747, 0.0761503,
        0.06, 3.9992484, 0.6674466, 0.8131264, 0.0753272,
        0.1, 3.997996, 0.6670541, 0.8127183, 0.0752846,
        0.15, 3.9956512, 0.6685041, 0.8126381, 0.0754675,
        0.2, 3.9925756, 0.6702573, 0.8124724, 0.0756898,
        0.3, 3.984937, 0.6724501, 0.8111725, 0.0759941,
        0.4, 3.977091, 0.6714735, 0.8084305, 0.0759394,
        0.5, 3.9695781, 0.6558907, 0.8004271, 0.0741708,
        0.6, 3.960073, 0.6155714, 0.7832486, 0.0694923,
        0.7, 3.9468677, 0.5472106, 0.7554233, 0.0615167,
        0.75, 3.938244, 0.5023527, 0.7372364, 0.0562802,
        0.8, 3.9271529, 0.4493446, 0.715494, 0.0500967,
        0.85, 3.9136195, 0.3877896, 0.6899787, 0.0429241,
        0.9, 3.9122605, 0.3479982, 0.6758265, 0.0382306,
        0.95, 3.9513074, 0.4415426, 0.720783, 0.0489629,
        0.98, 3.9583338, 0.4646209, 0.7310192, 0.051632,
        1, 3.961654, 0.47644, 0.7361841, 0.0530006,
    ];

    /// <summary>Fitted up to 0.8334·π, for rates from 47 kHz.</summary>
    public static readonly double[] Wide =
    [
        0, 3.9999987, 1.0688193, 0.9299282, 0.1264594,
        0.01, 3.9999823, 0.9604603, 0.8985774, 0.1126576,
        0.03, 3.9998982, 0.9234185, 0.8875983, 0.1079735,
        0.06, 3.9996295, 0.918541, 0.8860676, 0.1073614,
        0.1, 3.9990124, 0.9186535, 0.8859292, 0.1073827,
        0.15, 3.9978715, 0.9198948, 0.8859511, 0.1075558,
        0.2, 3.9964127, 0.9213858, 0.8859203, 0.1077682,
        0.3, 3.9930634, 0.9227916, 0.8851713, 0.1080105,
        0.4, 3.990157, 0.9181137, 0.8825008, 0.1075068,
        0.5, 3.9869548, 0.8892386, 0.8722531, 0.1039865,
        0.6, 3.9827615, 0.8337637, 0.8535876, 0.0971489,
        0.7, 3.9771246, 0.750186, 0.8259173, 0.0868088,
        0.75, 3.9735282, 0.6966802, 0.8082366, 0.0801842,
        0.8, 3.9692416, 0.6350608, 0.7878382, 0.0725577,
        0.85, 3.9778986, 0.6684418, 0.8017644, 0.0764927,
        0.9, 3.9846207, 0.7261516, 0.8220968, 0.0835498,
        0.95, 3.9873739, 0.7542953, 0.8317793, 0.0870072,
        0.98, 3.9883829, 0.7657295, 0.8356623, 0.0884157,
        1, 3.9889143, 0.7720115, 0.8377858, 0.0891901,
    ];
}
