using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>How many things of one kind a session may hold: far more than anyone mixes, little enough that no text fills the memory.</summary>
/// <param name="things">In the plural, as messages say it.</param>
/// <param name="most">How many.</param>
/// <param name="help">What to do with more.</param>
internal sealed class Allowance(string things, int most, string help)
{
    private int taken;

    /// <summary>Whether one more may be read; the first that may not is told.</summary>
    public bool Take(SourceLocation at, DiagnosticBag bag)
    {
        if (taken < most)
        {
            taken++;
            return true;
        }

        if (taken++ == most)
            bag.Add(SessionDiagnostics.ForTooMany(at, things, most, help));
        return false;
    }
}

/// <summary>What is counted over all files of one session.</summary>
internal sealed class Allowances
{
    private const string Split = "split the session: render groups to files, and mix those.";
    private const string Thin = "thin them out: values run from point to point by themselves.";
    private const string LeaveOut = "leave out what nobody uses.";

    public Allowance Sources { get; } = new("clips and signals", 50_000, Split);

    public Allowance Sends { get; } = new("sends", 20_000, Split);

    public Allowance Points { get; } = new("points of automation", 50_000, Thin);

    public Allowance Movements { get; } = new("movements", 10_000, Split);

    public Allowance TempoPoints { get; } = new("points of tempo", 10_000, Thin);

    public Allowance Meters { get; } = new("changes of meter", 10_000, "leave out those that change nothing.");

    public Allowance Places { get; } = new("sections and markers", 10_000, LeaveOut);

    public Allowance Constants { get; } = new("constants", 10_000, LeaveOut);

    public Allowance Chains { get; } = new("chains", 5_000, LeaveOut);

    public Allowance Parameters { get; } = new("parameters of chains", 10_000, LeaveOut);
}
