using System.Net;
using Repository.Web.CommandLine;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.CommandLine;

/// <summary>The program as it is started at a shell.</summary>
[Trait("Speed", "slow")]
public sealed class CommandTests : IDisposable
{
    private const string AnyPort = "--urls=http://127.0.0.1:0";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-program-");

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("imprt")]
    [InlineData("import", "everything")]
    [InlineData("check", "content")]
    [InlineData("serve", "now")]
    public async Task What_is_no_command_starts_nothing(params string[] arguments)
    {
        var (code, output) = await RunAsync(content: null, arguments);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains($"There is no command “{arguments[^1]}”", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        var (code, output) = await RunAsync(content: null, "--help");
        Assert.Equal(ExitCodes.Success, code);
        Assert.All(["serve", "import", "reindex", "check"], name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_brings_in_everything_once_and_a_check_finds_it_sound()
    {
        var (code, output) = await RunAsync(content: null, "import");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("Content: 184 files imported, 0 unchanged, 0 kept as changed here, 0 refused.", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(content: null, "check");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("Database: sound.", output, StringComparison.Ordinal);
        Assert.Contains("note: index: there is none yet; the next start builds it", output, StringComparison.Ordinal);
        Assert.Contains("Content: sound.", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(content: null, "import");
        Assert.Equal((ExitCodes.Success, ""), (code, output));
    }

    [Fact]
    public async Task A_broken_file_is_named_with_its_line_and_the_site_starts_with_the_rest()
    {
        var content = CopyOfContent();
        var broken = Path.Combine(content, "practices", "sello-migrante-chile.md");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(broken)).Replace("countries: [cl]", "countries: [zz]", StringComparison.Ordinal));

        var (code, output) = await RunAsync(content, "import");
        Assert.Equal(ExitCodes.Problems, code);
        Assert.Contains("1 refused", output, StringComparison.Ordinal);
        Assert.Contains("practices/sello-migrante-chile.md:8: ", output, StringComparison.Ordinal);
        Assert.Contains("“zz”", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(content, "check");
        Assert.Equal(ExitCodes.Problems, code);
        Assert.Contains("practices/sello-migrante-chile.md:8: ", output, StringComparison.Ordinal);

        await using var site = RunningProgram.Start(Data, content, "serve", AnyPort);
        using var client = new HttpClient { BaseAddress = await site.ServingAsync() };
        Assert.Equal(80, Pages.Number((await client.PageAsync("/en/practices")).QuerySelector("h1").Shown()));
        Assert.Contains("practices/sello-migrante-chile.md:8: ", site.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/en/practices/32")).StatusCode);
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_does_not_start_and_a_later_one_imports_nothing()
    {
        var first = RunningProgram.Start(Data, contentFolder: null, AnyPort);
        await using (first)
        {
            var address = await first.ServingAsync();
            Assert.Equal("127.0.0.1", address.Host);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
            }

            Assert.Single(first.Lines, line => line.Contains("one-time code: ", StringComparison.Ordinal));
            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal("{\"status\":\"running\"}", await client.GetStringAsync("/health"));
            Assert.Contains("\"status\":\"ready\"", await client.GetStringAsync("/ready"), StringComparison.Ordinal);

            var (code, output) = await RunAsync(content: null, AnyPort);
            Assert.Equal(ExitCodes.CannotStart, code);
            Assert.Contains($"Cannot start: another site serves from “{Data}”", output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }

        await using var later = RunningProgram.Start(Data, contentFolder: null, "serve", AnyPort);
        await later.ServingAsync();
        Assert.DoesNotContain("imported", later.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("one-time code", later.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("serve")]
    public async Task Without_content_it_says_what_is_missing(string command)
    {
        var (code, output) = await RunAsync(Path.Combine(folder.FullName, "nothing"), command, AnyPort);
        Assert.Equal(ExitCodes.CannotStart, code);
        Assert.Contains("Cannot start: the content folder “", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_without_a_database_says_so_and_makes_none()
    {
        var (code, output) = await RunAsync(content: null, "check");
        Assert.Equal(ExitCodes.Problems, code);
        Assert.Contains("There is no database at", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("Server=;Nonsense=1")]
    [InlineData("Nonsense=1")]
    [InlineData("Host=127.0.0.1;Port=x")]
    public async Task A_setting_of_the_database_that_cannot_be_read_is_said(string setting)
    {
        var (code, output) = await RunAsync(content: null, "import", $"--Repository:ConnectionString={setting}");
        Assert.Equal(ExitCodes.CannotStart, code);
        Assert.Contains("Cannot start: the connection string", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        var other = folder.CreateSubdirectory("other").FullName;
        Directory.CreateDirectory(Data);
        await TestSite.FillAsync(Data);
        await TestSite.FillAsync(other);
        await using var first = RunningProgram.Start(Data, contentFolder: null, AnyPort);
        var address = await first.ServingAsync();
        await using var second = RunningProgram.Start(other, contentFolder: null, $"--urls={address}");
        Assert.Equal(ExitCodes.CannotStart, await second.EndAsync());
        Assert.Contains("Cannot start: ", second.Output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string? content, params string[] arguments)
    {
        await using var program = RunningProgram.Start(Data, content, arguments);
        var code = await program.EndAsync();
        return (code, program.Output);
    }

    private string CopyOfContent()
    {
        var copy = Path.Combine(folder.FullName, "content");
        foreach (var path in Directory.EnumerateFiles(SourceTree.Content, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(SourceTree.Content, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return copy;
    }
}
