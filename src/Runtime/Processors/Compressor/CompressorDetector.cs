using System.Runtime.CompilerServices;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>From the key to levels: filters, then the greatest peak or the mean power of a window, for all channels and for each.</summary>
/// <remarks>
/// The common level is that of the loudest key channel at each frame. The LFE (the fourth plane of six and more) drives nothing.
/// </remarks>
internal sealed class CompressorDetector<T>
    where T : struct, ILane<T>
{
    private const int LfePlane = 3;
    private const int FewestPlanesWithLfe = 6;

    private readonly bool isRms;
    private readonly int[] planes;                                      // of the key, those that drive
    private readonly int[] peakWindows;                                 // frames, one a lane
    private readonly int[] meanWindows;
    private readonly int rate;
    private readonly int lanes;
    private readonly int releaseSlot;
    private readonly int highPassSlot;
    private readonly int lowPassSlot;
    private readonly ButterworthPass<T>? highPass;
    private readonly ButterworthPass<T>? lowPass;
    private readonly SlidingWindow<T, GreatestFold>? commonPeak;
    private readonly SlidingWindow<T, GreatestFold>[] ownPeaks = [];    // one a driving plane; of use below full link only
    private readonly SlidingWindow<T, SumFold>[] means = [];            // one a driving plane
    private readonly LaneBuffer levels;                                 // 32 frames: common, then each driving plane

    public CompressorDetector(PrepareContext context)
    {
        ProcessorSetup shape = context.Shape;
        rate = shape.Rate;
        lanes = context.Members.Length;
        int keyChannels = shape.KeyChannels > 0 ? shape.KeyChannels : shape.Channels;
        planes = [.. Enumerable.Range(0, keyChannels).Where(plane => !IsLfe(plane, keyChannels))];
        isRms = CompressorTiming.IsRms(shape);
        bool isAuto = CompressorTiming.IsAutoRelease(shape);
        releaseSlot = isAuto ? -1 : shape.SlotOf(Compressor.Release);
        levels = new LaneBuffer((1 + planes.Length) * ControlGrid.Cell * T.Width);

        highPassSlot = shape.SlotOf(Compressor.KeyHighPass);
        lowPassSlot = shape.SlotOf(Compressor.KeyLowPass);
        if (shape[Compressor.KeyHighPass].Word is null)
            highPass = new ButterworthPass<T>(isHighPass: true, rate, planes.Length);
        if (shape[Compressor.KeyLowPass].Word is null)
            lowPass = new ButterworthPass<T>(isHighPass: false, rate, planes.Length);

        peakWindows = new int[T.Width];
        meanWindows = new int[T.Width];
        Array.Fill(meanWindows, CompressorTiming.MeanFrames(rate));
        Array.Fill(peakWindows, CompressorTiming.PeakFrames(CompressorTiming.FastRelease, rate));
        if (isRms)
        {
            means = [.. planes.Select(_ => new SlidingWindow<T, SumFold>(meanWindows[0]))];
            return;
        }

        double longest = isAuto ? CompressorTiming.FastRelease : context.Members.Max(member => member[Compressor.Release].High);
        int window = CompressorTiming.PeakFrames(longest, rate);
        commonPeak = new SlidingWindow<T, GreatestFold>(window);
        if (planes.Length > 1)
            ownPeaks = [.. planes.Select(_ => new SlidingWindow<T, GreatestFold>(window))];
    }

    /// <summary>Driving planes of the key.</summary>
    public int Planes => planes.Length;

    /// <summary>Which of the driving planes drives a channel alone, below full link; −1 where all drive it.</summary>
    public int PlaneOf(int channel, int channels) =>
        planes.Length == 1 || IsLfe(channel, channels) ? -1 : Array.IndexOf(planes, channel);

    public void WalkState(IStateWalk<T> walk)
    {
        highPass?.WalkState(walk);
        lowPass?.WalkState(walk);
        commonPeak?.WalkState(walk);
        foreach (SlidingWindow<T, GreatestFold> window in ownPeaks)
            window.WalkState(walk);
        foreach (SlidingWindow<T, SumFold> window in means)
            window.WalkState(walk);
    }

    /// <summary>
    /// One level a frame, linear: the peak, or twice the mean square (so that a sine reads as its squared peak). 0: common; 1 + i: the driving plane i.
    /// </summary>
    public ReadOnlySpan<T> Levels(int chain, int frames) => LevelsOf(chain, frames);

    /// <summary>Listens to one stretch.</summary>
    /// <param name="separately">Whether the planes are wanted one by one too.</param>
    public void Listen(in Block<T> block, bool separately)
    {
        if (block.FirstOfCell)
            OpenCell(block, separately);
        if (block.StartsCell)
        {
            highPass?.Flush();
            lowPass?.Flush();
        }

        Span<T> common = LevelsOf(0, block.Frames);
        common.Clear();
        for (int i = 0; i < planes.Length; i++)
        {
            Span<T> own = LevelsOf(1 + i, block.Frames);
            block.Key(planes[i]).CopyTo(own);
            highPass?.Filter(i, block.Offset, own);
            lowPass?.Filter(i, block.Offset, own);
            if (isRms)
            {
                Square(own);
                means[i].Slide(block.FirstFrame, own);
                Average(own, common, T.Of(2.0 / meanWindows[0]));
            }
            else
            {
                Rectify(own, common);
                if (separately)
                    ownPeaks[i].Slide(block.FirstFrame, own);
            }
        }

        commonPeak?.Slide(block.FirstFrame, common);
    }

    private static bool IsLfe(int plane, int planes) => plane == LfePlane && planes >= FewestPlanesWithLfe;

    private Span<T> LevelsOf(int chain, int frames) => levels.Lanes<T>().Slice(chain * ControlGrid.Cell, frames);

    private void OpenCell(in Block<T> block, bool separately)
    {
        if (block.ParametersChanged)
        {
            highPass?.Tune(block.Start(highPassSlot), block.End(highPassSlot));
            lowPass?.Tune(block.Start(lowPassSlot), block.End(lowPassSlot));
            for (int lane = 0; lane < T.Width && releaseSlot >= 0; lane++)
            {
                // A lane without a strip looks where the first one looks.
                double release = T.Get(block.Start(releaseSlot), lane < lanes ? lane : 0);
                peakWindows[lane] = CompressorTiming.PeakFrames(release, rate);
            }
        }

        commonPeak?.OpenCell(block.FirstFrame, peakWindows);
        if (separately)
        {
            foreach (SlidingWindow<T, GreatestFold> window in ownPeaks)
                window.OpenCell(block.FirstFrame, peakWindows);
        }

        foreach (SlidingWindow<T, SumFold> window in means)
            window.OpenCell(block.FirstFrame, meanWindows);
    }

    /// <summary>Flushed, so that no square is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Square(Span<T> own)
    {
        for (int i = 0; i < own.Length; i++)
        {
            T value = Denormals.Flush(own[i]);
            own[i] = value * value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Average(Span<T> own, Span<T> loudest, T share)
    {
        for (int i = 0; i < own.Length; i++)
        {
            T mean = own[i] * share;
            own[i] = mean;
            loudest[i] = T.Max(loudest[i], mean);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rectify(Span<T> own, Span<T> loudest)
    {
        for (int i = 0; i < own.Length; i++)
        {
            T value = Denormals.Flush(T.Abs(own[i]));
            own[i] = value;
            loudest[i] = T.Max(loudest[i], value);
        }
    }
}
