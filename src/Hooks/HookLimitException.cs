namespace FlareScript.Hooks;

/// <summary>Which bound a script has reached.</summary>
internal enum HookStop
{
    Budget,
    Depth,
    Memory,
    Length,
}

/// <summary>A script has reached a bound.</summary>
/// <param name="line">Of the script, from 1; 0 where it is not known.</param>
internal sealed class HookLimitException(HookStop reason, int line) : Exception($"The script reached its bound: {reason}.")
{
    public HookStop Reason { get; } = reason;

    public int Line { get; } = line;
}
