using System.Reflection.Metadata;
using FlareScript.Hooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FlareScript.Host.Scripting;

/// <summary>All that a script is compiled against: the trimmed framework and the assembly of the contract.</summary>
internal static class ScriptReferences
{
    private const string Framework = "System.Runtime";

    /// <summary>The trimmed framework under the real one's identity, then the contract.</summary>
    public static MetadataReference[] Create() => [Trimmed(), Contract()];

    private static CompilationReference Trimmed()
    {
        using Stream stream = typeof(ScriptReferences).Assembly.GetManifestResourceStream("Scripting.System")!;
        using var reader = new StreamReader(stream);
        byte[] key = System.Reflection.Assembly.Load(Framework).GetName().GetPublicKey()!;
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: [.. key], publicSign: true, concurrentBuild: false);
        return CSharpCompilation.Create(
            Framework, [CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(ScriptSyntax.Version))], [], options).ToMetadataReference();
    }

    /// <summary>From memory: a program in one file has no assemblies beside it.</summary>
    private static unsafe PortableExecutableReference Contract()
    {
        if (!typeof(SongFacts).Assembly.TryGetRawMetadata(out byte* bytes, out int length))
            throw new InvalidOperationException("The contract of hooks has no metadata.");
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((IntPtr)bytes, length)).GetReference();
    }
}
