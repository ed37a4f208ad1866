using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Pages;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue;

/// <summary>The catalogue of <c>content/</c> as it is imported.</summary>
public sealed class RealContent : IAsyncLifetime
{
    private IndexedCatalogue? catalogue;
    private ScannedCatalogue? scan;

    public ICatalogue Catalogue => catalogue!;

    internal ScannedCatalogue Scan => scan!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var temporary = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var database = temporary.Database;
        var (terms, contributions) = (new TaxonomyStore(database), new ContributionStore(database, temporary.Clock));
        var importer = new ContentImporter(database, terms, contributions, new PageStore(database), new SpaceStore(database), new ContentFileStore(database));
        await importer.ImportAsync(Path.Combine(SourceTree.Root, "content"), progress: null, ct);
        var taxonomy = await terms.LoadAsync(ct);
        var records = await contributions.PublishedAfterAsync(Guid.Empty, 10_000, ct);
        catalogue = TestCatalogue.Of(records, taxonomy);
        scan = new ScannedCatalogue(records, taxonomy);
    }

    public ValueTask DisposeAsync()
    {
        catalogue?.Dispose();
        return ValueTask.CompletedTask;
    }
}
