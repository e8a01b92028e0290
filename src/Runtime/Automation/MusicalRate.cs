using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Automation;

/// <summary>A length along the beat as Hz: how often it fits into a second at the tempo and meter of the moment.</summary>
/// <remarks>
/// It doesn't walk through the tempo map from a frame on, as <see cref="MusicalLength"/> does: its integral has to count lengths, so that
/// what turns by it stays on the beat behind a change.
/// </remarks>
internal sealed class MusicalRate : MusicalValue
{
    private readonly SongClock clock;
    private readonly double bars;
    private readonly double beats;
    private readonly double quarters;
    private readonly double seconds;    // that follow no tempo

    /// <param name="reach">Of the clock's tempo map.</param>
    public MusicalRate(Duration length, TempoReach reach, SongClock clock)
    {
        this.clock = clock;
        bars = length.Bars.ToDouble();
        beats = length.Beats.ToDouble();
        quarters = (length.WholeNotes * 4).ToDouble();
        seconds = (length.Seconds + (length.Frames / clock.Rate)).ToDouble();
        (Low, High) = new MusicalLength(length, reach, clock) switch
        {
            { IsConstant: true } constant => (1 / constant.At(0), 1 / constant.At(0)),
            var moving => (1 / moving.High, 1 / moving.Low),
        };
    }

    public override bool IsConstant => Low == High;

    public override double Low { get; }

    public override double High { get; }

    public override double At(long frame)
    {
        if (IsConstant)
            return Low;
        double notes = quarters + (bars * clock.QuartersABarAt(frame)) + (beats * clock.QuartersABeatAt(frame));
        return Math.Min(Math.Max(1 / ((notes * 60 / clock.TempoAt(frame)) + seconds), Low), High);
    }
}
