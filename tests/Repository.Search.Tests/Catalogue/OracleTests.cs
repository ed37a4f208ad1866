using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Search.Catalogue;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue;

/// <summary>The catalogue on the index answers as looking at every record does, however the index came about.</summary>
public sealed class OracleTests(RealContent content) : IClassFixture<RealContent>
{
    /// <summary>Relative: scores of the index are in single precision.</summary>
    private const double Precision = 1e-5;

    [Fact]
    public void Random_queries_of_random_records()
    {
        var seed = Environment.TickCount;
        var random = new RandomRecords(new Random(seed));
        for (var round = 0; round < TestEffort.Of(quick: 3, full: 6, extended: 200); round++)
        {
            var records = Enumerable.Range(1, 40).Select(number => random.Record(number)).ToList();
            using var catalogue = TestCatalogue.Of(records);
            var scan = new ScannedCatalogue(records, Records.Taxonomy);
            for (var i = 0; i < 40; i++)
            {
                AssertSame(scan, catalogue, random.Query(), compareScores: true, seed);
            }

            AssertSameRelated(scan, catalogue);
        }
    }

    [Fact]
    public void Records_that_come_change_and_go()
    {
        var last = TestEffort.Of(quick: 8, full: 30, extended: 300);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var randomRecords = new RandomRecords(random);
        using var writer = IndexWriter.Open(new MemoryStorage(), CatalogueSchema.Schema);
        var present = new Dictionary<int, PublishedRecord>();
        for (var round = 0; round <= last; round++)
        {
            for (var change = random.Next(15); change >= 0; change--)
            {
                var number = random.Next(1, 60);
                if (random.Next(3) == 0 && present.Remove(number, out var gone))
                {
                    writer.Delete(CatalogueSchema.Id, gone.Contribution.Id.ToString());
                    continue;
                }

                var record = randomRecords.Record(number, [.. present.Values.Select(other => other.Contribution.WorkId)]);
                var id = present.TryGetValue(number, out var old) ? old.Contribution.Id : record.Contribution.Id;
                present[number] = record = new PublishedRecord(record.Contribution with { Id = id }, record.Revision with { ContributionId = id });
                writer.Update(CatalogueSchema.Id, id.ToString(), CatalogueDocuments.Of(record, Records.Taxonomy));
            }

            if (round == last)
            {
                writer.MergeTo(1);
            }

            using var catalogue = TestCatalogue.Of(writer, Records.Taxonomy);
            var scan = new ScannedCatalogue(present.Values, Records.Taxonomy);
            for (var i = 0; i < 10; i++)
            {
                // Statistics forget deleted records when segments merge; until then scores differ a little.
                AssertSame(scan, catalogue, randomRecords.Query(), compareScores: round == last, seed);
            }

            Assert.All(present.Values, record => Assert.Equal(
                scan.Translations(record.Contribution.Id).Select(entry => entry.ContributionId), catalogue.Translations(record.Contribution.Id).Select(entry => entry.ContributionId)));
            Assert.All(present.Values, record => Assert.Equal(record.Contribution.Number, catalogue.Find(record.Contribution.Id)!.Number));
            if (round == last)
            {
                AssertSameRelated(scan, catalogue);
            }
        }
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("")]
    [InlineData("migration")]
    [InlineData("the rights of migrants")]
    [InlineData("droits des migrants")]
    [InlineData("\"human rights\" -children")]
    [InlineData("integr* city OR local")]
    [InlineData("title:migración country:méxico")]
    [InlineData("kind:guidance year:2020.. return")]
    public void The_real_content(string words)
    {
        foreach (var sort in Enum.GetValues<CatalogueSort>())
        {
            AssertSame(content.Scan, content.Catalogue, new CatalogueQuery { Words = words, Sort = sort, Take = CatalogueQuery.MaxTake }, compareScores: true, seed: 0);
        }
    }

    [Fact]
    public void Related_records_of_the_real_content() => AssertSameRelated(content.Scan, content.Catalogue);

    private static void AssertSameRelated(ScannedCatalogue scan, ICatalogue catalogue)
    {
        foreach (var entry in scan.Search(new CatalogueQuery { Take = CatalogueQuery.MaxTake }).Hits.Select(hit => hit.Entry))
        {
            Assert.Equal(Shown(scan.Related(entry.ContributionId, kind: null, 5)), Shown(catalogue.Related(entry.ContributionId, kind: null, 5)));
            Assert.Equal(Shown(scan.Related(entry.ContributionId, "guidance", 3)), Shown(catalogue.Related(entry.ContributionId, "guidance", 3)));
        }

        static IEnumerable<string> Shown(IEnumerable<RelatedEntry> related) => related.Select(entry => $"{entry.Entry.Kind} {entry.Entry.Number}: {string.Join(' ', entry.Shared)}");
    }

    private static void AssertSame(ScannedCatalogue scan, ICatalogue catalogue, CatalogueQuery query, bool compareScores, int seed)
    {
        var (expected, actual) = (scan.Search(query), catalogue.Search(query));
        var asked = $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {query}";
        Assert.True(expected.Total == actual.Total, $"{asked}: {expected.Total.ToString(CultureInfo.InvariantCulture)} hits, not {actual.Total.ToString(CultureInfo.InvariantCulture)}");
        Assert.True(CountsOf(expected) == CountsOf(actual), $"{asked}: {CountsOf(expected)}, not {CountsOf(actual)}");
        Assert.True(Ids(expected).Order().SequenceEqual(Ids(actual).Order()), $"{asked}: other hits");
        if (query.Sort != CatalogueSort.Relevance || expected.Hits.All(hit => hit.Score == 0))
        {
            Assert.True(Ids(expected).SequenceEqual(Ids(actual)), $"{asked}: another order");
        }

        if (compareScores)
        {
            var scores = expected.Hits.ToDictionary(hit => hit.Entry.ContributionId, hit => hit.Score);
            Assert.All(actual.Hits, hit => Assert.True(IsClose(scores[hit.Entry.ContributionId], hit.Score), string.Create(CultureInfo.InvariantCulture, $"{asked}: {hit.Entry.Number} scores {scores[hit.Entry.ContributionId]}, not {hit.Score}")));
            Assert.All(expected.Hits.Zip(actual.Hits), pair => Assert.True(IsClose(pair.First.Score, pair.Second.Score), $"{asked}: another order"));
        }
    }

    private static IEnumerable<Guid> Ids(CatalogueResults results) => results.Hits.Select(hit => hit.Entry.ContributionId);

    private static bool IsClose(double expected, double actual) => Math.Abs(expected - actual) <= Precision * Math.Max(1, expected);

    private static string CountsOf(CatalogueResults results) => string.Join(
        "; ",
        [
            CountsOf(results.Kinds.Select(pair => (pair.Key, pair.Value))),
            CountsOf(results.Languages.Select(pair => (pair.Key, pair.Value))),
            CountsOf(results.Years.Select(pair => (pair.Key.ToString(CultureInfo.InvariantCulture), pair.Value))),
            .. results.Facets.OrderBy(facet => facet.Key).Select(facet => CountsOf(facet.Value.Select(pair => (pair.Key, pair.Value)))),
        ]);

    private static string CountsOf(IEnumerable<(string Value, int Count)> counts) =>
        string.Join(' ', counts.OrderBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value}={pair.Count}")));
}
