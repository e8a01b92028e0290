using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Sources;

/// <summary>Opens the files of clips at the session's rate; files of one rate share one filter.</summary>
/// <param name="rate">Of the session, in frames a second.</param>
public sealed class ClipFiles(IAssets assets, int rate)
{
    private readonly Dictionary<int, Resampler> resamplers = [];      // by the files' rate

    public ISource Open(PlannedClip clip)
    {
        ISource file = assets.Open(clip.Name);
        if (clip.FileRate == rate)
            return file;
        if (!resamplers.TryGetValue(clip.FileRate, out Resampler? resampler))
            resamplers.Add(clip.FileRate, resampler = new Resampler(clip.FileRate, rate));
        return new ResampledSource(clip.Name, file, resampler);
    }
}
