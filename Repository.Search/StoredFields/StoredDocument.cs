namespace Repository.Search.StoredFields;

/// <summary>The stored texts of one document. It holds its own copy and outlives the segment.</summary>
public sealed class StoredDocument
{
    /// <summary>The field's first value.</summary>
    public string? Text(string field) => throw new NotSupportedException("comes with the next commits");

    /// <summary>In the order in which they were stored; none if there is no such field.</summary>
    public IReadOnlyList<string> Texts(string field) => throw new NotSupportedException("comes with the next commits");
}
