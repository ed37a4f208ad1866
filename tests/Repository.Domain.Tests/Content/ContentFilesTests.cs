using System.Text;
using Repository.Domain.Content;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Tests.Content;

/// <summary>Files that cannot be written down as cases: their bytes, sizes, links and folders.</summary>
public sealed class ContentFilesTests
{
    private const string Bad = "practices/bad.md";

    private const string Good = "---\nnumber: 2\ntitle: Une porte d’entrée\nlanguage: fr\nobjectives: [\"8\"]\nsource: https://example.org/2\n---\nUn bureau.\n\n## Contexte {#context}\n\nAvant.\nAprès.\n";

    [Theory]
    [InlineData("a byte order mark", "\uFEFF" + Good)]
    [InlineData("no end of the last line", "---\nnumber: 2\ntitle: Une porte d’entrée\nlanguage: fr\nobjectives: [\"8\"]\nsource: https://example.org/2\n---\nUn bureau.\n\n## Contexte {#context}\n\nAvant.\nAprès.")]
    [InlineData("spaces after the fences", "---  \nnumber: 2\ntitle: Une porte d’entrée\nlanguage: fr\nobjectives: [\"8\"]\nsource: https://example.org/2\n--- \nUn bureau.\n\n##  Contexte  {#context}  \n\nAvant.\nAprès.")]
    [InlineData("comments and a folded title", "---\n# who\nnumber: 2 # two\ntitle: >-\n  Une porte\n  d’entrée\nlanguage: fr\nobjectives: ['8']\nsource: https://example.org/2\n---\nUn bureau.\n\n## Contexte {#context}\nAvant.\nAprès.\n")]
    public async Task What_editors_leave_behind_is_tolerated(string what, string text)
    {
        await using var content = await TestContent.CreateAsync();
        content.Write(Bad, text);

        await AssertReadAsync(content, what);
    }

    [Fact]
    public async Task Lines_that_end_in_the_way_of_Windows_are_tolerated()
    {
        await using var content = await TestContent.CreateAsync();
        foreach (var file in Directory.EnumerateFiles(content.Root, "*", SearchOption.AllDirectories))
        {
            content.Write(Path.GetRelativePath(content.Root, file), (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\r\n"));
        }

        content.Write(Bad, Good.ReplaceLineEndings("\r\n"));

        await AssertReadAsync(content, "CRLF");
    }

    private static async Task AssertReadAsync(TestContent content, string what)
    {
        var report = await content.ImportAsync();
        Assert.True(report.Succeeded, $"{what}: {string.Join('\n', report.Problems)}");
        var record = await content.Contributions.PublishedAsync(PracticeFields.Kind, 2, TestContext.Current.CancellationToken);
        Assert.Equal(("Une porte d’entrée", "Un bureau.", "Avant.\nAprès."), (record!.Content.Title, record.Content.Summary, ((Practice)record.Content.Fields).Context));
    }

    [Theory]
    [InlineData("U+0000", "---\nnumber: 2\ntitle: A\0door\n---\nText.\n", 3)]
    [InlineData("U+001B", "---\nnumber: 2\ntitle: A door\n---\nText \u001B[31m.\n", 5)]
    [InlineData("U+0085", "---\nnumber: 2\ntitle: A\u0085door\n---\nText.\n", 3)]
    [InlineData("U+2028", "---\nnumber: 2\ntitle: A\u2028door\n---\nText.\n", 3)]
    [InlineData("U+FFFD", "---\nnumber: 2\ntitle: A d\uFFFDor\n---\nText.\n", 3)]
    [InlineData("U+FEFF", "---\nnumber: 2\ntitle: A \uFEFFdoor\n---\nText.\n", 3)]
    [InlineData("U+FFFF", "---\nnumber: 2\ntitle: A \uFFFFdoor\n---\nText.\n", 3)]
    [InlineData("U+000D", "---\nnumber: 2\ntitle: A\rdoor\n---\nText.\n", 3)]
    public Task A_control_character_is_refused(string name, string text, int line) => AssertRefusedAsync(Bad, Encoding.UTF8.GetBytes(text), line, name);

    [Theory]
    [InlineData("synonyms/bad.txt", "migrant, trave\u0007ller\n", 1)]
    [InlineData("taxonomy/bad.yaml", "dimension: sdg\nterms:\n  - id: \"1\"\n    label: {en: \u0001}\n", 4)]
    [InlineData("pages/bad.en.md", "---\ntitle: A\nsummary: B\n---\n\u0008\n", 5)]
    public Task A_control_character_is_refused_in_every_kind_of_file(string path, string text, int line) => AssertRefusedAsync(path, Encoding.UTF8.GetBytes(text), line, "control character");

    [Fact]
    public Task A_file_in_Latin_1_is_refused() => AssertRefusedAsync(Bad, Encoding.Latin1.GetBytes("---\nnumber: 2\ntitle: Une porte d'entrée\n---\nUn bureau.\n"), 3, "not in UTF-8");

    [Fact]
    public Task A_file_in_UTF_16_is_refused() => AssertRefusedAsync(Bad, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)], 1, "not in UTF-8");

    [Fact]
    public Task Half_a_surrogate_pair_is_refused() => AssertRefusedAsync(Bad, [.. "---\nnumber: "u8, 0xED, 0xA0, 0x80], 2, "not in UTF-8");

    [Fact]
    public Task A_file_over_a_megabyte_is_refused() => AssertRefusedAsync(Bad, [.. Encoding.UTF8.GetBytes(Good), .. Enumerable.Repeat((byte)'x', 1024 * 1024)], 0, "larger than 1 MB");

    [Fact]
    public Task Front_matter_over_64_KB_is_refused() =>
        AssertRefusedAsync(Bad, Encoding.UTF8.GetBytes($"---\nnumber: 2\ntitle: \"{new string('x', 64 * 1024)}\"\n---\nText.\n"), 1, "longer than 64 KB");

    [Fact]
    public Task A_file_that_is_all_brackets_is_refused_at_once() =>
        AssertRefusedAsync("taxonomy/bad.yaml", Encoding.UTF8.GetBytes($"dimension: {new string('[', 900_000)}"), 1, "nested too deeply");

    [Fact]
    public Task A_body_over_all_limits_is_refused_before_it_is_parsed() =>
        AssertRefusedAsync(Bad, Encoding.UTF8.GetBytes(Good + string.Concat(Enumerable.Repeat("[a]: b\n", 100_000))), 8, "longer than 150000 characters");

    [Fact]
    public async Task A_summary_that_is_too_long_is_refused()
    {
        await using var content = await TestContent.CreateAsync();
        content.Write(Bad, Good.Replace("Un bureau.", new string('x', 3_001), StringComparison.Ordinal));

        var problem = Assert.Single((await content.ImportAsync()).Problems);

        Assert.Equal((8, "summary", "“summary” is longer than 3000 characters."), (problem.Line, problem.Field, problem.Message));
    }

    [Fact]
    public async Task More_than_a_hundred_problems_are_cut_short()
    {
        await using var content = await TestContent.CreateAsync();
        content.Write(Bad, "---\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"key-{i}: x\n")) + "---\nText.\n");

        var problems = (await content.ImportAsync()).Problems;

        Assert.Equal(101, problems.Count);
        Assert.Contains(problems, problem => problem.Message.StartsWith("There are more problems", StringComparison.Ordinal));
    }

    private static async Task AssertRefusedAsync(string path, byte[] bytes, int line, string message)
    {
        await using var content = await TestContent.CreateAsync();
        content.Write(path, bytes);

        var report = await content.ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((path, line, ""), (problem.File, problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((FileOutcome.Failed, 1, report.Files.Count - 1), (report.OutcomeOf(path), report.Count(FileOutcome.Failed), report.Count(FileOutcome.Added)));
    }

    [Fact]
    public async Task A_link_that_leaves_the_content_folder_is_not_followed()
    {
        await using var content = await TestContent.CreateAsync();
        var outside = Path.Combine(content.Outside, "secret.md");
        await File.WriteAllTextAsync(outside, Good);
        Link(content, Bad, outside);
        Link(content, "practices/relative.md", "../../secret.md");

        var report = await content.ImportAsync();

        Assert.Equal([Bad, "practices/relative.md"], report.Problems.Select(problem => problem.File));
        Assert.All(report.Problems, problem => Assert.Contains("leaves the content folder", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_through_a_linked_folder_is_not_followed_either()
    {
        await using var content = await TestContent.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(content.Outside, "secret.md"), Good);
        Link(content, "up", "..");
        Link(content, Bad, "../up/secret.md");

        Assert.Contains("leaves the content folder", Assert.Single((await content.ImportAsync()).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_within_the_content_folder_is_followed()
    {
        await using var content = await TestContent.CreateAsync();
        content.Write("drafts/door.md", Good);
        Link(content, Bad, "../drafts/door.md");

        Assert.Equal(FileOutcome.Added, (await content.ImportAsync()).OutcomeOf(Bad));
    }

    [Theory]
    [InlineData("../nowhere.md")]
    [InlineData("bad.md")]
    public async Task A_link_to_nothing_or_to_itself_is_reported(string target)
    {
        await using var content = await TestContent.CreateAsync();
        Link(content, Bad, target);

        var report = await content.ImportAsync();

        Assert.Contains("The file cannot be read", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_leaves_the_content_folder_is_not_read()
    {
        await using var content = await TestContent.CreateAsync();
        Directory.Delete(content.PathOf("pages"), recursive: true);
        Directory.CreateDirectory(Path.Combine(content.Outside, "elsewhere"));
        Link(content, "pages", "../elsewhere");

        var report = await content.ImportAsync();

        Assert.Equal([new ContentNote("pages", "This folder is a link that leaves the content folder, so it is not read.")], report.Notes);
    }

    private static void Link(TestContent content, string path, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need a privilege on Windows");
        }

        File.CreateSymbolicLink(content.PathOf(path), target);
    }

    [Fact]
    public async Task A_content_folder_that_is_missing_is_reported()
    {
        await using var content = await TestContent.CreateEmptyAsync();

        var report = await content.ImportAsync();

        Assert.Equal((".", 0), (Assert.Single(report.Problems).File, report.Files.Count));
    }

    [Fact]
    public async Task A_taxonomy_that_is_missing_is_reported_and_other_folders_are_noted()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        content.Write("pages/about.en.md", await File.ReadAllTextAsync(Path.Combine(ContentRoot.Small, "pages", "about.en.md")));

        var report = await content.ImportAsync();

        Assert.Equal(["taxonomy", "pages/about.en.md"], report.Problems.Select(problem => problem.File));
        Assert.Contains("the taxonomy has no language at all", report.Problems[1].Message, StringComparison.Ordinal);
        Assert.Equal(["guidance", "practices", "spaces", "synonyms"], report.Notes.Select(note => note.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_that_are_not_content_are_left_alone()
    {
        await using var content = await TestContent.CreateAsync();
        content.Write("practices/.hidden.md", "x");
        content.Write("practices/backup.md~", "x");
        content.Write("practices/more/deep.md", "x");
        content.Write("practices/readme.txt", "x");
        content.Write("spaces/one.md", "x");

        var report = await content.ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Equal(["practices/more", "practices/readme.txt", "spaces/one.md"], report.Notes.Select(note => note.File));
    }
}
