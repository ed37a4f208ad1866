using System.Text.Json;
using Repository.Search.Searching;

namespace Repository.Benchmarks.Corpora;

/// <summary>What Lucene answered to a query: <c>{id, hits, top: [[id, score]], facets: {field: {value: count}}}</c>.</summary>
/// <param name="Hits">Exact.</param>
/// <param name="Top">The first ten, by score and then in the order of the file.</param>
/// <param name="Facets">By field the documents by value, without zeros; a field without any is left out.</param>
internal sealed record GoldenAnswer(string QueryId, int Hits, IReadOnlyList<(string Id, double Score)> Top, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets)
{
    private const double Tolerance = 1e-5;

    /// <summary>The file's scores have five decimals.</summary>
    private const double Rounding = 0.5e-5;

    /// <exception cref="CorpusException">A line is no such answer.</exception>
    public static Dictionary<string, GoldenAnswer> ReadAll(string file)
    {
        var answers = new Dictionary<string, GoldenAnswer>(StringComparer.Ordinal);
        foreach (var answer in JsonLine.ReadAll(file, Read))
        {
            answers[answer.QueryId] = answer;
        }

        return answers;
    }

    /// <summary>What the result says otherwise, a line each.</summary>
    public IEnumerable<string> Differences(SearchResult result, IndexSearcher searcher)
    {
        if (result.Total != Hits)
        {
            yield return FormattableString.Invariant($"{result.Total} hits, not {Hits}");
        }

        for (var rank = 0; rank < Math.Max(Top.Count, result.Hits.Count); rank++)
        {
            if (Difference(rank, result.Hits, searcher) is { } difference)
            {
                yield return FormattableString.Invariant($"rank {rank + 1}: {difference}");
            }
        }

        foreach (var field in CorpusSchema.FacetFields)
        {
            var ours = result.Facets[field];
            var theirs = Facets.TryGetValue(field, out var counts) ? counts : new Dictionary<string, int>();
            foreach (var value in ours.Keys.Union(theirs.Keys).Where(value => ours.GetValueOrDefault(value) != theirs.GetValueOrDefault(value)))
            {
                yield return FormattableString.Invariant($"{field} {value}: {ours.GetValueOrDefault(value)}, not {theirs.GetValueOrDefault(value)}");
            }
        }
    }

    private string? Difference(int rank, IReadOnlyList<ScoredDocument> hits, IndexSearcher searcher)
    {
        if (rank >= hits.Count || rank >= Top.Count)
        {
            return rank >= hits.Count ? "missing" : "too many";
        }

        var (id, score) = (CorpusSchema.IdOf(searcher, hits[rank].DocId), hits[rank].Score);
        return id == Top[rank].Id && Math.Abs(score - Top[rank].Score) <= (Tolerance * Top[rank].Score) + Rounding
            ? null
            : FormattableString.Invariant($"{id} {score:0.0000000}, not {Top[rank].Id} {Top[rank].Score:0.00000}");
    }

    private static GoldenAnswer Read(JsonLine line) => new(
        line.Text("id"),
        line.Integer("hits"),
        [.. line.Elements("top").Select(hit => Hit(line, hit))],
        (line.MembersIfAny("facets") ?? throw line.Wrong("“facets” is missing")).ToDictionary(
            field => field.Key,
            field => (IReadOnlyDictionary<string, int>)line.MembersOf(field.Key, field.Value).ToDictionary(count => count.Key, count => line.IntegerOf(count.Key, count.Value), StringComparer.Ordinal),
            StringComparer.Ordinal));

    private static (string Id, double Score) Hit(JsonLine line, JsonElement hit) => hit.ValueKind == JsonValueKind.Array && hit.GetArrayLength() == 2
        ? (line.TextOf("top", hit[0]), line.NumberOf("top", hit[1]))
        : throw line.Wrong("“top” holds something else than pairs of id and score");
}
