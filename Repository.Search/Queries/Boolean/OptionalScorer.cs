namespace Repository.Search.Queries.Boolean;

/// <summary>The documents of one scorer; another adds to the scores of those that it matches, too.</summary>
internal sealed class OptionalScorer(Scorer required, Scorer optional) : TwoPhaseScorer(required.Approximation)
{
    public override bool IsUndecided => required.IsUndecided;

    public override bool Matches() => required.Matches();

    public override float MaxScore(int from, int end) => required.MaxScore(from, end) + optional.MaxScore(from, end);

    public override float Score()
    {
        if (optional.DocId < DocId)
        {
            optional.Advance(DocId);
        }

        return optional.DocId == DocId ? required.Score() + optional.Score() : required.Score();
    }
}
