using System.Text;
using Repository.Search.Queries.Constant;
using Repository.Search.Searching;

namespace Repository.Search.Tests.Searching;

public sealed class OrderAndPageTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hits_are_ordered_by_keys_and_then_by_docId(int seed)
    {
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents: random.Next(1, 300));
        for (var i = 0; i < 20; i++)
        {
            var request = new SearchRequest { Query = RandomDocuments.Query(random, depth: 2), Sort = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Key(random))], Take = 1000 };
            var scores = index.Searcher.Search(request with { Sort = [] }).Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);

            var hits = index.Searcher.Search(request).Hits;

            Assert.Equal(Ordered(index, scores, request.Sort.Count == 0 ? [new SortKey.Score()] : request.Sort), hits.Select(hit => hit.DocId));
            Assert.All(hits, hit => Assert.Equal(scores[hit.DocId], hit.Score));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pages_one_after_another_are_the_whole(int seed)
    {
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents: random.Next(1, 300));
        var whole = new SearchRequest { Query = RandomDocuments.Query(random, depth: 2), Sort = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Key(random))], Take = 1000 };
        var size = random.Next(1, 20);

        var pages = Enumerable.Range(0, (1000 / size) + 1).SelectMany(page => index.Searcher.Search(whole with { Skip = page * size, Take = size }).Hits);

        Assert.Equal(index.Searcher.Search(whole).Hits, pages);
    }

    [Fact]
    public void The_greatest_and_the_least_numbers_stand_before_or_behind_those_that_are_missing()
    {
        long?[] numbers = [null, long.MaxValue, long.MinValue, 0];
        using var index = new TestIndex([[.. numbers.Select((number, i) => new TestDocument($"d{i}", [], [], [], null, null, number, null))]], new HashSet<int>());
        IEnumerable<int> Sorted(bool descending, bool missingFirst) =>
            index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Sort = [new SortKey.Number("from", descending, missingFirst)] }).Hits.Select(hit => hit.DocId);

        Assert.Equal([2, 3, 1, 0], Sorted(descending: false, missingFirst: false));
        Assert.Equal([1, 3, 2, 0], Sorted(descending: true, missingFirst: false));
        Assert.Equal([0, 2, 3, 1], Sorted(descending: false, missingFirst: true));
        Assert.Equal([0, 1, 3, 2], Sorted(descending: true, missingFirst: true));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, -1)]
    [InlineData(SearchRequest.MaxWindow - 9, 10)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_page_out_of_reach_or_a_count_below_zero_is_refused(int skip, int take)
    {
        using var index = TestIndex.Random(new Random(1), documents: 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Skip = skip, Take = take }));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), CountUpTo = -1 }));
    }

    [Fact]
    public void The_farthest_page_is_within_reach()
    {
        using var index = TestIndex.Random(new Random(1), documents: 3);

        var result = index.Searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Skip = SearchRequest.MaxWindow - 10, Take = 10 });

        Assert.Equal(index.Live.Count(live => live), result.Total);
        Assert.Empty(result.Hits);
    }

    private static SortKey Key(Random random) => random.Next(4) switch
    {
        0 => new SortKey.Score(),
        1 => new SortKey.Number("from", random.Next(2) == 0, random.Next(2) == 0),
        2 => new SortKey.Keyword("language", random.Next(2) == 0, random.Next(2) == 0),
        _ => new SortKey.Keyword("name", random.Next(2) == 0, random.Next(2) == 0),
    };

    private static IEnumerable<int> Ordered(TestIndex index, Dictionary<int, float> scores, IReadOnlyList<SortKey> sort) =>
        sort.Aggregate(scores.Keys.OrderBy(_ => 0), (ordered, key) => key switch
        {
            SortKey.Number number => By(ordered, docId => index.Documents[docId].Number(number.Field), Comparer<long?>.Default, number.Descending, number.MissingFirst),
            SortKey.Keyword keyword => By(ordered, docId => Value(index.Documents[docId], keyword.Field), Comparer<byte[]?>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)), keyword.Descending, keyword.MissingFirst),
            _ => ordered.ThenByDescending(docId => scores[docId]),
        }).ThenBy(docId => docId);

    private static IOrderedEnumerable<int> By<T>(IOrderedEnumerable<int> ordered, Func<int, T?> value, IComparer<T?> comparer, bool descending, bool missingFirst)
    {
        var byPresence = ordered.ThenBy(docId => value(docId) is null == missingFirst ? 0 : 1);
        return descending ? byPresence.ThenByDescending(value, comparer) : byPresence.ThenBy(value, comparer);
    }

    private static byte[]? Value(TestDocument document, string field) => document.Terms(field) is [var only] ? Encoding.UTF8.GetBytes(only.Term) : null;
}
