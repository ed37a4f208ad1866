namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that all scorers match.</summary>
internal sealed class ConjunctionScorer : TwoPhaseScorer
{
    private static readonly SumOrBest Sum = new(1);

    private readonly Scorer[] scoring;
    private readonly Scorer[] undecided;

    /// <summary>The rarest, if all that is required scores and needs no second look; otherwise null.</summary>
    private readonly Scorer? lead;
    private readonly Scorer[] others = [];

    /// <summary>What the others from that one on score at most together, in the documents that are looked at.</summary>
    private readonly double[] bounds = [];
    private double? highestOfOthers;

    /// <summary>No document before it is worth a look.</summary>
    private int next;

    /// <param name="required">At least one.</param>
    /// <param name="scoring">Those of them whose scores are summed, in this order.</param>
    public ConjunctionScorer(IReadOnlyList<Scorer> required, IReadOnlyList<Scorer> scoring)
        : base(new ConjunctionIterator(required.Select(scorer => scorer.Approximation)))
    {
        this.scoring = [.. scoring];
        undecided = [.. required.Where(scorer => scorer.IsUndecided)];
        if (undecided.Length == 0 && required.Count == scoring.Count && required.Count > 1)
        {
            Scorer[] byCost = [.. required.OrderBy(scorer => scorer.Cost)];
            lead = byCost[0];
            others = byCost[1..];
            bounds = new double[others.Length + 1];
        }
    }

    public override bool IsUndecided => undecided.Length > 0;

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

    public override float MaxScore(int from, int end)
    {
        var sum = 0.0;
        foreach (var scorer in scoring)
        {
            sum += scorer.MaxScore(from, end);
        }

        return Sum.Bound(sum, 0);
    }

    public override void SetMinCompetitiveScore(float score)
    {
        base.SetMinCompetitiveScore(score);
        if (scoring is [var only])
        {
            only.SetMinCompetitiveScore(score);
        }
        else if (lead is not null)
        {
            highestOfOthers ??= others.Sum(other => (double)other.MaxScore(0, NoMoreDocuments));
            lead.SetMinCompetitiveScore(SumOrBest.LeastOf(score, highestOfOthers.Value));
        }
    }

    public override void SkipTo(int target) => next = Math.Max(next, target);

    /// <summary>Those of a batch of the lead that the others match.</summary>
    public override bool NextBatch(ScoredBatch batch)
    {
        if (lead is null)
        {
            return base.NextBatch(batch);
        }

        batch.Clear();
        lead.SkipTo(next);
        if (next == NoMoreDocuments || !lead.NextBatch(batch))
        {
            return false;
        }

        KeepMatches(batch);
        return true;
    }

    private void KeepMatches(ScoredBatch batch)
    {
        var documents = batch.Documents;
        var scores = batch.Scores;
        var (kept, boundedEnd) = (0, -1);
        for (var i = 0; i < documents.Length; i++)
        {
            var docId = documents[i];
            if (docId < next)
            {
                continue;
            }

            if (MinCompetitiveScore > 0 && docId >= boundedEnd)
            {
                boundedEnd = (int)Math.Min((long)docId + BoundedSize, NoMoreDocuments);
                FindBounds(docId, boundedEnd);
            }

            double score = scores[i];
            next = Follow(docId, ref score);
            if (next == docId)
            {
                documents[kept] = docId;
                scores[kept++] = (float)score;
            }
        }

        batch.Shorten(kept);
    }

    private void FindBounds(int from, int end)
    {
        for (var i = others.Length - 1; i >= 0; i--)
        {
            bounds[i] = bounds[i + 1] + others[i].MaxScore(from, end);
        }
    }

    /// <summary>Adds the scores of the others. Returns the document if all match it and it scores high enough, otherwise where it is worth to go on.</summary>
    private int Follow(int docId, ref double score)
    {
        for (var i = 0; i < others.Length; i++)
        {
            if (MinCompetitiveScore > 0 && Sum.Bound(score + bounds[i], 0) < MinCompetitiveScore)
            {
                return docId + 1;
            }

            var other = others[i];
            var found = other.DocId < docId ? other.Advance(docId) : other.DocId;
            if (found != docId)
            {
                return found;
            }

            score += other.Score();
        }

        return docId;
    }
}
