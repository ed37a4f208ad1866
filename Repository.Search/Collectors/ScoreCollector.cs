using System.Numerics;
using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Searching;

namespace Repository.Search.Collectors;

/// <summary>The highest scores first, then the lowest docIds: a heap whose top is the worst of those kept.</summary>
internal sealed class ScoreCollector(int size) : TopCollector
{
    private ScoredDocument[] heap = new ScoredDocument[Math.Min(size, 64)];
    private int count;
    private int docBase;

    /// <summary>The least score with which a further document is kept; 0 as long as any is.</summary>
    public float MinCompetitiveScore => count < size ? 0 : MathF.BitIncrement(heap[0].Score);

    public override void Enter(SegmentView segment) => docBase = segment.DocBase;

    public override void Collect(int docId, Scorer scorer) => Collect(docId, scorer.Score());

    /// <param name="batch">Beyond what was collected of the segment.</param>
    public void Collect(ScoredBatch batch)
    {
        var documents = batch.Documents;
        var scores = batch.Scores;
        for (var i = 0; i < documents.Length; i++)
        {
            i = NextAbove(count < size ? float.NegativeInfinity : heap[0].Score, scores, i);
            if (i < documents.Length)
            {
                Collect(documents[i], scores[i]);
            }
        }
    }

    public override IReadOnlyList<ScoredDocument> Top()
    {
        var top = heap.AsSpan(0, count).ToArray();
        Array.Sort(top, static (x, y) => Compare(y, x));
        return top;
    }

    /// <summary>The first place from there on with a score above that one; behind the last if there is none.</summary>
    private static int NextAbove(float score, ReadOnlySpan<float> scores, int from)
    {
        var all = new Vector<float>(score);
        while (from + Vector<float>.Count <= scores.Length && Vector.LessThanOrEqualAll(new Vector<float>(scores[from..]), all))
        {
            from += Vector<float>.Count;
        }

        while (from < scores.Length && scores[from] <= score)
        {
            from++;
        }

        return from;
    }

    private void Collect(int docId, float score)
    {
        var hit = new ScoredDocument(docBase + docId, score);
        if (count < size)
        {
            if (count == heap.Length)
            {
                Array.Resize(ref heap, Math.Min(size, 2 * count));
            }

            SiftUp(count++, hit);
        }
        else if (score > heap[0].Score)
        {
            // A later document with the same score comes after those kept.
            SiftDown(hit);
        }
    }

    private void SiftUp(int place, ScoredDocument hit)
    {
        for (var parent = (place - 1) / 2; place > 0 && IsWorse(hit, heap[parent]); parent = (place - 1) / 2)
        {
            heap[place] = heap[parent];
            place = parent;
        }

        heap[place] = hit;
    }

    /// <summary>Replaces the top.</summary>
    private void SiftDown(ScoredDocument hit)
    {
        var place = 0;
        for (var child = 1; child < count; child = (2 * place) + 1)
        {
            child += child + 1 < count && IsWorse(heap[child + 1], heap[child]) ? 1 : 0;
            if (!IsWorse(heap[child], hit))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = hit;
    }

    private static bool IsWorse(ScoredDocument x, ScoredDocument y) => Compare(x, y) < 0;

    /// <summary>Negative if the first is worse.</summary>
    private static int Compare(ScoredDocument x, ScoredDocument y) => x.Score.CompareTo(y.Score) is var order and not 0 ? order : y.DocId.CompareTo(x.DocId);
}
