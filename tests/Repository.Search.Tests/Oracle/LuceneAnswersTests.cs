using Repository.Search.Searching;
using Repository.TestSupport;

namespace Repository.Search.Tests.Oracle;

/// <summary>The engine against Apache Lucene 8.7, which has carried out the same scripts: the same hits in the same order with the same scores, to the last bit.</summary>
public sealed class LuceneAnswersTests
{
    /// <summary>Every so-manieth query is asked.</summary>
    private static readonly int Stride = TestEffort.Of(quick: 5, full: 1, extended: 1);

    [Theory]
    [InlineData("generated")]
    [InlineData("content")]
    public void Answers_are_those_of_Lucene(string name)
    {
        var script = OracleScript.Read(name);
        var answers = LuceneAnswer.Read(name);
        var differing = new List<string>();
        var phases = 0;
        using var index = new ScriptedIndex(script);
        foreach (var step in script.Steps)
        {
            if (step[0] != "ask")
            {
                index.Execute(step);
                continue;
            }

            Assert.Equal(script.Queries.Count, answers[step[1]].Count);
            phases++;
            using var snapshot = index.Snapshot();
            var searcher = new IndexSearcher(snapshot);
            var asked = script.Queries.Zip(answers[step[1]]).Where((_, i) => i % Stride == 0);
            differing.AddRange(asked.Select(pair => Difference(searcher, $"{step[1]}: {pair.First}", OracleQueryReader.Read(pair.First, script), pair.Second)).OfType<string>());
        }

        Assert.NotEqual(0, phases);
        Assert.True(differing.Count == 0, $"{differing.Count} answers differ\n{string.Join('\n', differing.Take(10))}");
    }

    private static string? Difference(IndexSearcher searcher, string what, SearchRequest request, LuceneAnswer expected)
    {
        var exact = searcher.Search(request);
        var answer = LuceneAnswer.Of(exact, searcher.Search(request with { Take = SearchRequest.MaxWindow }));
        var pruned = searcher.Search(request with { Take = 10, CountUpTo = 0 });
        return answer != expected ? $"{what}\nLucene {expected}\nours   {answer}"
            : !pruned.Hits.SequenceEqual(exact.Hits.Take(10)) || (pruned.IsTotalExact ? pruned.Total != exact.Total : pruned.Total > exact.Total) ? $"{what}\nis another when what cannot enter the page is passed over"
            : null;
    }
}
