namespace Repository.Search.Facets;

/// <summary>One integer a document, being collected for a segment.</summary>
internal sealed class NumberColumn(int documentCount)
{
    private readonly long[] values = new long[documentCount];
    private readonly ulong[] present = new ulong[(documentCount + 63) / 64];

    public int DocumentCount => documentCount;

    /// <summary>How many documents have a value.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == documentCount;

    /// <summary>Bit <c>docId % 64</c> of word <c>docId / 64</c>.</summary>
    public ReadOnlySpan<ulong> Present => present;

    public long this[int docId] => values[docId];

    public bool Has(int docId) => (present[docId >> 6] >> (docId & 63) & 1) == 1;

    /// <summary>A document's one value.</summary>
    public void Set(int docId, long value)
    {
        values[docId] = value;
        present[docId >> 6] |= 1UL << (docId & 63);
        Count++;
    }

    /// <summary>The smallest and the largest of at least one value.</summary>
    public (long Min, long Max) Bounds()
    {
        var (min, max) = (long.MaxValue, long.MinValue);
        for (var docId = 0; docId < values.Length; docId++)
        {
            if (Has(docId))
            {
                min = Math.Min(min, values[docId]);
                max = Math.Max(max, values[docId]);
            }
        }

        return (min, max);
    }
}
