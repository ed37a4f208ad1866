using Repository.Search.Postings;

namespace Repository.Search.Queries.Boolean;

/// <summary>The documents that all iterators have: the rarest leads, the others skip to where it stands.</summary>
internal sealed class ConjunctionIterator : DocIdIterator
{
    private readonly DocIdIterator lead;
    private readonly DocIdIterator[] others;
    private int docId = -1;

    /// <param name="iterators">At least one, each before its first document.</param>
    public ConjunctionIterator(IEnumerable<DocIdIterator> iterators)
    {
        DocIdIterator[] byCost = [.. iterators.OrderBy(iterator => iterator.Cost)];
        lead = byCost[0];
        others = byCost[1..];
    }

    public override int DocId => docId;

    public override long Cost => lead.Cost;

    public override int NextDocument() => docId = Align(lead.NextDocument());

    public override int Advance(int target) => docId = Align(lead.Advance(target));

    /// <summary>The first document of all, from where the lead stands.</summary>
    private int Align(int candidate)
    {
        for (var i = 0; i < others.Length && candidate != NoMoreDocuments; i++)
        {
            var other = others[i];
            var found = other.DocId < candidate ? other.Advance(candidate) : other.DocId;
            if (found == NoMoreDocuments)
            {
                return NoMoreDocuments;
            }

            if (found > candidate)
            {
                candidate = lead.Advance(found);
                i = -1;
            }
        }

        return candidate;
    }
}
