using Repository.Search.Postings;

namespace Repository.Search.Queries;

/// <summary>A scorer whose matches are those documents of an approximation that <see cref="Scorer.Matches"/> confirms.</summary>
internal abstract class TwoPhaseScorer(DocIdIterator approximation) : Scorer
{
    /// <summary>Matches of a batch: the sooner it ends, the sooner more is asked of a score.</summary>
    private const int BatchSize = 128;

    /// <summary>Documents of the approximation for a batch, which may be empty then: as many as a caller waits for.</summary>
    private const int Patience = 4096;

    private int boundedEnd;

    public sealed override DocIdIterator Approximation => approximation;

    public override bool IsUndecided => true;

    public abstract override bool Matches();

    public sealed override int DocId => approximation.DocId;

    public sealed override long Cost => approximation.Cost;

    /// <summary>0 as long as none is asked for.</summary>
    protected float MinCompetitiveScore { get; private set; }

    public sealed override int NextDocument() => Confirm(approximation.NextDocument());

    public sealed override int Advance(int target) => Confirm(approximation.Advance(target));

    public override void SetMinCompetitiveScore(float score) => MinCompetitiveScore = score;

    public override bool NextBatch(ScoredBatch batch)
    {
        batch.Clear();
        if (DocId == NoMoreDocuments)
        {
            return false;
        }

        for (var visited = 0; visited < Patience && batch.Count < BatchSize; visited++)
        {
            var docId = Competitive(approximation.NextDocument());
            if (docId == NoMoreDocuments)
            {
                return batch.Count > 0;
            }

            if (Matches())
            {
                batch.Add(docId, Score());
            }
        }

        return true;
    }

    private int Confirm(int docId)
    {
        while (docId != NoMoreDocuments && !Matches())
        {
            docId = approximation.NextDocument();
        }

        return docId;
    }

    /// <summary>Moves on from that document to where one may score high enough.</summary>
    private int Competitive(int docId)
    {
        while (MinCompetitiveScore > 0 && docId >= boundedEnd && docId != NoMoreDocuments)
        {
            var end = (int)Math.Min((long)docId + BoundedSize, NoMoreDocuments);
            if (MaxScore(docId, end) >= MinCompetitiveScore)
            {
                boundedEnd = end;
            }
            else
            {
                docId = approximation.Advance(end);
            }
        }

        return docId;
    }
}
