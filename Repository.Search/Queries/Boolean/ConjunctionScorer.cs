namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that all scorers match.</summary>
/// <param name="required">At least one.</param>
/// <param name="scoring">Those of them whose scores are summed, in this order.</param>
internal sealed class ConjunctionScorer(IReadOnlyList<Scorer> required, IReadOnlyList<Scorer> scoring)
    : TwoPhaseScorer(new ConjunctionIterator(required.Select(scorer => scorer.Approximation)))
{
    private readonly Scorer[] undecided = [.. required.Where(scorer => scorer.Approximation != scorer)];

    public override bool Matches()
    {
        foreach (var scorer in undecided)
        {
            if (!scorer.Matches())
            {
                return false;
            }
        }

        return true;
    }

    public override float Score()
    {
        var sum = 0.0;
        foreach (var scorer in scoring)
        {
            sum += scorer.Score();
        }

        return (float)sum;
    }
}
