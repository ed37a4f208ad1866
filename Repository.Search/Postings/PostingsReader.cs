namespace Repository.Search.Postings;

/// <summary>The documents of one term with its frequency and positions in each.</summary>
public sealed class PostingsReader : DocIdIterator
{
    public override int DocId => throw new NotSupportedException("comes with the next commits");

    public override long Cost => throw new NotSupportedException("comes with the next commits");

    /// <summary>How often the term stands in the present document; 1 where the field keeps documents alone.</summary>
    public int Frequency => throw new NotSupportedException("comes with the next commits");

    public override int NextDocument() => throw new NotSupportedException("comes with the next commits");

    public override int Advance(int target) => throw new NotSupportedException("comes with the next commits");

    /// <summary>The next position in the present document, never descending; at most <see cref="Frequency"/> times a document.</summary>
    public int NextPosition() => throw new NotSupportedException("comes with the next commits");
}
