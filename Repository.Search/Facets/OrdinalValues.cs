namespace Repository.Search.Facets;

/// <summary>
/// The values of each document as ordinals: places in the sorted list of the field's values in this segment. Safe for use by several threads.
/// </summary>
public sealed class OrdinalValues
{
    public int ValueCount => throw new NotSupportedException("comes with the next commits");

    /// <summary>Ascending by the bytes of UTF-8.</summary>
    public string Value(int ordinal) => throw new NotSupportedException("comes with the next commits");

    /// <summary>The index, for <see cref="At"/>, of the document's first ordinal.</summary>
    public int First(int docId) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Past the index of the document's last ordinal; <see cref="First"/> if it has none.</summary>
    public int End(int docId) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Ascending within a document.</summary>
    public int At(int index) => throw new NotSupportedException("comes with the next commits");
}
