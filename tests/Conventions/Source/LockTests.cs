using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using FlareScript.Language.Model;
using FlareScript.Runtime.Engine;

namespace Conventions.Tests.Source;

/// <summary>The render thread runs the engine and what lies around it; none of it can wait for a lock.</summary>
public sealed partial class LockTests
{
    private static readonly string[] waiting =
        ["Monitor", "Lock", "Mutex", "Semaphore", "SemaphoreSlim", "ReaderWriterLockSlim", "SpinLock", "EventWaitHandle", "ManualResetEventSlim", "Barrier"];

    /// <summary>A <c>lock</c> statement is a call of Monitor or of Lock.</summary>
    [Theory]
    [InlineData(typeof(Engine))]
    [InlineData(typeof(Session))]
    public void An_assembly_of_the_engine_refers_to_no_lock(Type inside)
    {
        using var file = new PEReader(File.OpenRead(inside.Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        IEnumerable<string> referred = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => metadata.GetString(type.Namespace) == "System.Threading")
            .Select(type => metadata.GetString(type.Name));

        Assert.Empty(referred.Intersect(waiting));
    }

    [Fact]
    public void Ring_reader_and_render_thread_name_no_lock() =>
        Assert.DoesNotContain(["FrameRing", "AheadReader", "RenderThread"], name => Named().IsMatch(Repository.Read($"src/Host/Live/{name}.cs")));

    [GeneratedRegex(@"\b(lock \(|Monitor|Mutex|Semaphore\w*|\w*EventSlim|\w+WaitHandle|new Lock)")]
    private static partial Regex Named();
}
