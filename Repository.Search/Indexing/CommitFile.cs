using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Writes and reads commits.</summary>
internal static class CommitFile
{
    public static void Write(IIndexStorage storage, string name, IndexCommit commit) => throw new NotSupportedException("comes with the next commits");

    public static IndexCommit? ReadLast(IIndexStorage storage, IndexSchema schema) => throw new NotSupportedException("comes with the next commits");
}
