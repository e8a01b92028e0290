using FlareScript.Language.Text;

namespace FlareScript.Runtime.Automation;

/// <summary>A hook could not go on: the render stops here, and nothing of it reaches a file.</summary>
/// <param name="address">What it moves: <c>lead.level</c>.</param>
/// <param name="frame">Session frame of the tick.</param>
/// <param name="location">The line of its C#.</param>
/// <param name="reason">What went wrong, as the end of a sentence that begins with the hook's name.</param>
/// <param name="help">What would be right.</param>
public sealed class HookStoppedException(string address, string name, long frame, SourceLocation location, string reason, string help)
    : Exception($"The hook {name} of {address} {reason} at frame {frame}.")
{
    public string Address { get; } = address;

    /// <summary>As messages call it.</summary>
    public string Name { get; } = name;

    public long Frame { get; } = frame;

    public SourceLocation Location { get; } = location;

    public string Reason { get; } = reason;

    public string Help { get; } = help;
}
