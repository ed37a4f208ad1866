using Repository.Search.Indexing;
using Repository.Search.Searching;
using Repository.Search.Storage;

namespace Repository.Benchmarks.Corpora;

/// <summary>Holds the engine against Lucene's answers to the same queries over the same documents, on several segments.</summary>
internal static class GoldenCommand
{
    /// <summary>How many differences are printed: of one query, and in all.</summary>
    private const int MostOfQuery = 5;
    private const int MostInAll = 200;

    /// <returns>0 if all are equal, otherwise <see cref="ExitCodes.Different"/>.</returns>
    public static int Run(string docs, string queryFile, string golden, int threads)
    {
        var queries = CorpusQuery.ReadAll(queryFile);
        var answers = GoldenAnswer.ReadAll(golden);
        var documents = CorpusDocument.ReadAll(docs);
        var analysis = CorpusAnalysis.Of(CorpusAnalysis.LuceneEnglish, documents);
        using var storage = new MemoryStorage();
        using var writer = IndexWriter.Open(storage, CorpusSchema.Schema);
        CorpusWriter.AddAll(writer, documents, analysis, threads);
        using var snapshot = writer.Refresh();
        Console.WriteLine(FormattableString.Invariant($"{documents.Count} documents in {snapshot.Segments.Count} segments."));
        var searcher = new IndexSearcher(snapshot);
        var (equal, printed) = (0, 0);
        foreach (var query in queries)
        {
            var answer = answers.GetValueOrDefault(query.Id) ?? throw new CorpusException($"{golden}: no answer to “{query.Id}”");
            var request = new SearchRequest { Query = CorpusQueries.Make(query, analysis) };
            var exact = searcher.Search(request with { Facets = CorpusSchema.AllFacets });
            var uncounted = searcher.Search(request);
            var passing = searcher.Search(request with { CountUpTo = LatencyCommand.HitsCounted });
            var differences = answer.Differences(exact, searcher).Concat(Differences(exact, uncounted)).Concat(Differences(exact, passing)).ToList();
            equal += differences.Count == 0 ? 1 : 0;
            foreach (var difference in differences.Take(Math.Min(MostOfQuery, MostInAll - printed)))
            {
                printed++;
                Console.WriteLine($"{query.Id} “{query.Text}”: {difference}");
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{equal} of {queries.Count} equal"));
        return equal == queries.Count ? 0 : ExitCodes.Different;
    }

    /// <summary>Without facets, and where hits need not all be counted, matches may be passed over: that changes neither the page nor what is said of the hits.</summary>
    private static IEnumerable<string> Differences(SearchResult exact, SearchResult passing)
    {
        if (!passing.Hits.SequenceEqual(exact.Hits))
        {
            yield return "other first ten without facets";
        }

        if (passing.IsTotalExact ? passing.Total != exact.Total : passing.Total <= LatencyCommand.HitsCounted || passing.Total > exact.Total)
        {
            yield return FormattableString.Invariant($"{passing.Total} hits, {(passing.IsTotalExact ? "exact" : "or more")}, of {exact.Total} without facets");
        }
    }
}
