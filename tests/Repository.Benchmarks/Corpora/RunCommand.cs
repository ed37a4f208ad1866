using Repository.Search.Searching;

namespace Repository.Benchmarks.Corpora;

/// <summary>Writes what queries find in TREC's form, so that rankings can be judged: <c>query Q0 document rank score tag</c>.</summary>
internal static class RunCommand
{
    private const string Tag = "repository";

    public static int Run(string index, string queryFile, int depth, string trec)
    {
        var queries = CorpusQuery.ReadAll(queryFile);
        using var corpus = CorpusIndex.Open(index);
        using var output = new StreamWriter(trec) { NewLine = "\n" };
        foreach (var query in queries)
        {
            var hits = corpus.Searcher.Search(new SearchRequest { Query = CorpusQueries.Make(query, corpus.Analysis), Take = depth }).Hits;
            for (var rank = 1; rank <= hits.Count; rank++)
            {
                var (docId, score) = hits[rank - 1];
                output.WriteLine(FormattableString.Invariant($"{query.Id} Q0 {CorpusSchema.IdOf(corpus.Searcher, docId)} {rank} {score:0.000000} {Tag}"));
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{corpus}; {queries.Count} queries."));
        return 0;
    }
}
