using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using FlareScript.Embedding;
using FlareScript.Embedding.Files;
using FlareScript.Host.Cli;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;
using Binder = FlareScript.Language.Binding.Binder;

namespace Host.Tests.Diagnostics;

/// <summary>Every code of planning, of files and of rendering is raised by something, and by itself.</summary>
public sealed partial class DiagnosticCaseTests
{
    public static TheoryData<int, string> Checked => Cases(one => one.Arguments is null);

    public static TheoryData<int, string> Rendered => Cases(one => one.Arguments is not null);

    [Theory, MemberData(nameof(Checked))]
    public void Checking_raises_exactly_the_code(int index, string description)
    {
        DiagnosticCase one = DiagnosticCase.All[index];
        using SessionFolder folder = Open(one);

        Diagnostic found = Assert.Single(Check(folder.Session));

        Assert.Equal(one.Code, found.Code);
        Assert.EndsWith(".", found.Message, StringComparison.Ordinal);
        Assert.NotNull(found.Help);
        Assert.StartsWith(one.Code, description, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Rendered))]
    public void Rendering_raises_exactly_the_code_and_writes_nothing(int index, string description)
    {
        DiagnosticCase one = DiagnosticCase.All[index];
        using SessionFolder folder = Open(one);
        string[] arguments = [.. one.Arguments!.Select(argument => argument == "out" ? folder.Output : argument)];

        FlareProcess.Outcome outcome = FlareProcess.Run(["render", folder.Session, .. arguments]);

        Assert.Equal(one.Code, Assert.Single(Codes().Matches(outcome.Errors).Select(match => match.Value)));
        Assert.Equal(ExitCode.SessionErrors, outcome.ExitCode);
        Assert.True(!Directory.Exists(folder.Output) || Directory.GetFileSystemEntries(folder.Output).Length == 0, description);
    }

    [Fact]
    public void Every_code_of_planning_and_of_the_host_has_a_case()
    {
        IEnumerable<string> declared = new[] { typeof(Planner), typeof(FlareSession), typeof(FlareProgram) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Code)
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, DiagnosticCase.All.Select(one => one.Code).Concat(["FLR2126", "FLR5012"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_thousand_problems_with_sources_are_listed_errors_first_and_the_others_counted()
    {
        var tones = string.Concat(Enumerable.Repeat("tone 1kHz at 0:02 length 1s\n", 1010));     // behind the end
        using var folder = new SessionFolder($"sections {{ end 0:01 }}\ntrack lead {{\n{tones}click every 0.5smp length 1s\n}}");

        ImmutableArray<Diagnostic> found = Check(folder.Session);

        Assert.Equal(1001, found.Length);
        Assert.Equal(999, found.Count(one => one.Code == "FLR4013"));
        Assert.Single(found, one => one.Code == "FLR4015");
        Assert.Equal("FLR2126", found[^1].Code);
        Assert.Contains("11 more", found[^1].Message, StringComparison.Ordinal);
    }

    private static SessionFolder Open(DiagnosticCase one)
    {
        var folder = new SessionFolder(one.Session);
        foreach ((string path, byte[] bytes) in one.Files)
            folder.Write(path, bytes);
        return folder;
    }

    /// <summary>As <c>flare check</c> does; a plan says the same.</summary>
    private static ImmutableArray<Diagnostic> Check(string path)
    {
        using LoadedSession loaded = LoadedSession.Load(path, [], isTrusted: true);
        if (loaded.HasErrors || loaded.Session is not { } session)
            return loaded.Diagnostics;
        ImmutableArray<Diagnostic> found = Planner.Check(session, loaded.Assets!);
        PlanResult planned = Planner.Plan(session, loaded.Assets!, ProcessorCatalogue.Find, new PlanOptions { Hooks = loaded.Hooks });
        Assert.Equal(found, planned.Diagnostics);
        return [.. loaded.Diagnostics, .. found];
    }

    private static TheoryData<int, string> Cases(Func<DiagnosticCase, bool> which)
    {
        var cases = new TheoryData<int, string>();
        for (int i = 0; i < DiagnosticCase.All.Length; i++)
        {
            if (which(DiagnosticCase.All[i]))
                cases.Add(i, DiagnosticCase.All[i].ToString());
        }

        return cases;
    }

    [GeneratedRegex("FLR[0-9]{4}")]
    private static partial Regex Codes();
}
