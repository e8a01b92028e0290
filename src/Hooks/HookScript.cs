using System.Runtime.CompilerServices;

namespace FlareScript.Hooks;

/// <summary>What a compiled script derives from: its budget and its glides. No script names a member of it.</summary>
public abstract class HookScript
{
    /// <summary>Loops and calls of one tick; at up to 6 ns each it ends within a few milliseconds.</summary>
    internal const int Budget = 1_000_000;

    /// <summary>Calls inside one another.</summary>
    internal const int MostDepth = 256;

    private const long FreeBytes = 64L << 20;
    private const int FreeBytesATick = 256;

    /// <summary>The line of the script that is at work, from 1: set before every statement, so that whatever fails has its place.</summary>
    protected internal int Line;

    /// <summary>The line in which the last function returned.</summary>
    internal int Returned;

    private int left = Budget;             // fields take their first values in the constructor
    private int depth;
    private long allotted;                 // bytes
    private Glider[] gliders = [];
    private SongFacts song = null!;

    protected HookScript()
    {
    }

    /// <summary>One tick, in the canonical unit.</summary>
    public abstract double TickOnce();

    /// <summary>The script's <c>Start</c>.</summary>
    public virtual void StartOnce()
    {
    }

    /// <summary>Takes the arguments in the order of the parameters, and gives the song that it will see.</summary>
    public abstract SongFacts AcceptArguments(double[] numbers, string[] texts, bool[] given);

    internal void Begin(SongFacts facts, int glides)
    {
        song = facts;
        gliders = new Glider[glides];
    }

    internal double Run()
    {
        left = Budget;
        depth = 0;
        return TickOnce();
    }

    internal void RunStart()
    {
        left = Budget;
        depth = 0;
        StartOnce();
    }

    /// <summary>A turn of a loop.</summary>
    protected void Burn()
    {
        if (--left < 0)
            Stop(HookStop.Budget);
    }

    /// <summary>The start of a function; gives the line that called it.</summary>
    protected int Enter()
    {
        if (--left < 0)
            Stop(HookStop.Budget);
        if (++depth > MostDepth)
            Stop(HookStop.Depth);
        if ((depth & 15) == 15)
            RuntimeHelpers.EnsureSufficientExecutionStack();
        return Line;
    }

    /// <summary>The end of a function without a value: the line that called it goes on.</summary>
    protected void Leave(int line)
    {
        depth--;
        Line = line;
    }

    /// <summary>The end of a function.</summary>
    protected T Leave<T>(T value, int line)
    {
        depth--;
        Returned = Line;
        Line = line;
        return value;
    }

    /// <summary>A condition of a loop, asked again and again.</summary>
    protected bool At(int line)
    {
        Line = line;
        return true;
    }

    /// <summary>The length of an array that is about to be made.</summary>
    /// <param name="size">Of an element, in eights of bytes.</param>
    protected int Length(long length, int size)
    {
        if (length < 0)
            Stop(HookStop.Length);
        Allot(length * size);
        return (int)length;
    }

    /// <summary>An array of written elements, or a function.</summary>
    /// <param name="count">Eights of bytes.</param>
    protected T Elements<T>(T made, int count)
    {
        Allot(count);
        return made;
    }

    /// <summary>A value that follows another, each place in the script with a state of its own.</summary>
    protected T Glided<T>(T value, Seconds time, int place)
        where T : struct =>
        Unsafe.BitCast<double, T>(gliders[place].Follow(Unsafe.BitCast<T, double>(value), time.Canonical, song.StepSeconds));

    /// <summary>What a unit is in the engine.</summary>
    protected static double Canonical<T>(T value)
        where T : struct => Unsafe.BitCast<T, double>(value);

    /// <summary>A unit of what the engine has.</summary>
    protected static T OfCanonical<T>(double value)
        where T : struct => Unsafe.BitCast<double, T>(value);

    private void Allot(long elements)
    {
        allotted += 24 + (8 * elements);
        if (allotted > FreeBytes + (FreeBytesATick * (song?.Tick ?? 0)))
            Stop(HookStop.Memory);
        left = (int)Math.Max(-1L, left - elements - 1);
        if (left < 0)
            Stop(HookStop.Budget);
    }

    /// <remarks>Free to be inlined, so that the JIT sees that it only throws: else every double of a loop is kept in memory across the call.</remarks>
    private static void Stop(HookStop reason) => throw new HookLimitException(reason);
}
