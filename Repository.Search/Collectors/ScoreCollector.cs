using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Searching;

namespace Repository.Search.Collectors;

/// <summary>The highest scores first, then the lowest docIds: a heap whose top is the worst of those kept.</summary>
internal sealed class ScoreCollector(int size) : TopCollector
{
    private readonly PriorityQueue<int, ScoredDocument> kept = new(WorstFirst.Instance);
    private float worstKept = -1;
    private int docBase;

    public override void Enter(SegmentView segment) => docBase = segment.DocBase;

    public override void Collect(int docId, Scorer scorer)
    {
        var hit = new ScoredDocument(docBase + docId, scorer.Score());
        if (kept.Count < size)
        {
            kept.Enqueue(hit.DocId, hit);
        }
        else if (hit.Score > worstKept)
        {
            // A later document with the same score comes after those kept.
            kept.EnqueueDequeue(hit.DocId, hit);
        }
        else
        {
            return;
        }

        if (kept.Count == size && kept.TryPeek(out _, out var worst))
        {
            worstKept = worst.Score;
        }
    }

    public override IReadOnlyList<ScoredDocument> Top()
    {
        var top = new ScoredDocument[kept.Count];
        for (var i = top.Length - 1; i >= 0; i--)
        {
            kept.TryDequeue(out _, out top[i]);
        }

        return top;
    }

    private sealed class WorstFirst : IComparer<ScoredDocument>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare(ScoredDocument x, ScoredDocument y) => x.Score != y.Score ? x.Score.CompareTo(y.Score) : y.DocId.CompareTo(x.DocId);
    }
}
