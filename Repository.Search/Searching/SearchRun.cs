using Repository.Search.Collectors;
using Repository.Search.Indexing;
using Repository.Search.Postings;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Searching;

/// <summary>One search under way.</summary>
/// <remarks>
/// The query is evaluated once, over what passes all filters but at most one (drill-sideways). What passes all of them is a hit; what a
/// facet counts is cut from the same matches by the filters of the other keys.
/// </remarks>
internal sealed class SearchRun
{
    /// <summary>How many documents are visited between two looks at the token; a power of two.</summary>
    private const int Patience = 4096;

    /// <summary>How much rarer what is wanted must be before it leads: to skip costs about as much as to pass so many documents.</summary>
    private const int WorthSkipping = 8;

    /// <summary>How many postings a query must have for its hits to be counted before they are scored: few are scored as quickly.</summary>
    private const int WorthCountingApart = 2048;

    private readonly SearchRequest request;
    private readonly FilterCache? cache;
    private readonly CancellationToken ct;
    private readonly Weight weight;
    private readonly TopCollector? top;
    private readonly Dictionary<string, (string? Sideways, FacetCounter Counter)> facets;
    private readonly IReadOnlyList<(string Key, Query Query, Lazy<Weight> Weight)> filters;
    private ScoredBatch? matchesInRow;
    private int total;
    private bool isTotalExact = true;

    public SearchRun(SearchRequest request, IndexStatistics statistics, FilterCache? cache, CancellationToken ct)
    {
        this.request = request;
        this.cache = cache;
        this.ct = ct;
        var size = request.Take == 0 ? 0 : request.Skip + request.Take;
        weight = request.Query.CreateWeight(statistics, scoring: size > 0);
        top = size > 0 ? TopCollector.For(request.Sort, size) : null;
        filters = [.. request.Filters.Select(filter => (filter.Key, filter.Query, new Lazy<Weight>(() => filter.Query.CreateWeight(statistics, scoring: false))))];
        var keys = request.Filters.Select(filter => filter.Key).ToHashSet(StringComparer.Ordinal);
        facets = request.Facets.ToDictionary(
            facet => facet.Name,
            facet => (request.CountHitsAlone || facet.FilterKey is null || !keys.Contains(facet.FilterKey) ? null : facet.FilterKey, FacetCounter.For(facet)),
            StringComparer.Ordinal);
    }

    public void Search(SegmentView segment)
    {
        ct.ThrowIfCancellationRequested();
        if (weight.CreateScorer(segment.Reader, ct) is not { } scorer)
        {
            return;
        }

        var segmentFilters = new SegmentFilters(segment, [.. filters.GroupBy(filter => filter.Key, filter => Documents(segment.Reader, filter.Query, filter.Weight), Intersect)]);
        var passing = segmentFilters.Passing();
        var sideways = facets.Values.Select(facet => facet.Sideways).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(key => key, segmentFilters.Except, StringComparer.Ordinal);
        var wanted = SegmentFilters.AnyOf(passing, sideways.Values);
        top?.Enter(segment);
        if (CountWithoutScores(segment.Reader, scorer, wanted, passing, out var matches))
        {
            if (top is ScoreCollector best)
            {
                Collect(best, scorer, passing);
            }
        }
        else
        {
            matches = facets.Count == 0 ? null : new FixedBitSet(segment.Reader.DocumentCount);
            Visit(scorer, wanted, passing, matches);
        }

        top?.Leave();
        if (matches is not null && facets.Count > 0)
        {
            Count(segment.Reader, passing, sideways, matches);
        }
    }

    public SearchResult Result() => new()
    {
        Total = total,
        IsTotalExact = isTotalExact,
        Hits = [.. (top?.Top() ?? []).Skip(request.Skip)],
        Facets = facets.ToDictionary(facet => facet.Key, facet => facet.Value.Counter.Counts(), StringComparer.Ordinal),
    };

    /// <summary>Counts the hits before any is scored, where that is quick: then only those that may enter the page need be scored.</summary>
    /// <param name="wanted">What is to be looked at; null: everything. If it is much rarer than matches are, it is quicker to look at it alone.</param>
    /// <param name="passing">What is a hit; null: everything.</param>
    /// <param name="matches">What matches, if it had to be found out.</param>
    private bool CountWithoutScores(SegmentReader segment, Scorer scorer, FixedBitSet? wanted, FixedBitSet? passing, out FixedBitSet? matches)
    {
        matches = null;
        if (top is not (null or ScoreCollector))
        {
            return false;
        }

        if (passing is null && facets.Count == 0 && weight.Count(segment) is { } count)
        {
            total += count;
            return true;
        }

        if (scorer.Set is { } known)
        {
            matches = known;
        }
        else if ((facets.Count > 0 || request.CountUpTo == int.MaxValue) && (top is null || scorer.Cost >= WorthCountingApart) && !IsMuchRarer(wanted, scorer))
        {
            var found = new FixedBitSet(segment.DocumentCount);
            matches = weight.AddMatches(segment, found, ct) ? found : null;
        }

        total += matches is null ? 0 : passing?.CountWith(matches) ?? matches.Count();
        return matches is not null;
    }

    /// <summary>Finds the best hits, which are counted already.</summary>
    private void Collect(ScoreCollector best, Scorer scorer, FixedBitSet? passing)
    {
        scorer = Within(scorer, passing);
        var batch = Batch();
        for (Ask(scorer, best); scorer.NextBatch(batch); Ask(scorer, best))
        {
            ct.ThrowIfCancellationRequested();
            if (passing is not null)
            {
                batch.Keep(passing);
            }

            best.Collect(batch);
        }
    }

    /// <param name="wanted">What is to be looked at; null: everything.</param>
    /// <param name="passing">What of it is a hit; null: everything.</param>
    /// <param name="matches">Takes what matches, hit or not; null: nobody asks.</param>
    private void Visit(Scorer scorer, FixedBitSet? wanted, FixedBitSet? passing, FixedBitSet? matches)
    {
        scorer = Within(scorer, wanted);
        if (top is not (null or ScoreCollector))
        {
            VisitEach(scorer, wanted, passing, matches);
            return;
        }

        var batch = Batch();
        for (AskIfCounted(); scorer.NextBatch(batch); AskIfCounted())
        {
            ct.ThrowIfCancellationRequested();
            if (wanted is not null)
            {
                batch.Keep(wanted);
            }

            matches?.Add(batch.Documents);
            if (passing is not null && passing != wanted)
            {
                batch.Keep(passing);
            }

            total += batch.Count;
            (top as ScoreCollector)?.Collect(batch);
        }

        void AskIfCounted()
        {
            if (matches is null && total > request.CountUpTo && top is ScoreCollector best)
            {
                isTotalExact &= !Ask(scorer, best);
            }
        }
    }

    /// <summary>For orders that want to know of each hit where it stands, and of few how they score.</summary>
    private void VisitEach(Scorer scorer, FixedBitSet? wanted, FixedBitSet? passing, FixedBitSet? matches)
    {
        var visited = 0;
        var documents = scorer.Approximation;
        for (var docId = documents.NextDocument(); docId != DocIdIterator.NoMoreDocuments; docId = documents.NextDocument())
        {
            if (++visited % Patience == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            if ((wanted is not null && !wanted.Contains(docId)) || !scorer.Matches())
            {
                continue;
            }

            matches?.Add(docId);
            if (passing is null || passing.Contains(docId))
            {
                total++;
                top?.Collect(docId, scorer);
            }
        }
    }

    private ScoredBatch Batch() => matchesInRow ??= new ScoredBatch();

    /// <summary>Lets the scorer leave out what the page has no room for; false if it has room for anything.</summary>
    private static bool Ask(Scorer scorer, ScoreCollector best)
    {
        var score = best.MinCompetitiveScore;
        scorer.SetMinCompetitiveScore(score);
        return score > 0;
    }

    /// <summary>Lets what is wanted lead if it is much rarer, or if it is costly to decide what matches.</summary>
    private static Scorer Within(Scorer scorer, FixedBitSet? wanted) =>
        wanted is not null && (scorer.IsUndecided || IsMuchRarer(wanted, scorer))
            ? new ConjunctionScorer([scorer, new ConstantScorer(new BitSetIterator(wanted, wanted.Count()), 0)], [scorer])
            : scorer;

    private static bool IsMuchRarer(FixedBitSet? wanted, Scorer scorer) => wanted?.Count() < scorer.Cost / WorthSkipping;

    /// <param name="passing">What passes all filters. It and those sideways are cut to what is counted: nothing else needs them any more.</param>
    private void Count(SegmentReader segment, FixedBitSet? passing, Dictionary<string, FixedBitSet?> sideways, FixedBitSet matches)
    {
        foreach (var sameFilters in facets.Values.GroupBy(facet => facet.Sideways, facet => facet.Counter, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var counted = (sameFilters.Key is { } key ? sideways[key] : passing)?.IntersectWith(matches) ?? matches;
            using var documents = new CountedDocuments(counted);
            foreach (var counter in sameFilters)
            {
                counter.Count(segment, documents);
            }
        }
    }

    private FixedBitSet Documents(SegmentReader segment, Query query, Lazy<Weight> lazyWeight)
    {
        return cache?.Documents(segment, query, Find) ?? Find();

        FixedBitSet Find() => lazyWeight.Value.CreateScorer(segment, ct) is { } scorer ? FixedBitSet.Of(segment.DocumentCount, scorer) : new FixedBitSet(segment.DocumentCount);
    }

    private static (string Key, FixedBitSet Documents) Intersect(string key, IEnumerable<FixedBitSet> sameKey) =>
        (key, sameKey.Aggregate((all, more) => all.Copy().IntersectWith(more)));
}
