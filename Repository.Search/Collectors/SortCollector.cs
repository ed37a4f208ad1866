using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Searching;

namespace Repository.Search.Collectors;

/// <summary>
/// The first documents by keys. Within a segment values are compared as numbers (a keyword by its ordinal); what a segment keeps is then
/// merged with what others kept, by the values themselves.
/// </summary>
internal sealed class SortCollector : TopCollector
{
    private readonly IReadOnlyList<SortKey> sort;
    private readonly int size;
    private readonly PriorityQueue<SortedDocument, SortedDocument> kept;
    private readonly SortValues[] values;
    private Int128[] candidate;
    private List<SortedDocument> top = [];
    private SegmentView? segment;

    public SortCollector(IReadOnlyList<SortKey> sort, int size)
    {
        this.sort = sort;
        this.size = size;
        values = new SortValues[sort.Count];
        candidate = new Int128[sort.Count];
        kept = new(Comparer<SortedDocument>.Create((x, y) => y.CompareWithinSegment(x)));
    }

    public override void Enter(SegmentView segment)
    {
        this.segment = segment;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = SortValues.Of(sort[i], segment.Reader);
        }
    }

    public override void Collect(int docId, Scorer scorer)
    {
        for (var i = 0; i < values.Length; i++)
        {
            candidate[i] = values[i].Of(docId, scorer);
        }

        if (kept.Count == size && kept.Peek().Keys.AsSpan().SequenceCompareTo(candidate) <= 0)
        {
            // A later document with the same keys comes after those kept.
            return;
        }

        var document = new SortedDocument(segment!.DocBase + docId, scorer.Score(), candidate);
        candidate = kept.Count < size ? new Int128[sort.Count] : kept.Dequeue().Keys;
        kept.Enqueue(document, document);
    }

    /// <summary>Merges what the segment kept.</summary>
    public override void Leave()
    {
        foreach (var (document, _) in kept.UnorderedItems)
        {
            document.Resolve(values);
            top.Add(document);
        }

        kept.Clear();
        top = [.. top.Order(SortedDocument.AcrossSegments(sort)).Take(size)];
    }

    public override IReadOnlyList<ScoredDocument> Top() => [.. top.Select(document => new ScoredDocument(document.DocId, document.Score))];
}
