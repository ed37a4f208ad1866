using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Scoring;
using Repository.Search.Segments;
using Repository.Search.Storage;
using Repository.Search.StoredFields;

namespace Repository.Search.Searching;

/// <summary>Searches one snapshot, which its caller keeps undisposed meanwhile. Safe for use by several threads.</summary>
/// <param name="cache">Remembers filters from search to search; null: each search finds its own.</param>
public sealed class IndexSearcher(IndexSnapshot snapshot, FilterCache? cache = null)
{
    private readonly IReadOnlyList<SegmentView> segments = snapshot.Segments;
    private readonly IndexStatistics statistics = new([.. snapshot.Segments.Select(segment => segment.Reader)]);

    /// <exception cref="ArgumentOutOfRangeException">The page lies beyond <see cref="SearchRequest.MaxWindow"/>, <see cref="SearchRequest.CountUpTo"/> is negative, or a span facet is too wide.</exception>
    /// <exception cref="ArgumentException">Two facets have the same name.</exception>
    /// <exception cref="IndexCorruptException">A segment was written wrongly: what it holds leads out of its files.</exception>
    /// <exception cref="OperationCanceledException">Observed for each segment and filter, each term of an expansion, each document that a phrase is looked for in, and every few thousand matches.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken ct = default)
    {
        if (request.Skip < 0 || request.Take < 0 || (long)request.Skip + request.Take > SearchRequest.MaxWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(request), $"A page lies within the first {SearchRequest.MaxWindow} hits: skip {request.Skip}, take {request.Take}.");
        }

        if (request.CountUpTo < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(request), $"Hits are counted up to 0 at least: {request.CountUpTo}.");
        }

        var run = new SearchRun(request, statistics, cache, ct);
        SegmentReader? reading = null;
        try
        {
            foreach (var segment in segments)
            {
                reading = segment.Reader;
                run.Search(segment);
            }
        }
        catch (Exception beyond) when (reading is not null && SegmentReader.IsBeyondEnd(beyond))
        {
            throw reading.Corrupt(beyond);
        }

        return run.Result();
    }

    /// <summary>How the query scores the document, deleted or not.</summary>
    /// <param name="docId">Of the snapshot.</param>
    /// <exception cref="ArgumentOutOfRangeException">The snapshot has no such document.</exception>
    public Explanation Explain(Query query, int docId)
    {
        var segment = SegmentOf(docId);
        return Reading(segment.Reader, reader => query.CreateWeight(statistics, scoring: true).Explain(reader, docId - segment.DocBase));
    }

    /// <param name="docId">Of the snapshot.</param>
    /// <exception cref="ArgumentOutOfRangeException">The snapshot has no such document.</exception>
    public StoredDocument Stored(int docId)
    {
        var segment = SegmentOf(docId);
        return Reading(segment.Reader, reader => reader.Stored(docId - segment.DocBase));
    }

    /// <summary>Documents that hold the term, deleted ones included until they are merged away.</summary>
    public int DocumentFrequency(string field, string term) => statistics.Term(field, term).DocumentFrequency;

    /// <summary>All zero if no document has the field.</summary>
    public FieldStatistics Field(string field) => statistics.Field(field);

    private static T Reading<T>(SegmentReader segment, Func<SegmentReader, T> read)
    {
        try
        {
            return read(segment);
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw segment.Corrupt(beyond);
        }
    }

    private SegmentView SegmentOf(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(docId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docId, snapshot.DocumentCount);
        return segments.Last(segment => segment.DocBase <= docId);
    }
}
