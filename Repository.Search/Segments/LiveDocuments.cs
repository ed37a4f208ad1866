using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Which documents of a segment are not deleted. Immutable.</summary>
public sealed class LiveDocuments
{
    public int DocumentCount => throw new NotSupportedException("comes with the next commits");

    public int LiveCount => throw new NotSupportedException("comes with the next commits");

    /// <summary>Bit <c>docId % 64</c> of word <c>docId / 64</c>; bits past the last document are 0.</summary>
    public ReadOnlySpan<ulong> Bits => throw new NotSupportedException("comes with the next commits");

    /// <summary>A segment of that many documents, all of them live.</summary>
    public static LiveDocuments All(int documentCount) => throw new NotSupportedException("comes with the next commits");

    /// <exception cref="IndexCorruptException">The file is damaged, or is not this one.</exception>
    public static LiveDocuments Read(IIndexStorage storage, StoredFile file) => throw new NotSupportedException("comes with the next commits");

    public bool IsLive(int docId) => throw new NotSupportedException("comes with the next commits");

    /// <summary>A copy in which those are deleted, too.</summary>
    public LiveDocuments Without(IEnumerable<int> docIds) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Writes without syncing.</summary>
    public StoredFile Write(IIndexStorage storage, string name) => throw new NotSupportedException("comes with the next commits");
}
