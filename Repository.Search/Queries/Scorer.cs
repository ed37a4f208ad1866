using Repository.Search.Postings;

namespace Repository.Search.Queries;

/// <summary>The matches of a query in one segment, with their scores.</summary>
/// <remarks>
/// What is costly to decide can be left until the cheap parts agree: <see cref="Approximation"/> moves over what may match, and
/// <see cref="Matches"/> decides. Moving the scorer itself does both. A caller uses one of the two ways, or <see cref="NextBatch"/> alone.
/// </remarks>
internal abstract class Scorer : DocIdIterator
{
    /// <summary>Documents for which bounds are looked at together: few enough for them to be sharp, enough to be worth a look.</summary>
    protected const int BoundedSize = 1024;

    /// <summary>A superset of the matches; the scorer itself where there is nothing more to decide. The scorer moves with it.</summary>
    public virtual DocIdIterator Approximation => this;

    /// <summary>Whether <see cref="Matches"/> has anything to decide; otherwise the approximation has the matches alone.</summary>
    public virtual bool IsUndecided => false;

    /// <summary>Whether the document of <see cref="Approximation"/> matches; to be asked at most once a document.</summary>
    public virtual bool Matches() => true;

    /// <summary>Of the document on which the scorer stands and which matches. At least 0.</summary>
    public abstract float Score();

    /// <summary>All matches, not to be changed; null if they are not at hand.</summary>
    public virtual FixedBitSet? Set => null;

    /// <summary>No document from <paramref name="from"/> to below <paramref name="end"/> scores above it; cheap, and the sharper the shorter the range.</summary>
    /// <param name="from">Any document, wherever the scorer stands; cheapest if not before that of an earlier call.</param>
    public virtual float MaxScore(int from, int end) => float.PositiveInfinity;

    /// <summary>From now on the scorer may leave out documents that score less.</summary>
    public virtual void SetMinCompetitiveScore(float score)
    {
    }

    /// <summary>The next batches may leave out documents before that one.</summary>
    public virtual void SkipTo(int target)
    {
    }

    /// <summary>Replaces what the batch holds by the next matches beyond the present document, and moves on; false if there are none.</summary>
    /// <remarks>The batch may be empty although more follow: where matches are rare, the caller looks up now and then, as for cancellation.</remarks>
    public virtual bool NextBatch(ScoredBatch batch)
    {
        batch.Clear();
        while (!batch.IsFull && NextDocument() != NoMoreDocuments)
        {
            batch.Add(DocId, Score());
        }

        return batch.Count > 0;
    }

    /// <summary>Adds the scores from the present document to the end of the window, and stands past it afterwards.</summary>
    public virtual void AddTo(ScoreWindow window)
    {
        for (var docId = DocId; docId < window.End; docId = NextDocument())
        {
            window.Add(docId, Score());
        }
    }
}
