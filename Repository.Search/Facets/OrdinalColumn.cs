using System.Runtime.InteropServices;

namespace Repository.Search.Facets;

/// <summary>The ordinals of each document, being collected for a segment.</summary>
internal sealed class OrdinalColumn(int documentCount)
{
    private readonly int[] ends = new int[documentCount];
    private readonly List<int> ordinals = [];
    private int last = -1;

    public int DocumentCount => documentCount;

    /// <summary>Of all documents, in their order.</summary>
    public IReadOnlyList<int> Ordinals => ordinals;

    /// <summary>Whether no document has two.</summary>
    public bool IsSingle { get; private set; } = true;

    /// <param name="docId">Above the one before; documents left out have none.</param>
    /// <param name="values">In any order; what is there twice counts once. Is sorted.</param>
    public void Add(int docId, Span<int> values)
    {
        FillTo(docId);
        values.Sort();
        for (var i = 0; i < values.Length; i++)
        {
            if (i == 0 || values[i] != values[i - 1])
            {
                ordinals.Add(values[i]);
            }
        }

        IsSingle &= ordinals.Count - FirstOf(docId) <= 1;
        last = docId;
        ends[docId] = ordinals.Count;
    }

    /// <summary>Where the document's ordinals begin; of the number of documents: where they all end.</summary>
    public int FirstOf(int docId)
    {
        FillTo(docId);
        return docId == 0 ? 0 : ends[docId - 1];
    }

    public ReadOnlySpan<int> Of(int docId) => CollectionsMarshal.AsSpan(ordinals)[FirstOf(docId)..FirstOf(docId + 1)];

    private void FillTo(int docId)
    {
        while (last < docId - 1)
        {
            last++;
            ends[last] = last == 0 ? 0 : ends[last - 1];
        }
    }
}
