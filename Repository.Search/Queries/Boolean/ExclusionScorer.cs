using Repository.Search.Postings;

namespace Repository.Search.Queries.Boolean;

/// <summary>The documents of one scorer that another does not match.</summary>
internal sealed class ExclusionScorer(Scorer scorer, Scorer excluded) : TwoPhaseScorer(scorer.Approximation)
{
    private readonly DocIdIterator maybeExcluded = excluded.Approximation;

    public override bool Matches()
    {
        if (maybeExcluded.DocId < DocId)
        {
            maybeExcluded.Advance(DocId);
        }

        return scorer.Matches() && !(maybeExcluded.DocId == DocId && excluded.Matches());
    }

    public override float Score() => scorer.Score();

    public override float MaxScore(int from, int end) => scorer.MaxScore(from, end);

    public override void SetMinCompetitiveScore(float score)
    {
        base.SetMinCompetitiveScore(score);
        scorer.SetMinCompetitiveScore(score);
    }
}
