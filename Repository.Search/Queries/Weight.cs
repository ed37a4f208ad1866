using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries;

/// <summary>A query with the statistics of one snapshot; makes a scorer for each of its segments.</summary>
internal abstract class Weight
{
    /// <summary>A new scorer before its first document; null if the segment surely has no match.</summary>
    /// <param name="ct">Observed while terms are looked for, and by the scorer where a document is costly to decide.</param>
    public abstract Scorer? CreateScorer(SegmentReader segment, CancellationToken ct);

    /// <param name="docId">Of the segment.</param>
    public abstract Explanation Explain(SegmentReader segment, int docId);

    /// <summary>A scorer that stands on the document; null if it does not match.</summary>
    protected Scorer? ScorerAt(SegmentReader segment, int docId) =>
        CreateScorer(segment, CancellationToken.None) is { } scorer && scorer.Advance(docId) == docId ? scorer : null;
}
