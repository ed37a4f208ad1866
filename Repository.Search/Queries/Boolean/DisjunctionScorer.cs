namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that some scorers match, summed up a window at a time.</summary>
/// <remarks>
/// A window doubles as long as documents are visited closely one after another, and is of one document again after a jump, so that little
/// is summed in vain where something rarer leads.
/// </remarks>
/// <param name="scorers">In the order in which scores are summed.</param>
/// <param name="minimumMatches">How many of them a document needs, at least 1.</param>
/// <param name="tieBreaker">What the scores below the highest count; 1 for the sum.</param>
internal sealed class DisjunctionScorer(IReadOnlyList<Scorer> scorers, int minimumMatches, float tieBreaker = 1) : Scorer
{
    private readonly Scorer[] scorers = [.. scorers];
    private readonly ScoreWindow window = new(keepsMaximum: !IsSum(tieBreaker), minimumMatches);
    private int size = 1;
    private int docId = -1;

    public override int DocId => docId;

    public override long Cost { get; } = scorers.Sum(scorer => scorer.Cost);

    public override int NextDocument() => Advance(docId + 1);

    public override int Advance(int target)
    {
        docId = window.Next(target);
        while (docId == NoMoreDocuments && Fill(Math.Max(target, window.End)))
        {
            docId = window.Next(window.Start);
        }

        return docId;
    }

    public override float Score()
    {
        if (IsSum(tieBreaker))
        {
            return (float)window.Sum(docId);
        }

        var maximum = window.Maximum(docId);
        return (float)(maximum + ((window.Sum(docId) - maximum) * tieBreaker));
    }

    private static bool IsSum(float tieBreaker) => tieBreaker >= 1;

    /// <summary>Moves the window to the first document at or beyond that one, and sums; false if there is none.</summary>
    private bool Fill(int from)
    {
        var first = NoMoreDocuments;
        foreach (var scorer in scorers)
        {
            first = Math.Min(first, scorer.DocId < from ? scorer.Advance(from) : scorer.DocId);
        }

        if (first == NoMoreDocuments)
        {
            return false;
        }

        size = from - window.End < size ? Math.Min(2 * size, ScoreWindow.MaxSize) : 1;
        window.MoveTo(first, size);
        foreach (var scorer in scorers)
        {
            if (scorer.DocId < window.End)
            {
                scorer.AddTo(window);
            }
        }

        return true;
    }
}
