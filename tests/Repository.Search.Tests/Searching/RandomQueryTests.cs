using Repository.Search.Searching;
using Repository.TestSupport;

namespace Repository.Search.Tests.Searching;

/// <summary>The engine against looking at every document: on one segment and several, with deletions, merged or not.</summary>
public sealed class RandomQueryTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, TestEffort.Of(quick: 4, full: 16, extended: 400))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hits_and_scores_are_those_of_a_naive_search(int seed)
    {
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents: random.Next(1, 400));
        var naive = new NaiveSearch(index.Documents);
        for (var i = 0; i < 60; i++)
        {
            var query = RandomDocuments.Query(random, depth: 3);

            var result = index.Searcher.Search(new SearchRequest { Query = query, Take = 1000 });

            var expected = index.Documents.Select((document, docId) => (DocId: docId, Score: index.Live[docId] ? naive.Score(query, document) : null))
                .Where(hit => hit.Score is not null).ToDictionary(hit => hit.DocId, hit => hit.Score!.Value);
            Assert.True(expected.Count == result.Total, $"seed {seed}, query {i}: {query} finds {result.Total}, expected {expected.Count}");
            Assert.Equal(expected.Keys.Order(), result.Hits.Select(hit => hit.DocId).Order());
            Assert.All(result.Hits, hit => Assert.True(Math.Abs(hit.Score - expected[hit.DocId]) <= 1e-5 * Math.Abs(expected[hit.DocId]), $"seed {seed}: {query} scores {hit.Score}, expected {expected[hit.DocId]}"));
            Assert.Equal(result.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.DocId), result.Hits);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_explanation_has_the_score_of_the_hit(int seed)
    {
        var random = new Random(seed);
        using var index = TestIndex.Random(random, documents: 200);
        for (var i = 0; i < 20; i++)
        {
            var query = RandomDocuments.Query(random, depth: 3);
            var scores = index.Searcher.Search(new SearchRequest { Query = query, Take = 1000 }).Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);

            for (var docId = 0; docId < index.Documents.Count; docId++)
            {
                var explanation = index.Searcher.Explain(query, docId);
                Assert.True(!index.Live[docId] || explanation.IsMatch == scores.ContainsKey(docId), $"seed {seed}: {query}\n{explanation}");
                Assert.True(!explanation.IsMatch || !index.Live[docId] || explanation.Value.Equals(scores[docId]), $"seed {seed}: {query} scores {scores.GetValueOrDefault(docId)}\n{explanation}");
            }
        }
    }
}
