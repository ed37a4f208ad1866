using Repository.Search.Searching;

namespace Repository.Search.Collectors;

/// <param name="docId">Of the snapshot.</param>
/// <param name="keys">One for each sort key: see <see cref="SortValues"/>.</param>
internal sealed class SortedDocument(int docId, float score, Int128[] keys)
{
    /// <summary>What ordinals stand for, in UTF-8; null where a key is a number or missing.</summary>
    private byte[]?[] texts = [];

    public int DocId => docId;

    public float Score => score;

    public Int128[] Keys => keys;

    public int CompareWithinSegment(SortedDocument other)
    {
        var order = Keys.AsSpan().SequenceCompareTo(other.Keys);
        return order != 0 ? order : DocId.CompareTo(other.DocId);
    }

    /// <summary>Makes the document comparable with those of other segments.</summary>
    /// <param name="values">Those that the keys are from.</param>
    public void Resolve(IReadOnlyList<SortValues> values) => texts = [.. keys.Select((key, i) => values[i].Text(key))];

    /// <summary>For resolved documents.</summary>
    public static IComparer<SortedDocument> AcrossSegments(IReadOnlyList<SortKey> sort) => Comparer<SortedDocument>.Create((x, y) =>
    {
        for (var i = 0; i < sort.Count; i++)
        {
            var order = x.texts[i] is { } text && y.texts[i] is { } other
                ? text.AsSpan().SequenceCompareTo(other) * (sort[i] is SortKey.Keyword { Descending: true } ? -1 : 1)
                : x.Keys[i].CompareTo(y.Keys[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.DocId.CompareTo(y.DocId);
    });
}
