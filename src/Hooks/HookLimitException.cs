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
internal sealed class HookLimitException(HookStop reason) : Exception($"The script reached its bound: {reason}.")
{
    public HookStop Reason { get; } = reason;
}
