using System.Diagnostics;
using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>The process that keeps the index is killed again and again while others write to the database: in the end both say the same.</summary>
public abstract class KilledIndexerContract(DatabaseKind kind, ITestOutputHelper output) : FollowedCatalogue(kind)
{
    private const int Queries = 5;

    /// <summary>Looking at every record for every record's score takes minutes where there are thousands.</summary>
    private const int MostScanned = 1_000;

    protected abstract int Operations { get; }

    protected abstract int Crashes { get; }

    private CatalogueCheck Check => new(new IndexFolder(IndexPath), Changes, Contributions, Taxonomy);

    [Fact]
    public async Task Index_and_database_are_equal_whenever_the_indexer_is_killed()
    {
        var seed = TestEffort.Of(quick: 1, full: 1, extended: Random.Shared.Next());
        output.WriteLine($"seed {seed}");
        var edits = new RandomEdits(seed, Database, Clock);
        var random = new Random(seed);
        await edits.ChangeTaxonomyAsync(0, Ct);
        var took = Stopwatch.StartNew();
        for (var crash = 1; crash <= Crashes; crash++)
        {
            // On a thread of its own: SQLite answers on the caller's.
            var editing = Task.Run(() => edits.DoAsync(Operations / Crashes, Ct), Ct);
            await using (var program = Start())
            {
                await AwaitInstantAsync(program, edits, random, crash);
                await program.KillAsync();
                Note(program.Lines);
            }

            Assert.Empty((await Check.RunAsync(Ct)).Problems);
            await editing;
        }

        output.WriteLine($"{Operations} operations and {Crashes} crashes took {took.Elapsed.TotalSeconds:0.0} s");
        await FollowToTheEndAsync();
        await AssertEqualAsync(edits, random);
    }

    private EndlessProgram Start() => EndlessProgram.Start("catalogue", IndexPath, Database.Dialect.Name, Address);

    /// <summary>While it starts, while it follows, or while it builds the index anew beside the one in use.</summary>
    private async Task AwaitInstantAsync(EndlessProgram program, RandomEdits edits, Random random, int crash)
    {
        switch (crash % 3)
        {
            case 0:
                await Task.Delay(random.Next(600), Ct);
                break;
            case 1:
                await program.NextAsync(line => line == "loaded");
                await Task.Delay(random.Next(600), Ct);
                break;
            default:
                await program.NextAsync(line => line == "loaded");
                var before = Directory.GetDirectories(IndexPath);
                await edits.ChangeTaxonomyAsync(crash, Ct);
                await EventuallyAsync(() => Directory.GetDirectories(IndexPath).Except(before).Any());
                await Task.Delay(random.Next(300), Ct);
                break;
        }
    }

    /// <summary>What is logged of records that cannot be read is as it should be, and nothing else is.</summary>
    private static void Note(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.StartsWith("log ", StringComparison.Ordinal)))
        {
            Assert.StartsWith("log LeftOut: ", line, StringComparison.Ordinal);
        }
    }

    private async Task FollowToTheEndAsync()
    {
        var sequence = (await Changes.LastAsync(Ct))!.Sequence;
        var last = string.Create(CultureInfo.InvariantCulture, $"applied {sequence}");
        await using var program = Start();
        await program.NextAsync(line => line == last);
        await program.KillAsync();
        Note(program.Lines);
    }

    private async Task AssertEqualAsync(RandomEdits edits, Random random)
    {
        // As the next start does: what the last crash lost comes again from the log, and the stop commits it.
        await Indexer.LoadAsync(progress: null, Ct);
        await WhileFollowingAsync(() => Task.CompletedTask);
        Assert.Empty(Log.Warnings);
        var report = await Check.RunAsync(Ct);
        Assert.Empty(report.Problems);
        Assert.Equal((await Changes.LastAsync(Ct))!.Sequence, report.UpToChange);

        var (published, tree) = (await PublishedAsync(), await Taxonomy.LoadAsync(Ct));
        Assert.Equal(published.Count, report.Records);
        output.WriteLine($"{published.Count} records are published");
        AssertDocuments(published, tree);
        await AssertCountsAsync(tree);
        AssertPlantedWords(edits, published);
        if (published.Count <= MostScanned)
        {
            AssertQueries(new RandomRecords(random), new ScannedCatalogue(published, tree));
        }
    }

    private async Task<List<PublishedRecord>> PublishedAsync()
    {
        var all = new List<PublishedRecord>();
        for (Guid? last = Guid.Empty; last is { } after;)
        {
            var batch = await Contributions.PublishedAfterAsync(after, 500, Ct);
            all.AddRange(batch);
            last = batch.LastId;
        }

        return all;
    }

    private void AssertDocuments(List<PublishedRecord> published, TaxonomyTree tree)
    {
        using var storage = FolderStorage.ToRead(CurrentBuild);
        using var snapshot = IndexReader.OpenLast(storage, CatalogueSchema.Schema);
        var indexed = IndexedDocuments.In(snapshot!, CatalogueSchema.Schema, CatalogueSchema.Id);
        Assert.Equal(published.Count, indexed.Count);
        foreach (var record in published)
        {
            Assert.Equal(IndexedDocuments.Expected(CatalogueDocuments.Of(record, tree)), indexed[record.Contribution.Id.ToString()]);
        }
    }

    /// <summary>Of each term, counted from the rows of the database.</summary>
    private async Task AssertCountsAsync(TaxonomyTree tree)
    {
        const string NamedTerms = """
            select c.id as contribution_id, t.dimension, t.term_id
            from   contributions c
            join   revisions r on r.id = c.published_revision_id
            join   revision_terms t on t.revision_id = r.id
            where  c.publication = 'published' and r.document <> '{'
            """;
        var named = await Database.ReadAsync(session => session.QueryAsync<NamedTerm>(NamedTerms, parameters: null, Ct), Ct);
        var expected = named.SelectMany(row => tree.Implied(row.Key).Select(term => (row.ContributionId, term.Key)).Prepend((row.ContributionId, row.Key)))
            .Distinct().CountBy(pair => pair.Key).ToDictionary();
        var found = Now.Search(new CatalogueQuery { Facets = Dimensions.All, Take = 0 }).Facets.SelectMany(facet => facet.Value.Select(count => KeyValuePair.Create(new TermKey(facet.Key, count.Key), count.Value)));
        Assert.Equal(expected.OrderBy(count => count.Key.ToString(), StringComparer.Ordinal), found.OrderBy(count => count.Key.ToString(), StringComparer.Ordinal));
    }

    private void AssertPlantedWords(RandomEdits edits, List<PublishedRecord> published)
    {
        var words = published.SelectMany(record => record.Content.Title.Split(' ').Select(word => (word, record.Contribution.Number))).ToLookup(pair => pair.word, pair => pair.Number, StringComparer.Ordinal);
        using var catalogue = Live.Acquire();
        for (var number = 1; number <= edits.Planted; number++)
        {
            var word = RandomEdits.PlantedWord(number);
            Assert.Equal(words[word], catalogue.Search(new CatalogueQuery { Words = word }).Hits.Select(hit => hit.Entry.Number));
        }
    }

    private void AssertQueries(RandomRecords random, ScannedCatalogue scan)
    {
        using var catalogue = Live.Acquire();
        for (var i = 0; i < Queries; i++)
        {
            // Scores know of deleted records until a merge forgets them; which records are found does not.
            var query = random.Query() with { Sort = CatalogueSort.Published };
            var (expected, found) = (scan.Search(query), catalogue.Search(query));
            Assert.Equal(expected.Total, found.Total);
            Assert.Equal(expected.Hits.Select(hit => hit.Entry.ContributionId), found.Hits.Select(hit => hit.Entry.ContributionId));
            Assert.Equal(expected.Years.OrderBy(count => count.Key), found.Years.OrderBy(count => count.Key));
        }
    }

    private sealed record NamedTerm
    {
        public required Guid ContributionId { get; init; }

        public required string Dimension { get; init; }

        public required string TermId { get; init; }

        public TermKey Key => new(Dimensions.Parse(Dimension), TermId);
    }
}

public sealed class KilledIndexerOnSqliteTests(ITestOutputHelper output) : KilledIndexerContract(DatabaseKind.Sqlite, output)
{
    protected override int Operations => TestEffort.Of(quick: 100, full: 4_000, extended: 100_000);

    protected override int Crashes => TestEffort.Of(quick: 1, full: 9, extended: 50);
}

public sealed class KilledIndexerOnPostgresTests(ITestOutputHelper output) : KilledIndexerContract(DatabaseKind.Postgres, output)
{
    protected override int Operations => TestEffort.Of(quick: 300, full: 1_000, extended: 20_000);

    protected override int Crashes => TestEffort.Of(quick: 3, full: 3, extended: 20);
}
