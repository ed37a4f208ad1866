using System.Globalization;
using Repository.Search.Queries;
using Repository.Search.Queries.Constant;
using Repository.Search.Searching;
using Repository.TestSupport;

namespace Repository.Search.Tests.Searching;

public sealed class FacetTests
{
    private const int MaxYear = 2035;

    private static readonly FacetRequest[] Facets =
    [
        new ValueFacet("tags", "tags", "tags"), new ValueFacet("language", "language", "language"), new ValueFacet("names", "name"), new ValueFacet("all tags", "tags"),
        new SpanFacet("years", "from", "to", "years") { Min = 1995, Max = MaxYear },
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, TestEffort.Of(quick: 4, full: 20, extended: 400))];

    /// <summary>A thousand combinations, 50 a seed, unless less or more is asked for.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counts_are_those_of_a_count_by_hand_whatever_the_filters(int seed)
    {
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents: random.Next(1, 300));
        var naive = new NaiveSearch(index.Documents);
        for (var i = 0; i < 50; i++)
        {
            var request = new SearchRequest
            {
                Query = random.Next(3) == 0 ? new MatchAllQuery() : RandomDocuments.Query(random, depth: 2),
                Filters = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new Filter(Key(random), RandomDocuments.Filter(random)))],
                Facets = Facets,
                Take = random.Next(3) == 0 ? 0 : 1000,
                CountHitsAlone = random.Next(8) == 0,
            };

            var result = index.Searcher.Search(request);

            var hits = Hits(index, naive, request, exceptKey: null);
            Assert.True(hits.Count == result.Total, $"seed {seed}, request {i}: {request} finds {result.Total}, expected {hits.Count}");
            Assert.All(Facets, facet => Assert.Equal(Counted(facet, Hits(index, naive, request, request.CountHitsAlone ? null : facet.FilterKey)), Sorted(result.Facets[facet.Name])));
            Assert.True(request.Take == 0 ? result.Hits.Count == 0 : result.Hits.Count == result.Total, $"seed {seed}, request {i}: {result.Hits.Count} hits of {result.Total}");
        }
    }

    [Fact]
    public void An_open_span_reaches_to_the_end_and_one_that_ends_before_it_begins_covers_nothing()
    {
        using var index = Index([(2019, 2021), (2020, null), (null, 2020), (2021, 2020), (1, 5000), (2050, null)]);

        var years = index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Facets = [new SpanFacet("years", "from", "to") { Min = 2018, Max = 2022 }] }).Facets["years"];

        Assert.Equal(new Dictionary<string, int> { ["2018"] = 1, ["2019"] = 2, ["2020"] = 3, ["2021"] = 3, ["2022"] = 2 }, years);
    }

    [Fact]
    public void A_field_that_no_document_has_counts_nothing()
    {
        using var index = Index([(null, null)]);

        var result = index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Facets = [new ValueFacet("tags", "tags"), new ValueFacet("none", "no such field"), new SpanFacet("years", "from", "to") { Max = 9 }] });

        Assert.Equal(3, result.Facets.Count);
        Assert.All(result.Facets.Values, Assert.Empty);
    }

    [Fact]
    public void Spans_too_wide_and_names_given_twice_are_refused()
    {
        using var index = Index([(2019, 2021)]);
        SearchRequest Asking(params FacetRequest[] facets) => new() { Query = new MatchAllQuery(), Facets = facets };

        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Search(Asking(new SpanFacet("years", "from", "to") { Min = 0, Max = SpanFacet.MaxWidth })));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Search(Asking(new SpanFacet("years", "from", "to") { Min = 1, Max = 0 })));
        Assert.Throws<ArgumentException>(() => index.Searcher.Search(Asking(new ValueFacet("tags", "tags"), new ValueFacet("tags", "language"))));
    }

    private static TestIndex Index((long? From, long? To)[] spans) =>
        new([[.. spans.Select((span, i) => new TestDocument($"d{i}", [], [], [], null, null, span.From, span.To))]], new HashSet<int>());

    private static string Key(Random random) => random.Next(4) switch
    {
        0 => "tags",
        1 => "language",
        2 => "years",
        _ => "other",
    };

    private static List<TestDocument> Hits(TestIndex index, NaiveSearch naive, SearchRequest request, string? exceptKey)
    {
        Query[] all = [request.Query, .. request.Filters.Where(filter => filter.Key != exceptKey).Select(filter => filter.Query)];
        return [.. index.Documents.Where((document, docId) => index.Live[docId] && all.All(query => naive.Score(query, document) is not null))];
    }

    private static SortedDictionary<string, int> Counted(FacetRequest facet, List<TestDocument> documents) => Sorted(facet switch
    {
        ValueFacet values => documents.SelectMany(document => document.Terms(values.Field)).CountBy(value => value.Term),
        SpanFacet spans => documents.SelectMany(document => Years(document, spans)).CountBy(year => year.ToString(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "no such facet"),
    });

    private static IEnumerable<int> Years(TestDocument document, SpanFacet spans) =>
        Enumerable.Range(spans.Min, spans.Max - spans.Min + 1).Where(year => document.From <= year && year <= (document.To ?? MaxYear) && document.From <= (document.To ?? long.MaxValue));

    private static SortedDictionary<string, int> Sorted(IEnumerable<KeyValuePair<string, int>> counts) => new(counts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
