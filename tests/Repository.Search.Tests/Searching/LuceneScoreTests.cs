using System.Globalization;
using Repository.Search.Analysis;
using Repository.Search.Queries.Syntax;
using Repository.Search.Searching;

namespace Repository.Search.Tests.Searching;

/// <summary>Documents, queries and the answers of Apache Lucene 8.7, from <c>lucene-8.7.txt</c>; <c>LuceneScores.java</c> wrote it.</summary>
public sealed class LuceneScoreTests
{
    private static readonly string[][] Lines =
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Repository.Search.Tests", "Searching", "lucene-8.7.txt")).Select(line => line.Split('|'))];

    public static TheoryData<string, int, string> Queries
    {
        get
        {
            var queries = new TheoryData<string, int, string>();
            foreach (var line in Lines.Where(line => line[0] == "Q"))
            {
                queries.Add(line[1], int.Parse(line[2], CultureInfo.InvariantCulture), line[3]);
            }

            return queries;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Answers_are_those_of_Lucene(string query, int total, string hits)
    {
        using var index = new TestIndex([.. Lines.Where(line => line[0] == "D").Select((line, i) => new TestDocument($"d{i}", Words(line[1]), Words(line[2]), [], null, null, null, null)).Chunk(61)], new HashSet<int>());
        var expected = hits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hit => hit.Split(':'))
            .Select(hit => (DocId: int.Parse(hit[0], CultureInfo.InvariantCulture), Score: float.Parse(hit[1], CultureInfo.InvariantCulture))).ToList();

        var result = index.Searcher.Search(new SearchRequest { Query = new QueryParser(TestDocument.Schema, "body", new SpaceAnalyzer()).Parse(query), Take = 1000 });

        // Scores may differ in the last bit, so that two documents may change places.
        var scores = result.Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
        Assert.Equal(total, result.Total);
        Assert.All(expected, hit => Assert.Equal(hit.Score, scores[hit.DocId], 1e-5f * hit.Score));
        Assert.All(expected.Zip(result.Hits), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-5f * pair.First.Score));
    }

    private static List<(string Term, int Position)> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => (word, i))];

    private sealed class SpaceAnalyzer : Analyzer
    {
        public override string Name => "space";

        protected override void Analyze(string text, int firstPosition, int firstOffset, List<Token> into) =>
            into.AddRange(Words(text).Select(word => new Token(word.Term, word.Term, firstPosition + word.Position, 0, 0)));
    }
}
