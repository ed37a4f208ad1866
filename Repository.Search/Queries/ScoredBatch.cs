namespace Repository.Search.Queries;

/// <summary>Matches of one segment in a row, with their scores: what scorers hand on at a time, as a call for each match costs more than the match.</summary>
internal sealed class ScoredBatch
{
    /// <summary>A block of postings, or a whole <see cref="ScoreWindow"/>, has room.</summary>
    public const int Capacity = ScoreWindow.MaxSize;

    private readonly int[] documents = new int[Capacity];
    private readonly float[] scores = new float[Capacity];

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    /// <summary>Ascending.</summary>
    public Span<int> Documents => documents.AsSpan(0, Count);

    public Span<float> Scores => scores.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int docId, float score)
    {
        documents[Count] = docId;
        scores[Count++] = score;
    }

    /// <summary>Makes room for the scores of those documents, behind what is there.</summary>
    public Span<float> Add(ReadOnlySpan<int> more)
    {
        more.CopyTo(documents.AsSpan(Count));
        Count += more.Length;
        return scores.AsSpan(Count - more.Length, more.Length);
    }

    /// <summary>Leaves out what is not in the set.</summary>
    public void Keep(FixedBitSet set)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            documents[kept] = documents[i];
            scores[kept] = scores[i];
            kept += set.Contains(documents[i]) ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>Keeps the first so many.</summary>
    public void Shorten(int count) => Count = count;
}
