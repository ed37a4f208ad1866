namespace Repository.Search.Terms;

/// <summary>What the dictionary of one segment says of a term. Deleted documents are counted until they are merged away.</summary>
public readonly struct TermEntry
{
    public int DocumentFrequency { get; init; }

    /// <summary>Occurrences in all documents; <see cref="DocumentFrequency"/> where the field keeps documents alone.</summary>
    public long TotalTermFrequency { get; init; }

    /// <summary>Of a term in one document: that document.</summary>
    internal int OnlyDocument { get; init; }

    /// <summary>Of a term in several documents: where its postings begin.</summary>
    internal int PostingsOffset { get; init; }

    /// <summary>Of a term with at least one full block: where its skip data lie, from <see cref="PostingsOffset"/>.</summary>
    internal int SkipOffset { get; init; }

    /// <summary>Of a text field: where the term's positions begin.</summary>
    internal int PositionsOffset { get; init; }
}
