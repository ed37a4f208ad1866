using System.Diagnostics;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue;

/// <summary>A fresh database and a catalogue that can follow it.</summary>
public abstract class FollowedCatalogue(DatabaseKind kind) : IAsyncLifetime
{
    /// <summary>Long enough for the slowest machine; a test that passes does not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestDatabase? test;
    private CatalogueFeeder? feeder;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LiveCatalogue Live { get; } = new();

    protected CatalogueFeeder Feeder => feeder!;

    protected Database Database => test!.Database;

    protected ContributionStore Contributions => new(Database, test!.Clock);

    protected TaxonomyStore Taxonomy => new(Database);

    protected ChangeLog Changes => new(Database);

    private protected LogEntries Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(kind);
        feeder = new CatalogueFeeder(Changes, Contributions, Taxonomy, Live, Log);
    }

    public async ValueTask DisposeAsync()
    {
        feeder?.Dispose();
        if (test is not null)
        {
            await test.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Numbers of all records that the words find.</summary>
    protected List<int> Found(string words)
    {
        var catalogue = Live.Current;
        var pages = Enumerable.Range(0, 10).SelectMany(page => catalogue.Search(new CatalogueQuery { Words = words, Skip = page * CatalogueQuery.MaxTake, Take = CatalogueQuery.MaxTake }).Hits);
        return [.. pages.Select(hit => hit.Entry.Number)];
    }

    protected Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql, parameters: null, Ct), Ct);

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
