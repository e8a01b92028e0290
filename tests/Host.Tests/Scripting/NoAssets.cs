using FlareScript.Runtime.Sources;

namespace Host.Tests.Scripting;

/// <summary>Sessions of test signals alone.</summary>
internal sealed class NoAssets : IAssets
{
    public static NoAssets Instance { get; } = new();

    public AssetFacts? Find(string path) => throw new InvalidOperationException($"A test plays '{path}'.");

    public ISource Open(string path) => throw new InvalidOperationException($"A test plays '{path}'.");
}
