using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Searching;

namespace Repository.Search.Collectors;

/// <summary>Keeps the first documents of an order, whatever the number of matches.</summary>
internal abstract class TopCollector
{
    /// <param name="sort">As in <see cref="SearchRequest.Sort"/>.</param>
    /// <param name="size">How many documents to keep, at least 1.</param>
    public static TopCollector For(IReadOnlyList<SortKey> sort, int size) =>
        sort is [] or [SortKey.Score] ? new ScoreCollector(size) : new SortCollector(sort, size);

    /// <summary>What is collected from now on is of that segment. Segments come in the order of the snapshot.</summary>
    public abstract void Enter(SegmentView segment);

    /// <param name="docId">Of the segment; ascending.</param>
    /// <param name="scorer">Stands on the document.</param>
    public abstract void Collect(int docId, Scorer scorer);

    /// <summary>The segment has no more; after it, nothing of it is read.</summary>
    public virtual void Leave()
    {
    }

    /// <summary>What was kept, in order. Ends the collecting.</summary>
    public abstract IReadOnlyList<ScoredDocument> Top();
}
