namespace Conventions.Tests.Source;

/// <summary>Nothing points the other way: the table of docs/architecture.md, read against the code.</summary>
public sealed class RoomTests
{
    private static readonly string[] files = Repository.Files("src", "*.cs");

    [Fact]
    public void Every_file_lies_in_a_room_and_its_namespace_is_its_folder()
    {
        foreach (string file in files.Where(file => file.Count(letter => letter == '/') > 2))
        {
            string folder = file["src/".Length..file.LastIndexOf('/')];
            Assert.True(RoomTable.RoomOf(folder) is not null || folder.StartsWith("Host/", StringComparison.Ordinal), $"{file} lies in no room of the table.");
            Assert.Contains($"namespace FlareScript.{folder.Replace('/', '.')};", Repository.Read(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_room_names_only_rooms_that_the_table_lets_it_know()
    {
        var broken = new List<string>();
        foreach (string file in files)
        {
            if (RoomTable.RoomOf(file["src/".Length..]) is not { } room)
                continue;
            foreach (string name in RoomTable.NamedIn(Repository.Read(file)))
            {
                string path = (name.StartsWith("FlareScript.", StringComparison.Ordinal) ? name["FlareScript.".Length..] : name).Replace('.', '/');
                if (path.StartsWith("Host", StringComparison.Ordinal) && room != "Host")
                    broken.Add($"{file} names {name}");
                else if (RoomTable.RoomOf(path) is { } other && !RoomTable.MayKnow(room, other))
                    broken.Add($"{file}: {room} does not know {other}");
            }
        }

        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void A_processor_knows_no_other_processor()
    {
        const string Processors = "src/Runtime/Processors/";
        string[] folders = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, Processors)).Select(path => Path.GetFileName(path))];
        foreach (string file in files.Where(file => file.StartsWith(Processors, StringComparison.Ordinal)))
        {
            string[] inside = file[Processors.Length..].Split('/');
            string own = inside.Length > 1 ? inside[0] : "";
            IEnumerable<string> others = folders.Where(folder => folder != own
                && RoomTable.NamedIn(Repository.Read(file)).Any(name => name.Contains($"Processors.{folder}", StringComparison.Ordinal)));
            Assert.Empty(others.Select(other => $"{file} names {other}"));
        }
    }

    [Theory]
    [InlineData("Superpower", "src/Language/Parsing/")]
    [InlineData("NAudio", "src/Runtime/Formats/", "src/Embedding/", "src/Host/Live/")]
    [InlineData("Spectre", "src/Host/")]
    [InlineData("System.CommandLine", "src/Host/")]
    [InlineData("Microsoft.CodeAnalysis", "src/Host/Scripting/")]
    [InlineData("System.IO", "src/Embedding/Files/", "src/Host/")]
    [InlineData("System.Threading", "src/Host/")]
    public void A_library_is_named_in_its_rooms_alone(string library, params string[] rooms)
    {
        IEnumerable<string> elsewhere = files
            .Where(file => !rooms.Any(room => file.StartsWith(room, StringComparison.Ordinal)) && !file.StartsWith("src/Generators/", StringComparison.Ordinal))
            .Where(file => RoomTable.NamedIn(Repository.Read(file)).Any(name => name == library || name.StartsWith(library + ".", StringComparison.Ordinal)));

        Assert.Empty(elsewhere);
    }

    /// <summary>Names inside one assembly come by <c>using</c> lines that say where from.</summary>
    [Fact]
    public void No_namespace_of_the_project_is_used_globally()
    {
        Assert.DoesNotContain(files, file => Repository.Read(file).Contains("global using FlareScript", StringComparison.Ordinal));
        Assert.DoesNotContain(Repository.Files("src", "*.csproj"), file => Repository.Read(file).Contains("<Using Include=\"FlareScript", StringComparison.Ordinal));
        Assert.DoesNotContain("<Using Include=\"FlareScript", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
    }
}
