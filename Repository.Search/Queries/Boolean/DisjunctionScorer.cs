namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that some scorers match, summed up a window at a time.</summary>
/// <remarks>
/// A window doubles as long as documents are visited closely one after another, and is of one document again after a jump, so that little
/// is summed in vain where something rarer leads. Once a score is asked for at least, windows that cannot reach it are passed over, and in others the
/// scorers that cannot reach it together only follow those that can (MaxScore by blocks: Chakrabarti, Chaudhuri and Ganti, “Interval-based pruning
/// for top-k processing over compressed lists”, 2011).
/// </remarks>
internal sealed class DisjunctionScorer : Scorer
{
    private readonly Scorer[] scorers;
    private readonly int documentCount;
    private readonly SumOrBest combination;
    private readonly ScoreWindow window;
    private readonly bool countsMatches;
    private readonly double[] bounds;

    /// <summary>The scorers by ascending bound in the present window.</summary>
    private readonly int[] byBound;
    private float minCompetitive;
    private int size = 1;
    private int docId = -1;

    /// <param name="scorers">In the order in which scores are summed.</param>
    /// <param name="minimumMatches">How many of them a document needs, at least 1.</param>
    /// <param name="documentCount">Of the segment.</param>
    /// <param name="tieBreaker">What the scores below the highest count; 1 for the sum.</param>
    public DisjunctionScorer(IReadOnlyList<Scorer> scorers, int minimumMatches, int documentCount, float tieBreaker = 1)
    {
        this.scorers = [.. scorers];
        this.documentCount = documentCount;
        combination = new SumOrBest(tieBreaker);
        window = new ScoreWindow(keepsMaximum: !combination.IsSum, minimumMatches);
        countsMatches = minimumMatches > 1;
        bounds = new double[scorers.Count];
        byBound = [.. Enumerable.Range(0, scorers.Count)];
        Cost = scorers.Sum(scorer => scorer.Cost);
    }

    public override int DocId => docId;

    public override long Cost { get; }

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

    public override float Score() => ScoreOf(docId);

    public override float MaxScore(int from, int end)
    {
        var (sum, highest) = (0.0, 0.0);
        foreach (var scorer in scorers)
        {
            double bound = scorer.MaxScore(from, end);
            sum += bound;
            highest = Math.Max(highest, bound);
        }

        return combination.Bound(sum, highest);
    }

    public override void SetMinCompetitiveScore(float score) => minCompetitive = countsMatches ? 0 : score;

    /// <summary>The matches of a window, which may have none.</summary>
    public override bool NextBatch(ScoredBatch batch)
    {
        batch.Clear();
        if (docId == NoMoreDocuments)
        {
            return false;
        }

        size = ScoreWindow.MaxSize;
        window.CopyTo(batch, docId + 1, combination);
        if (batch.Count == 0)
        {
            if (!Fill(Math.Max(docId + 1, window.End)))
            {
                docId = NoMoreDocuments;
                return false;
            }

            window.CopyTo(batch, window.Start, combination);
        }

        docId = window.End - 1;
        return true;
    }

    private float ScoreOf(int document) => (float)combination.Of(window.Sum(document), combination.IsSum ? 0 : window.Maximum(document));

    private bool Fill(int from) => minCompetitive > 0 ? FillCompetitive(from) : FillWhole(from);

    /// <summary>Moves the window to the first document at or beyond that one, and sums; false if there is none.</summary>
    private bool FillWhole(int from)
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

    /// <summary>Moves the window to the next one from there on that may have a document which scores high enough; false if there is none.</summary>
    private bool FillCompetitive(int from)
    {
        for (; from < documentCount; from += BoundedSize)
        {
            var firstLeader = FindLeaders(from, from + BoundedSize);
            if (firstLeader < scorers.Length)
            {
                window.MoveTo(from, BoundedSize);
                Lead(byBound.AsSpan(firstLeader));
                Follow(byBound.AsSpan(0, firstLeader));
                return true;
            }
        }

        return false;
    }

    /// <summary>Orders the scorers by bound; those before the returned place cannot reach the score without the others.</summary>
    private int FindLeaders(int from, int end)
    {
        for (var i = 0; i < scorers.Length; i++)
        {
            bounds[i] = scorers[i].DocId >= end ? 0 : scorers[i].MaxScore(from, end);
        }

        // Few, and mostly in the order of the window before.
        for (var i = 1; i < byBound.Length; i++)
        {
            for (var j = i; j > 0 && bounds[byBound[j]] < bounds[byBound[j - 1]]; j--)
            {
                (byBound[j], byBound[j - 1]) = (byBound[j - 1], byBound[j]);
            }
        }

        var first = 0;
        for (var sum = 0.0; first < byBound.Length; first++)
        {
            sum += bounds[byBound[first]];
            if (combination.Bound(sum, bounds[byBound[first]]) >= minCompetitive)
            {
                break;
            }
        }

        return first;
    }

    private void Lead(ReadOnlySpan<int> leaders)
    {
        // In the order in which scores are summed.
        for (var i = 0; i < scorers.Length; i++)
        {
            if (leaders.Contains(i) && (scorers[i].DocId < window.Start ? scorers[i].Advance(window.Start) : scorers[i].DocId) < window.End)
            {
                scorers[i].AddTo(window);
            }
        }
    }

    /// <summary>Adds the scores of the others to documents that may still score high enough, and removes the rest.</summary>
    private void Follow(ReadOnlySpan<int> followers)
    {
        var sumOfBounds = 0.0;
        foreach (var follower in followers)
        {
            sumOfBounds += bounds[follower];
        }

        window.KeepCompetitive(minCompetitive, combination, sumOfBounds, followers.Length > 0 ? bounds[followers[^1]] : 0);
        for (var document = window.Next(window.Start); document != NoMoreDocuments; document = window.Next(document + 1))
        {
            var rest = sumOfBounds;
            for (var i = followers.Length - 1; i >= 0 && IsCompetitive(document, rest, bounds[followers[i]]); i--)
            {
                var scorer = scorers[followers[i]];
                if ((scorer.DocId < document ? scorer.Advance(document) : scorer.DocId) == document)
                {
                    window.Add(document, scorer.Score());
                }

                rest -= bounds[followers[i]];
            }

            if (ScoreOf(document) < minCompetitive)
            {
                window.Remove(document);
            }
        }
    }

    /// <param name="rest">The sum of what may be added.</param>
    /// <param name="highestOfRest">The highest score among that.</param>
    private bool IsCompetitive(int document, double rest, double highestOfRest) =>
        combination.Bound(window.Sum(document) + rest, Math.Max(highestOfRest, combination.IsSum ? 0 : window.Maximum(document))) >= minCompetitive;
}
