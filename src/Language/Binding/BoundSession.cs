using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Language.Binding;

/// <summary>What a file means, with every mistake found on the way.</summary>
/// <param name="Session">Null where a diagnostic is an error.</param>
/// <param name="Diagnostics">Of parsing and binding, of the file and of what it imports; each file's in its order, the main file first.</param>
public sealed record BoundSession(Session? Session, ImmutableArray<Diagnostic> Diagnostics);
