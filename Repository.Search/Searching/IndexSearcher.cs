using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Scoring;
using Repository.Search.StoredFields;

namespace Repository.Search.Searching;

/// <summary>Searches one snapshot, which its caller keeps undisposed meanwhile. Safe for use by several threads.</summary>
/// <param name="cache">Remembers filters from search to search; null: each search finds its own.</param>
public sealed class IndexSearcher(IndexSnapshot snapshot, FilterCache? cache = null)
{
    private readonly IReadOnlyList<SegmentView> segments = snapshot.Segments;
    private readonly IndexStatistics statistics = new([.. snapshot.Segments.Select(segment => segment.Reader)]);

    /// <exception cref="ArgumentOutOfRangeException">The page lies beyond <see cref="SearchRequest.MaxWindow"/>, or a span facet is too wide.</exception>
    /// <exception cref="ArgumentException">Two facets have the same name.</exception>
    /// <exception cref="OperationCanceledException">Observed for each segment and filter, each term of an expansion, each document that a phrase is looked for in, and every few thousand matches.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken ct = default)
    {
        if (request.Skip < 0 || request.Take < 0 || (long)request.Skip + request.Take > SearchRequest.MaxWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(request), $"A page lies within the first {SearchRequest.MaxWindow} hits: skip {request.Skip}, take {request.Take}.");
        }

        var run = new SearchRun(request, statistics, cache, ct);
        foreach (var segment in segments)
        {
            run.Search(segment);
        }

        return run.Result();
    }

    /// <summary>How the query scores the document, deleted or not.</summary>
    /// <param name="docId">Of the snapshot.</param>
    /// <exception cref="ArgumentOutOfRangeException">The snapshot has no such document.</exception>
    public Explanation Explain(Query query, int docId)
    {
        var segment = SegmentOf(docId);
        return query.CreateWeight(statistics, scoring: true).Explain(segment.Reader, docId - segment.DocBase);
    }

    /// <param name="docId">Of the snapshot.</param>
    /// <exception cref="ArgumentOutOfRangeException">The snapshot has no such document.</exception>
    public StoredDocument Stored(int docId)
    {
        var segment = SegmentOf(docId);
        return segment.Reader.Stored(docId - segment.DocBase);
    }

    /// <summary>Documents that hold the term, deleted ones included until they are merged away.</summary>
    public int DocumentFrequency(string field, string term) => statistics.Term(field, term).DocumentFrequency;

    /// <summary>All zero if no document has the field.</summary>
    public FieldStatistics Field(string field) => statistics.Field(field);

    private SegmentView SegmentOf(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(docId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docId, snapshot.DocumentCount);
        return segments.Last(segment => segment.DocBase <= docId);
    }
}
