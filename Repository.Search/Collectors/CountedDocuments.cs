using System.Buffers;
using Repository.Search.Queries;

namespace Repository.Search.Collectors;

/// <summary>The documents of a segment that are to be counted, listed once for all that count them.</summary>
/// <param name="documents">Not changed meanwhile.</param>
internal sealed class CountedDocuments(FixedBitSet documents) : IDisposable
{
    private int[]? listed;
    private int[]? listedOthers;

    public int Count { get; } = documents.Count();

    /// <summary>Whether fewer documents are left out than counted.</summary>
    public bool AreMost => Count > documents.Length / 2;

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<int> DocIds => (listed ??= List(documents, Count)).AsSpan(0, Count);

    /// <summary>Those of the segment that are not to be counted, ascending.</summary>
    public ReadOnlySpan<int> Others => (listedOthers ??= List(documents.Complement(), documents.Length - Count)).AsSpan(0, documents.Length - Count);

    public void Dispose()
    {
        Return(listed);
        Return(listedOthers);
    }

    private static int[] List(FixedBitSet set, int count)
    {
        var list = ArrayPool<int>.Shared.Rent(count);
        set.CopyTo(list);
        return list;
    }

    private static void Return(int[]? list)
    {
        if (list is not null)
        {
            ArrayPool<int>.Shared.Return(list);
        }
    }
}
