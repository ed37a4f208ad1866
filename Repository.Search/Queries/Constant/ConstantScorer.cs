using Repository.Search.Postings;

namespace Repository.Search.Queries.Constant;

/// <param name="documents">What may match.</param>
/// <param name="matches">Decides for the document on which they stand; null: all match.</param>
internal sealed class ConstantScorer(DocIdIterator documents, float score, Func<bool>? matches = null) : TwoPhaseScorer(documents)
{
    public override FixedBitSet? Set => matches is null && Approximation is BitSetIterator set ? set.Documents : null;

    public override bool IsUndecided => matches is not null;

    public override bool Matches() => matches is null || matches();

    public override float Score() => score;

    public override float MaxScore(int from, int end) => score;

    /// <summary>All documents score the same: none is left as soon as more is asked for.</summary>
    public override bool NextBatch(ScoredBatch batch)
    {
        if (score >= MinCompetitiveScore)
        {
            return base.NextBatch(batch);
        }

        batch.Clear();
        return false;
    }
}
