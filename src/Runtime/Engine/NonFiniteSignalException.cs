namespace FlareScript.Runtime.Engine;

/// <summary>A processor gave NaN or infinity: the render stops here, and nothing of it reaches a file.</summary>
/// <param name="address">The insert: <c>lead.comp</c>.</param>
/// <param name="frame">Session frame of the first such value.</param>
public sealed class NonFiniteSignalException(string address, long frame)
    : Exception($"{address} gave a value that is not a number, or infinite, at frame {frame}.")
{
    public string Address { get; } = address;

    public long Frame { get; } = frame;
}
