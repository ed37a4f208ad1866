using Repository.Search.Analysis;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Syntax;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;
using Repository.Search.Searching;

namespace Repository.Search.Tests.Searching;

public sealed class IndexSearcherTests
{
    [Fact]
    public void Statistics_are_those_of_all_segments_deleted_documents_included()
    {
        using var index = new TestIndex([[Titled("d0", "a", "b")], [Titled("d1", "a"), Titled("d2")]], new HashSet<int> { 0 });

        Assert.Equal(2, index.Searcher.DocumentFrequency("title", "a"));
        Assert.Equal(0, index.Searcher.DocumentFrequency("title", "c"));
        Assert.Equal(2, index.Searcher.Field("title").DocumentCount);
        Assert.Equal(1.5f, index.Searcher.Field("title").AverageLength);
        Assert.Equal(0, index.Searcher.Field("no such field").DocumentCount);
    }

    [Fact]
    public void An_index_without_documents_finds_nothing()
    {
        using var index = new TestIndex([], new HashSet<int>());

        var result = index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Facets = [new ValueFacet("tags", "tags")], Sort = [new SortKey.Number("from")] });

        Assert.Equal(0, result.Total);
        Assert.Empty(result.Hits);
        Assert.Empty(result.Facets["tags"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Stored(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Explain(new MatchAllQuery(), -1));
    }

    public static TheoryData<Query> OfUnknownFields =>
    [
        new TermQuery("none", "a"), new PhraseQuery("none", [new("a", 0), new("b", 1)]), new PrefixQuery("none", ""), new AnyOfQuery("none", "a"), new NumberRangeQuery("none", null, null),
        new NumberRangeQuery("title", null, null), new BooleanQuery([]), new BooleanQuery([new(Occur.MustNot, new TermQuery("title", "b"))]), new DisjunctionMaxQuery([], 0),
    ];

    [Theory]
    [MemberData(nameof(OfUnknownFields))]
    public void What_nothing_can_match_is_no_error(Query query)
    {
        using var index = new TestIndex([[Titled("d0", "a")]], new HashSet<int>());

        Assert.Equal(0, index.Searcher.Search(new SearchRequest { Query = query }).Total);
        Assert.False(index.Searcher.Explain(query, 0).IsMatch);
    }

    /// <summary>idf: ln(1 + (2 - 1 + 0.5) / (1 + 0.5)); tf: 2 / (2 + 1.2 × (0.25 + 0.75 × 3 / 2)).</summary>
    [Fact]
    public void An_explanation_names_what_a_score_is_made_of()
    {
        using var index = new TestIndex([[Titled("d0", "a", "b", "a"), Titled("d1", "c")]], new HashSet<int>());

        var explanation = index.Searcher.Explain(new BooleanQuery([new(Occur.Must, new BoostQuery(new TermQuery("title", "a"), 2)), new(Occur.Should, new TermQuery("title", "c"))]), 0);

        Assert.Equal(
            """
            0.7596133 = sum of:
              0.7596133 = score(title:a), product of:
                2 = boost
                0.6931472 = idf(a), computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:
                  1 = n, number of documents containing term
                  2 = N, total number of documents with field
                0.54794514 = tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:
                  2 = freq, occurrences within the document
                  1.2 = k1, term saturation parameter
                  0.75 = b, length normalization parameter
                  3 = dl, length of the field in one byte
                  2 = avgdl, average length of the field

            """,
            explanation.ToString(),
            ignoreLineEndingDifferences: true);
    }

    public static TheoryData<Query> Unscored => [new TermQuery("title", "b"), new PhraseQuery("title", [new("b", 0), new("c", 1)]), new PrefixQuery("title", "b")];

    [Theory]
    [MemberData(nameof(Unscored))]
    public void An_explanation_tells_what_narrows_and_what_excludes(Query unscored)
    {
        using var index = new TestIndex([[Titled("d0", "a", "b", "c")]], new HashSet<int>());
        var word = new BooleanClause(Occur.Must, new TermQuery("title", "a"));

        var narrowed = index.Searcher.Explain(new BooleanQuery([word, new(Occur.Filter, unscored)]), 0);
        var excluded = index.Searcher.Explain(new BooleanQuery([word, new(Occur.MustNot, unscored)]), 0);

        Assert.Equal(2, narrowed.Details.Count);
        Assert.Equal(0, narrowed.Details[1].Value);
        Assert.True(Assert.Single(narrowed.Details[1].Details).IsMatch);
        Assert.False(excluded.IsMatch);
        Assert.All(excluded.Details, clause => Assert.True(clause.IsMatch));
    }

    [Fact]
    public void Boosts_within_one_another_stay_numbers()
    {
        using var index = new TestIndex([[Titled("d0", "a", "b"), Titled("d1", "a"), Titled("d2", "b")]], new HashSet<int>());
        Query query = new TermQuery("title", "a");
        for (var depth = 0; depth < SyntaxParser.MaxDepth; depth++)
        {
            query = new BoostQuery(query, SyntaxParser.MaxBoost);
        }

        var hits = index.Searcher.Search(new SearchRequest { Query = query }).Hits;

        Assert.Equal([1, 0], hits.Select(hit => hit.DocId));
        Assert.All(hits, hit => Assert.True(float.IsFinite(hit.Score)));
        Assert.Equal(0, index.Searcher.Explain(new BoostQuery(query, 0), 0).Value);
    }

    [Theory]
    [InlineData("\"b c\"~999", 0)]
    [InlineData("\"c b\"~999", 0)]
    [InlineData("\"a c b\"~999", 0)]
    [InlineData("\"c d\"~999", 1)]
    public void No_typed_phrase_reaches_from_one_part_to_the_next(string phrase, int found)
    {
        var tokens = new List<Token>();
        Analyzers.Plain.Analyze(["a b", "c d"], tokens);
        using var index = new TestIndex([[new TestDocument("d0", [.. tokens.Select(token => (token.Term, token.Position))], [], [], null, null, null, null)]], new HashSet<int>());

        Assert.Equal(found, index.Searcher.Search(new SearchRequest { Query = new QueryParser(TestDocument.Schema, "title", Analyzers.Plain).Parse(phrase) }).Total);
    }

    [Fact]
    public void A_search_that_nobody_waits_for_ends()
    {
        using var index = TestIndex.Random(new Random(1), documents: 10);

        Assert.Throws<OperationCanceledException>(() => index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery() }, new CancellationToken(canceled: true)));
    }

    public static TheoryData<Query> Costly =>
    [
        new PrefixQuery("title", "a"), new AnyOfQuery("title", "a", "b"), new PhraseQuery("title", [new("a", 0), new("b", 1)]), new ConstantScoreQuery(new PrefixQuery("title", "")),
        new BooleanQuery([new(Occur.Should, new TermQuery("title", "a")), new(Occur.Should, new PrefixQuery("title", "b"))]), new DisjunctionMaxQuery([new PrefixQuery("title", "b")], 0),
    ];

    [Theory]
    [MemberData(nameof(Costly))]
    public void What_is_costly_ends_within_a_segment_too(Query query)
    {
        using var index = new TestIndex([[Titled("d0", "a", "b")]], new HashSet<int>());
        var segment = index.Segments[0].Reader;
        var weight = query.CreateWeight(new IndexStatistics([segment]), scoring: true);

        Assert.Equal(0, weight.CreateScorer(segment, CancellationToken.None)?.NextDocument());
        Assert.Throws<OperationCanceledException>(() => weight.CreateScorer(segment, new CancellationToken(canceled: true))?.NextDocument());
    }

    [Fact]
    public void A_word_that_a_phrase_repeats_stands_as_often_in_what_it_finds()
    {
        using var index = new TestIndex([[Titled("d0", "a", "b"), Titled("d1", "a", "b", "a"), Titled("d2", "b", "a", "a"), Titled("d3", "c"), Titled("d4", "c", "a", "b", "a")]], new HashSet<int>());
        IEnumerable<int> Found(int slop) =>
            index.Searcher.Search(new SearchRequest { Query = new PhraseQuery("title", [new("a", 0), new("b", 1), new("a", 2)], slop) }).Hits.Select(hit => hit.DocId).Order();

        Assert.Equal([1, 4], Found(slop: 0));
        Assert.Equal([1, 2, 4], Found(slop: 5));
        Assert.Equal(3, index.Searcher.Search(new SearchRequest { Query = new PhraseQuery("title", [new("a", 0), new("a", 0), new("b", 1)]) }).Total);
    }

    [Fact]
    public void A_filter_is_remembered_with_its_segment_by_value()
    {
        using var index = new TestIndex([[Titled("d0", "a"), Titled("d1", "b")], [Titled("d2", "a")]], new HashSet<int> { 2 });
        int Found(Query filter) => index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Filters = [new Filter("title", filter)] }).Total;

        Assert.Equal(1, Found(new AnyOfQuery("title", "a", "c")));
        Assert.Equal(1, Found(new AnyOfQuery("title", "c", "a")));
        Assert.All(index.Segments, segment => Assert.Equal(1, index.Cache.CountOf(segment.Reader)));
        Assert.Equal(1, Found(new AnyOfQuery("title", "b")));
        Assert.All(index.Segments, segment => Assert.Equal(2, index.Cache.CountOf(segment.Reader)));
    }

    [Fact]
    public void The_filters_longest_unused_are_forgotten()
    {
        using var index = new TestIndex([[Titled("d0", "a")]], new HashSet<int>());
        var searched = 0;
        var segment = index.Segments[0].Reader;
        void Ask(int number) => index.Cache.Documents(segment, new NumberRangeQuery("from", number, null), () =>
        {
            searched++;
            return new FixedBitSet(1);
        });

        for (var number = 0; number <= FilterCache.MaxFiltersOfSegment; number++)
        {
            Ask(0);
            Ask(number);
        }

        Assert.Equal(FilterCache.MaxFiltersOfSegment, index.Cache.CountOf(segment));
        Assert.Equal(FilterCache.MaxFiltersOfSegment + 1, searched);
        Ask(0);
        Assert.Equal(FilterCache.MaxFiltersOfSegment + 1, searched);
        Ask(1);
        Assert.Equal(FilterCache.MaxFiltersOfSegment + 2, searched);
    }

    private static TestDocument Titled(string id, params string[] words) => new(id, [.. words.Select((word, i) => (word, i))], [], [], null, null, null, null);
}
