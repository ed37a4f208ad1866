using System.Diagnostics;
using System.Text.Json;
using Repository.Search.Queries;
using Repository.Search.Searching;

namespace Repository.Benchmarks.Corpora;

/// <summary>
/// What is measured: single searches for the first ten over an index of the command <c>index</c>, one after the other on one thread, class by class; queries are analyzed
/// beforehand, nothing is cached, no stored field is read. A change means that searches take otherwise. Run it alone on the machine:
/// <c>dotnet run -c Release --project tests/Repository.Benchmarks -- latency --index DIR --queries FILE --mode exact --json FILE</c>.
/// </summary>
internal static class LatencyCommand
{
    /// <summary>The first ten; hits may be counted exactly to 1,000 alone.</summary>
    public const string UpToThousand = "thr1000";

    /// <summary>How far <see cref="UpToThousand"/> counts.</summary>
    public const int HitsCounted = 1_000;

    /// <summary>The first ten and the exact number of hits.</summary>
    public const string Exact = "exact";

    /// <summary>The same, and all counts of the five facet fields.</summary>
    public const string FiveFacets = "facet5";

    public static int Run(string index, string queryFile, string mode, string json, int warm, int passes)
    {
        var queries = CorpusQuery.ReadAll(queryFile);
        using var corpus = CorpusIndex.Open(index);
        Console.WriteLine($"{corpus}.");
        var classes = queries.GroupBy(query => query.Class, query => Request(CorpusQueries.Make(query, corpus.Analysis), mode), StringComparer.Ordinal)
            .Select(requests => (Class: requests.Key, Requests: requests.ToArray())).ToList();
        for (var pass = 0; pass < warm; pass++)
        {
            classes.ForEach(some => Array.ForEach(some.Requests, request => corpus.Searcher.Search(request)));
        }

        using var output = new StreamWriter(json) { NewLine = "\n" };
        foreach (var (name, requests) in classes)
        {
            var line = Measure(corpus.Searcher, requests, passes).Line(name, mode, requests.Length);
            output.WriteLine(line);
            Console.WriteLine(line);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"Memory: {process.WorkingSet64 / 1e6:0} MB resident, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB managed."));
        return 0;
    }

    private static SearchRequest Request(Query query, string mode) => new()
    {
        Query = query,
        Facets = mode == FiveFacets ? CorpusSchema.AllFacets : [],
        CountUpTo = mode == UpToThousand ? HitsCounted : int.MaxValue,
    };

    private static Samples Measure(IndexSearcher searcher, SearchRequest[] requests, int passes)
    {
        var ticks = new long[requests.Length * passes];
        var hits = 0L;
        for (var i = 0; i < ticks.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var result = searcher.Search(requests[i % requests.Length]);
            ticks[i] = Stopwatch.GetTimestamp() - started;
            hits += i < requests.Length ? result.Total : 0;
        }

        Array.Sort(ticks);
        return new Samples(ticks, hits);
    }

    /// <param name="Ticks">Of the stopwatch, ascending.</param>
    /// <param name="Hits">Of one pass.</param>
    private sealed record Samples(long[] Ticks, long Hits)
    {
        public string Line(string name, string mode, int queries) => JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["class"] = name,
            ["mode"] = mode,
            ["queries"] = queries,
            ["samples"] = Ticks.Length,
            ["p50_us"] = Percentile(0.50),
            ["p95_us"] = Percentile(0.95),
            ["p99_us"] = Percentile(0.99),
            ["max_us"] = Microseconds(Ticks[^1]),
            ["mean_us"] = Microseconds(Ticks.Average()),
            ["mean_hits"] = Math.Round(Hits / (double)queries, 1),
        });

        /// <summary>The time within which that share of the searches was done: nearest rank.</summary>
        private double Percentile(double share) => Microseconds(Ticks[(int)Math.Ceiling(share * Ticks.Length) - 1]);

        private static double Microseconds(double ticks) => Math.Round(ticks / Stopwatch.Frequency * 1e6, 1);
    }
}
