using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>Where a movement holds, in session frames, and how it fades within its ends.</summary>
internal sealed class MovementSpan
{
    private readonly double fadeIn;        // frames; 0: none
    private readonly double fadeOut;

    /// <param name="from">Null: from the start of the song.</param>
    /// <param name="to">Null: it goes on.</param>
    /// <param name="fade">Inside each end that is given.</param>
    public MovementSpan(Position? from, Position? to, Duration fade, SongClock clock)
    {
        From = from is null ? 0 : clock.FrameOf(from);
        To = to is null ? long.MaxValue : clock.FrameOf(to);
        if (!fade.IsZero)
        {
            fadeIn = from is null ? 0 : clock.FrameAfter(from, fade) - From;
            fadeOut = to is null ? 0 : To - clock.FrameAfter(to, -fade);
        }
    }

    public long From { get; }

    /// <summary>The first frame behind it; <see cref="long.MaxValue"/>: it goes on.</summary>
    public long To { get; }

    public bool HasEnd => To != long.MaxValue;

    /// <summary>Whether no frame of the session is in it.</summary>
    public bool IsEmpty => To <= From || To <= 0;

    /// <summary>Whether it begins with a jump; what begins with the song has always been there.</summary>
    public bool StartsSuddenly => From > 0 && fadeIn == 0;

    public bool HasFadeOut => fadeOut > 0;

    /// <summary>The share of the movement at a frame of the span, or at its end: from 0 to 1.</summary>
    public double Envelope(long frame)
    {
        double share = 1;
        if (fadeIn > 0)
            share = Math.Min(share, (frame - From) / fadeIn);
        if (fadeOut > 0)
            share = Math.Min(share, (To - frame) / fadeOut);
        return Math.Max(share, 0);
    }

    /// <summary>Whether nothing of it stands at a grid point that is not negative: a jump begins there with the old value.</summary>
    public bool IsSilentAt(long point)
    {
        long cellBefore = Math.Max(point - ControlGrid.Cell, 0);
        return point < From || To <= cellBefore || (From > cellBefore && StartsSuddenly);
    }
}
