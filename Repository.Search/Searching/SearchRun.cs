using Repository.Search.Collectors;
using Repository.Search.Indexing;
using Repository.Search.Postings;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
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

    private readonly SearchRequest request;
    private readonly FilterCache? cache;
    private readonly CancellationToken ct;
    private readonly Weight weight;
    private readonly TopCollector? top;
    private readonly Dictionary<string, (string? Sideways, FacetCounter Counter)> facets;
    private readonly IReadOnlyList<(string Key, Query Query, Lazy<Weight> Weight)> filters;
    private int total;

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
        var matches = facets.Count == 0 ? null : new FixedBitSet(segment.Reader.DocumentCount);
        top?.Enter(segment);
        Visit(scorer, SegmentFilters.AnyOf(passing, sideways.Values), passing, matches);
        if (matches is not null)
        {
            Count(segment.Reader, passing, sideways, matches);
        }
    }

    public SearchResult Result() => new()
    {
        Total = total,
        Hits = [.. (top?.Top() ?? []).Skip(request.Skip)],
        Facets = facets.ToDictionary(facet => facet.Key, facet => facet.Value.Counter.Counts(), StringComparer.Ordinal),
    };

    /// <param name="wanted">What is to be looked at; null: everything.</param>
    /// <param name="passing">What of it is a hit; null: everything.</param>
    /// <param name="matches">Takes what matches, hit or not; null: nobody asks.</param>
    private void Visit(Scorer scorer, FixedBitSet? wanted, FixedBitSet? passing, FixedBitSet? matches)
    {
        var documents = scorer.Approximation;
        if (wanted?.Count() is { } count && count < documents.Cost / WorthSkipping)
        {
            documents = new ConjunctionIterator([documents, new BitSetIterator(wanted, count)]);
        }

        var visited = 0;
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

    /// <param name="passing">What passes all filters. It and those sideways are cut to what is counted: nothing else needs them any more.</param>
    private void Count(SegmentReader segment, FixedBitSet? passing, Dictionary<string, FixedBitSet?> sideways, FixedBitSet matches)
    {
        foreach (var sameFilters in facets.Values.GroupBy(facet => facet.Sideways, facet => facet.Counter, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var counted = (sameFilters.Key is { } key ? sideways[key] : passing)?.IntersectWith(matches) ?? matches;
            var count = counted.Count();
            foreach (var counter in sameFilters)
            {
                counter.Count(segment, counted, count);
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
