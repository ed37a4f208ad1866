using Repository.Search.Postings;

namespace Repository.Search.Queries;

/// <summary>A scorer whose matches are those documents of an approximation that <see cref="Scorer.Matches"/> confirms.</summary>
internal abstract class TwoPhaseScorer(DocIdIterator approximation) : Scorer
{
    public sealed override DocIdIterator Approximation => approximation;

    public abstract override bool Matches();

    public sealed override int DocId => approximation.DocId;

    public sealed override long Cost => approximation.Cost;

    public sealed override int NextDocument() => Confirm(approximation.NextDocument());

    public sealed override int Advance(int target) => Confirm(approximation.Advance(target));

    private int Confirm(int docId)
    {
        while (docId != NoMoreDocuments && !Matches())
        {
            docId = approximation.NextDocument();
        }

        return docId;
    }
}
