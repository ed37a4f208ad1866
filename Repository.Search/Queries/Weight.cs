using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries;

/// <summary>A query with the statistics of one snapshot; makes a scorer for each of its segments.</summary>
internal abstract class Weight
{
    /// <summary>A new scorer before its first document; null if the segment surely has no match.</summary>
    /// <param name="ct">Observed while terms are looked for, and by the scorer where a document is costly to decide.</param>
    public abstract Scorer? CreateScorer(SegmentReader segment, CancellationToken ct);

    /// <summary>How many documents of the segment match, deleted ones included; null if that is not known without looking for them.</summary>
    public virtual int? Count(SegmentReader segment) => null;

    /// <summary>Adds what matches to the set, where that takes much less than with scores; otherwise false, and what was added means nothing.</summary>
    /// <param name="ct">Observed while terms are looked for.</param>
    public virtual bool AddMatches(SegmentReader segment, FixedBitSet matches, CancellationToken ct) => false;

    /// <param name="docId">Of the segment.</param>
    public abstract Explanation Explain(SegmentReader segment, int docId);

    /// <summary>A scorer that stands on the document; null if it does not match.</summary>
    protected Scorer? ScorerAt(SegmentReader segment, int docId) =>
        CreateScorer(segment, CancellationToken.None) is { } scorer && scorer.Advance(docId) == docId ? scorer : null;
}
