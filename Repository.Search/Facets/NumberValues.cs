namespace Repository.Search.Facets;

/// <summary>One integer a document. Safe for use by several threads.</summary>
public sealed class NumberValues
{
    public long Min => throw new NotSupportedException("comes with the next commits");

    public long Max => throw new NotSupportedException("comes with the next commits");

    public bool TryGet(int docId, out long value) => throw new NotSupportedException("comes with the next commits");
}
