using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Pages;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Content;

/// <summary>A content folder of its own and a database of its own, both thrown away with this.</summary>
internal sealed class TestContent : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-content-");
    private readonly TestDatabase database;

    private TestContent(TestDatabase database) => this.database = database;

    /// <summary>The folder above the content, for what lies outside it.</summary>
    public string Outside => folder.FullName;

    public string Root => Path.Combine(folder.FullName, "content");

    public Database Database => database.Database;

    public ContributionStore Contributions => new(Database, database.Clock);

    public TaxonomyStore Taxonomy => new(Database);

    public PageStore Pages => new(Database);

    public SpaceStore Spaces => new(Database);

    public ContentFileStore Files => new(Database);

    public ContentImporter Importer => new(Database, Taxonomy, Contributions, Pages, Spaces, Files);

    /// <summary>With a copy of the small content.</summary>
    public static async Task<TestContent> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var content = await CreateEmptyAsync(kind);
        foreach (var file in Directory.EnumerateFiles(ContentRoot.Small, "*", SearchOption.AllDirectories))
        {
            content.Write(Path.GetRelativePath(ContentRoot.Small, file), await File.ReadAllTextAsync(file));
        }

        return content;
    }

    public static async Task<TestContent> CreateEmptyAsync(DatabaseKind kind = DatabaseKind.Sqlite) => new(await TestDatabase.CreateAsync(kind));

    public Task<ImportReport> ImportAsync(string? contentFolder = null, IProgress<ImportProgress>? progress = null) =>
        Importer.ImportAsync(contentFolder ?? Root, progress, TestContext.Current.CancellationToken);

    public Task<ImportReport> CheckAsync(string? contentFolder = null) => Importer.CheckAsync(contentFolder ?? Root, progress: null, TestContext.Current.CancellationToken);

    public async Task<int> CountChangesAsync() => (await new ChangeLog(Database).AfterAsync(0, 10_000, TestContext.Current.CancellationToken)).Count;

    public string PathOf(string path) => Path.Combine(Root, path);

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), bytes);
    }

    /// <summary>Changes a file that is there.</summary>
    public void Replace(string path, string old, string by)
    {
        var text = File.ReadAllText(PathOf(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, by, StringComparison.Ordinal));
    }

    public void Move(string from, string to) => File.Move(PathOf(from), PathOf(to));

    public void Delete(string path) => File.Delete(PathOf(path));

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
