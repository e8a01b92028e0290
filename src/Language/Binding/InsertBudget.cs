using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>How much a session may come to: chains that use chains, and keys that name groups, could otherwise fill any memory.</summary>
internal sealed class InsertBudget
{
    public const int MostInserts = 10_000;
    public const int MostBands = 20_000;
    public const int MostParameters = 100_000;
    public const int MostKeys = 100_000;

    private int inserts;
    private int bands;
    private int parameters;
    private int keys;
    private bool isTold;

    public bool TakeInsert(SourceLocation at, DiagnosticBag bag) =>
        ++inserts <= MostInserts || Tell(bag, InsertDiagnostics.ForTooMany(at, MostInserts));

    public bool TakeBand(SourceLocation at, DiagnosticBag bag) =>
        ++bands <= MostBands || Tell(bag, InsertDiagnostics.ForTooManyBands(at, MostBands));

    public bool TakeParameters(int count, SourceLocation at, DiagnosticBag bag) =>
        (parameters += count) <= MostParameters || Tell(bag, InsertDiagnostics.ForTooManyParameters(at, MostParameters));

    public bool TakeKeys(int count, SourceLocation at, DiagnosticBag bag) =>
        (keys += count) <= MostKeys || Tell(bag, InsertDiagnostics.ForTooManyKeys(at, MostKeys));

    /// <summary>Told once, where it first happens; what follows would only repeat it.</summary>
    private bool Tell(DiagnosticBag bag, Diagnostics.Diagnostic diagnostic)
    {
        parameters = Math.Min(parameters, MostParameters);
        keys = Math.Min(keys, MostKeys);
        if (!isTold)
            bag.Add(diagnostic);
        isTold = true;
        return false;
    }
}
