using System.Diagnostics;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>A fresh database, a folder for its index, and a catalogue that can follow it.</summary>
public abstract class FollowedCatalogue(DatabaseKind kind) : IAsyncLifetime
{
    /// <summary>Long enough for the slowest machine; a test that passes does not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<LeasedCatalogue> leases = [];
    private TestDatabase? test;
    private CatalogueIndexer? indexer;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LiveCatalogue Live { get; private set; } = new();

    protected CatalogueIndexer Indexer => indexer!;

    protected Database Database => test!.Database;

    /// <summary>For another program: <see cref="TestDatabase.Address"/>.</summary>
    protected string Address => test!.Address;

    protected TestClock Clock => test!.Clock;

    protected ContributionStore Contributions => new(Database, test!.Clock);

    protected TaxonomyStore Taxonomy => new(Database);

    protected ChangeLog Changes => new(Database);

    private protected LogEntries Log { get; } = new();

    /// <summary>Where the index lies; not there until it is built.</summary>
    protected string IndexPath { get; } = Path.Combine(Directory.CreateTempSubdirectory("repository-index-").FullName, "index");

    /// <summary>The folder of the build in use.</summary>
    protected string CurrentBuild => Path.Combine(IndexPath, File.ReadAllText(Path.Combine(IndexPath, "current")).TrimEnd());

    /// <summary>The catalogue at this moment, kept until the test ends.</summary>
    protected ICatalogue Now
    {
        get
        {
            leases.Add(Live.Acquire());
            return leases[^1];
        }
    }

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(kind);
        indexer = NewIndexer(Live);
    }

    public async ValueTask DisposeAsync()
    {
        leases.ForEach(lease => lease.Dispose());
        indexer?.Dispose();
        Live.Dispose();
        if (test is not null)
        {
            await test.DisposeAsync();
        }

        Directory.Delete(Path.GetDirectoryName(IndexPath)!, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the node without a last commit, as a crash does, and starts it again.</summary>
    protected void Restart()
    {
        leases.ForEach(lease => lease.Dispose());
        leases.Clear();
        Indexer.Dispose();
        Live.Dispose();
        Log.Clear();
        Live = new LiveCatalogue();
        indexer = NewIndexer(Live);
    }

    /// <summary>Puts a document with a text that is no record in place of one, as a faulty program might. Nothing else has the index open.</summary>
    protected void WriteNoRecord(Guid id)
    {
        using var storage = new FolderStorage(CurrentBuild);
        using var writer = IndexWriter.Open(storage, CatalogueSchema.Schema);
        writer.Update(CatalogueSchema.Id, id.ToString(), new Document().AddKeyword(CatalogueSchema.Id, id.ToString()).Store(CatalogueSchema.Record, "{\"Entrx\":{}}"));
        writer.Commit(writer.CommittedUserData);
    }

    /// <summary>Follows until the work is done, then stops as a site does.</summary>
    protected async Task WhileFollowingAsync(Func<Task> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = Indexer.FollowAsync(stop.Token);
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await following;
        }
    }

    protected CatalogueIndexer NewIndexer(LiveCatalogue live, string? path = null)
    {
        var folder = NewFolder(path ?? IndexPath);
        return new(Changes, Contributions, Taxonomy, new CatalogueBuilder(Changes, Contributions, Taxonomy, folder, Log), folder, live, TimeProvider.System, Log);
    }

    protected virtual IndexFolder NewFolder(string path) => new(path);

    /// <summary>Numbers of all records that the words find.</summary>
    protected List<int> Found(string words)
    {
        var catalogue = Now;
        var pages = Enumerable.Range(0, 10).SelectMany(page => catalogue.Search(new CatalogueQuery { Words = words, Skip = page * CatalogueQuery.MaxTake, Take = CatalogueQuery.MaxTake }).Hits);
        return [.. pages.Select(hit => hit.Entry.Number)];
    }

    protected int Total()
    {
        using var catalogue = Live.Acquire();
        return catalogue.Search(new CatalogueQuery { Take = 0 }).Total;
    }

    protected Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql, parameters: null, Ct), Ct);

    protected async Task<IReadOnlyList<Contribution>> PublishAsync(int count, string title, int from = 1) =>
        await Contributions.PublishNewAsync([.. Enumerable.Range(from, count).Select(number => New(number, title))], Ct);

    protected static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var waited = Stopwatch.StartNew(); !holds(); await Task.Delay(20, Ct))
        {
            Assert.True(waited.Elapsed < Patience, "it did not come about in time");
        }
    }

    protected static NewContribution New(int number, string title) => new(number, "a-slug", Content(title), Imported: false);

    protected static RevisionContent Content(string title) => new()
    {
        Kind = PracticeFields.Kind,
        Language = "en",
        Fields = new Practice { Title = title, Summary = "A summary." },
        Terms = [new AssignedTerm(Dimension.Country, "ma", ByEditors: false)],
    };
}
