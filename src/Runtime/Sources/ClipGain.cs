using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Sources;

/// <summary>The gain of a clip over its frames: its own, its fades, its crossfades.</summary>
internal static class ClipGain
{
    /// <summary>Whether anything but its own gain acts within a stretch.</summary>
    public static bool MovesIn(PlannedClip clip, long frame, int frames) =>
        frame - clip.Start < clip.FadeIn.Frames
        || (clip.FadeOut.Frames > 0 && frame + frames > clip.Start + clip.Whole - clip.FadeOut.Frames)
        || (clip.CrossfadeIn is { } into && frame < into.Start + into.Frames)
        || (clip.CrossfadeOut is { } away && frame + frames > away.Start);

    /// <param name="ownGain">Linear.</param>
    public static void Fill(PlannedClip clip, double ownGain, long frame, Span<double> gains)
    {
        gains.Fill(ownGain);
        FadeIn(clip.FadeIn, clip.Start, frame, gains);
        FadeOut(clip.FadeOut, clip.Start + clip.Whole, frame, gains);
        if (clip.CrossfadeIn is { } into)
            Cross(into, rises: true, frame, gains);
        if (clip.CrossfadeOut is { } away)
            Cross(away, rises: false, frame, gains);
    }

    // g(i/N) for frame i of N
    private static void FadeIn(PlannedFade fade, long start, long frame, Span<double> gains)
    {
        for (int index = 0; index < gains.Length && frame + index - start < fade.Frames; index++)
            gains[index] *= CurveShape.Of(fade.Curve, (double)(frame + index - start) / fade.Frames);
    }

    // g(1 − i/N) for frame i of N
    private static void FadeOut(PlannedFade fade, long end, long frame, Span<double> gains)
    {
        if (fade.Frames <= 0)
            return;
        long start = end - fade.Frames;
        for (int index = (int)Math.Clamp(start - frame, 0, gains.Length); index < gains.Length; index++)
            gains[index] *= CurveShape.Of(fade.Curve, (double)(end - frame - index) / fade.Frames);
    }

    private static void Cross(PlannedCrossfade fade, bool rises, long frame, Span<double> gains)
    {
        if (fade.Frames <= 0)
            return;
        for (int index = (int)Math.Clamp(fade.Start - frame, 0, gains.Length); index < gains.Length; index++)
        {
            long at = frame + index - fade.Start;
            if (at >= fade.Frames)
                return;
            double u = (double)(rises ? at : fade.Frames - at) / fade.Frames;
            gains[index] *= fade.IsPower ? DMath.Sin(u * 1.5707963267948966) : u;
        }
    }
}
