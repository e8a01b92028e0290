using System.Runtime.CompilerServices;

namespace FlareScript.Hooks;

/// <summary>The song at one tick, for a script that moves a parameter of one unit.</summary>
/// <typeparam name="T">The parameter's unit.</typeparam>
public sealed class Song<T> : SongFacts
    where T : struct
{
    /// <summary>The parameter's value at this tick without its hooks.</summary>
    public T Written => Unsafe.BitCast<double, T>(WrittenValue);
}
