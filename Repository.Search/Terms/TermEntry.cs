namespace Repository.Search.Terms;

/// <summary>What the dictionary of one segment says of a term. Deleted documents are counted until they are merged away.</summary>
public readonly struct TermEntry
{
    public int DocumentFrequency { get; init; }

    /// <summary>Occurrences in all documents; <see cref="DocumentFrequency"/> where the field keeps documents alone.</summary>
    public long TotalTermFrequency { get; init; }
}
