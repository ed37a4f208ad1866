using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;
using Repository.Search.Searching;
using Repository.TestSupport;

namespace Repository.Search.Tests.Searching;

/// <summary>Searches that pass over what cannot enter the page against those that see every match: an order by more than the score does.</summary>
public sealed class PruningTests(ITestOutputHelper output)
{
    private static readonly FacetRequest[] Facets = [new ValueFacet("tags", "tags", "tags"), new ValueFacet("language", "language", "language")];

    /// <summary>With documents: lists of one block, of several, and of more than ten thousand documents.</summary>
    public static TheoryData<int, int> Indexes
    {
        get
        {
            var indexes = new TheoryData<int, int>();
            var sizes = TestEffort.Of<int[]>(quick: [400, 3_000], full: [200, 1_000, 3_000, 3_000, 6_000, 20_000], extended: [.. Enumerable.Repeat(3_000, 40), .. Enumerable.Repeat(20_000, 10)]);
            for (var i = 0; i < sizes.Length; i++)
            {
                indexes.Add(i, sizes[i]);
            }

            indexes.Add(Random.Shared.Next(1_000, int.MaxValue), 2_000);
            return indexes;
        }
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void The_page_is_that_of_a_search_which_sees_every_match(int seed, int documents)
    {
        output.WriteLine(FormattableString.Invariant($"seed {seed}"));
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents, RandomDocuments.Skewed);
        for (var i = 0; i < TestEffort.Of(quick: 150, full: 400, extended: 2_000); i++)
        {
            var request = Request(random);

            var pruned = index.Searcher.Search(request);

            var exhaustive = index.Searcher.Search(request with { Sort = [new SortKey.Score(), new SortKey.Number("no such field")] });
            var what = $"seed {seed}, request {i}: {request.Query} in {request}";
            Assert.True(exhaustive.Hits.SequenceEqual(pruned.Hits), $"{what}\n{string.Join(' ', exhaustive.Hits)}\n{string.Join(' ', pruned.Hits)}");
            Assert.True(pruned.IsTotalExact ? pruned.Total == exhaustive.Total : pruned.Total > request.CountUpTo && pruned.Total <= exhaustive.Total, $"{what}: {pruned.Total} of {exhaustive.Total}");
            Assert.True(exhaustive.IsTotalExact && (pruned.IsTotalExact || request is { CountUpTo: < int.MaxValue, Facets: [] }), what);
            Assert.All(request.Facets, facet => Assert.Equal(exhaustive.Facets[facet.Name].OrderBy(value => value.Key, StringComparer.Ordinal), pruned.Facets[facet.Name].OrderBy(value => value.Key, StringComparer.Ordinal)));
        }
    }

    /// <summary>So that the test above does not hold because nothing is passed over.</summary>
    [Fact]
    public void A_search_that_need_not_count_looks_at_few_of_many_matches()
    {
        using var index = TestIndex.Random(new Random(1), documents: 3_000, RandomDocuments.Skewed);
        var (passedOver, asked) = (0, 0);
        var random = new Random(2);
        while (asked < 100)
        {
            var request = new SearchRequest { Query = RandomDocuments.Query(random, depth: 2), Take = 1 };
            if (index.Searcher.Search(request).Total > 1_000)
            {
                asked++;
                passedOver += index.Searcher.Search(request with { CountUpTo = 0 }) is { IsTotalExact: false, Total: < 700 } ? 1 : 0;
            }
        }

        Assert.InRange(passedOver, 20, asked);
    }

    public static TheoryData<Query> WithoutMatches =>
    [
        new PhraseQuery("body", [new("both", 0), new("zero", 0)]),
        new NumberRangeQuery("from", 2001, 2002),
        new BooleanQuery([new(Occur.Must, new TermQuery("body", "zero")), new(Occur.Must, new TermQuery("body", "one"))]),
        new BooleanQuery([new(Occur.Should, new TermQuery("body", "zero")), new(Occur.Should, new TermQuery("body", "one")), new(Occur.Should, new TermQuery("body", "two"))], 2),
        new BooleanQuery([new(Occur.Must, new TermQuery("body", "both")), new(Occur.MustNot, new MatchAllQuery())]),
    ];

    /// <summary>A search looks at its token after each batch.</summary>
    [Theory]
    [MemberData(nameof(WithoutMatches))]
    public void A_scorer_hands_back_control_while_nothing_matches(Query query)
    {
        string[] words = ["zero", "one", "two"];
        using var index = new TestIndex([[.. Enumerable.Range(0, 15_000).Select(i => new TestDocument($"d{i}", [], [(words[i % 3], 0), ("both", 1)], [], null, null, 2000 + (i % 2 * 5), null))]], new HashSet<int>());
        var segment = index.Segments[0].Reader;
        var scorer = query.CreateWeight(new IndexStatistics([segment]), scoring: true).CreateScorer(segment, TestContext.Current.CancellationToken);
        var batch = new ScoredBatch();

        var batches = 0;
        while (scorer!.NextBatch(batch))
        {
            Assert.Equal(0, batch.Count);
            batches++;
        }

        Assert.InRange(batches, 1, 1_000);
    }

    private static SearchRequest Request(Random random) => new()
    {
        Query = RandomDocuments.Query(random, depth: random.Next(4)),
        Filters = [.. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(_ => new Filter(random.Next(2) == 0 ? "tags" : "other", RandomDocuments.Filter(random)))],
        Skip = random.Next(4) == 0 ? random.Next(40) : 0,
        Take = random.Next(8) == 0 ? 0 : random.Next(1, random.Next(8) == 0 ? 500 : 20),
        CountUpTo = random.Next(3) switch { 0 => int.MaxValue, 1 => 0, _ => random.Next(1_000) },
        Facets = random.Next(4) == 0 ? Facets : [],
    };
}
