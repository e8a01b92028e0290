using System.Runtime.Loader;

namespace FlareScript.Host.Scripting;

/// <summary>Where the compiled scripts of one session live; unloaded, nothing of them is left.</summary>
internal sealed class ScriptContext() : AssemblyLoadContext("hooks", isCollectible: true);
