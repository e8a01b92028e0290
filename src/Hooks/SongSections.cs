using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Hooks;

/// <summary>The sections of a song by frame.</summary>
internal sealed class SongSections
{
    private readonly (long From, long To, string Name)[] all;
    private int last;                      // where the last one was found: ticks come in order

    public SongSections(ImmutableArray<Section> sections, SongClock clock) =>
        all = [.. sections.Select(section => (clock.FrameOf(section.From), clock.FrameOf(section.To), section.Name)).OrderBy(section => section.Item1)];

    public string NameAt(long frame) => Find(frame) is int found and >= 0 ? all[found].Name : "";

    public double ProgressAt(long frame) =>
        Find(frame) is int found and >= 0 ? (frame - all[found].From) / (double)(all[found].To - all[found].From) : 0;

    private int Find(long frame)
    {
        for (int count = 0; count < all.Length; count++)
        {
            int index = (last + count) % all.Length;
            if (frame < all[index].From || frame >= all[index].To)
                continue;
            last = index;
            return index;
        }

        return -1;
    }
}
