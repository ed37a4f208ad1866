using Repository.Search.Postings;

namespace Repository.Search.Queries.Constant;

/// <param name="documents">What may match.</param>
/// <param name="matches">Decides for the document on which they stand; null: all match.</param>
internal sealed class ConstantScorer(DocIdIterator documents, float score, Func<bool>? matches = null) : TwoPhaseScorer(documents)
{
    public override bool Matches() => matches is null || matches();

    public override float Score() => score;
}
