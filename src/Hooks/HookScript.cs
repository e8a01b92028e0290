using System.Runtime.CompilerServices;

namespace FlareScript.Hooks;

/// <summary>What a compiled script derives from: its budget and its glides. No script names a member of it.</summary>
public abstract class HookScript
{
    /// <summary>Loops and calls of one tick; at 3 to 6 ns each it ends within a few milliseconds.</summary>
    internal const int Budget = 1_000_000;

    /// <summary>Calls inside one another.</summary>
    internal const int MostDepth = 256;

    private const long FreeBytes = 64L << 20;
    private const int FreeBytesATick = 256;

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
    protected void Burn(int line)
    {
        if (--left < 0)
            Stop(HookStop.Budget, line);
    }

    /// <summary>The start of a function.</summary>
    protected void Enter(int line)
    {
        if (--left < 0)
            Stop(HookStop.Budget, line);
        if (++depth > MostDepth)
            Stop(HookStop.Depth, line);
        if ((depth & 15) == 15)
            RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>The end of a function without a value.</summary>
    protected void Leave() => depth--;

    /// <summary>The end of a function.</summary>
    protected T Leave<T>(T value)
    {
        depth--;
        return value;
    }

    /// <summary>The length of an array that is about to be made.</summary>
    protected int Length(long length, int line)
    {
        if (length < 0)
            Stop(HookStop.Length, line);
        Allot(24 + (8 * length), length, line);
        return (int)length;
    }

    /// <summary>An array of written elements.</summary>
    protected T Elements<T>(T array, int count, int line)
    {
        Allot(24 + (8L * count), count, line);
        return array;
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

    private void Allot(long bytes, long elements, int line)
    {
        allotted += bytes;
        left = (int)Math.Max(-1L, left - elements);
        if (allotted > FreeBytes + (FreeBytesATick * (song?.Tick ?? 0)))
            Stop(HookStop.Memory, line);
        if (--left < 0)
            Stop(HookStop.Budget, line);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Stop(HookStop reason, int line) => throw new HookLimitException(reason, line);
}
