using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Reads an index without being its writer, and without disturbing it: for checks and tools.</summary>
public static class IndexReader
{
    /// <summary>The last commit; null if nothing was ever committed. The caller disposes it.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged or missing.</exception>
    /// <exception cref="IndexFormatException">The index is of another version of the format, or made with another schema.</exception>
    public static IndexSnapshot? OpenLast(IIndexStorage storage, IndexSchema schema) => throw new NotSupportedException("comes with the next commits");
}
