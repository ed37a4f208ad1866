using System.Text;
using Repository.Search.Facets;
using Repository.Search.Queries;
using Repository.Search.Searching;
using Repository.Search.Segments;

namespace Repository.Search.Collectors;

/// <summary>The values of one sort key in one segment as numbers whose ascending order is the order asked for.</summary>
/// <remarks>128 bits leave room beyond any value, in either direction, for documents that have none.</remarks>
internal abstract class SortValues
{
    public static SortValues Of(SortKey key, SegmentReader segment) => key switch
    {
        SortKey.Score => new Scores(),
        SortKey.Number number => new Numbers(segment.Numbers(number.Field), number),
        SortKey.Keyword keyword => new Keywords(segment.Ordinals(keyword.Field), keyword),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such sort key."),
    };

    /// <param name="scorer">Stands on the document.</param>
    public abstract Int128 Of(int docId, Scorer scorer);

    /// <summary>The text, in UTF-8, that such a number stands for; null if it stands for itself.</summary>
    public virtual byte[]? Text(Int128 value) => null;

    private static Int128 Missing(bool first) => first ? Int128.MinValue : Int128.MaxValue;

    private sealed class Scores : SortValues
    {
        /// <summary>The bits of floats that are not negative ascend with them.</summary>
        public override Int128 Of(int docId, Scorer scorer) => -BitConverter.SingleToInt32Bits(scorer.Score());
    }

    private sealed class Numbers(NumberValues? numbers, SortKey.Number key) : SortValues
    {
        public override Int128 Of(int docId, Scorer scorer) =>
            numbers is null || !numbers.TryGet(docId, out var value) ? Missing(key.MissingFirst)
            : key.Descending ? -(Int128)value
            : value;
    }

    private sealed class Keywords(OrdinalValues? ordinals, SortKey.Keyword key) : SortValues
    {
        public override Int128 Of(int docId, Scorer scorer)
        {
            if (ordinals is null || ordinals.First(docId) is var first && first == ordinals.End(docId))
            {
                return Missing(key.MissingFirst);
            }

            var ordinal = ordinals.At(first);
            return key.Descending ? -ordinal : ordinal;
        }

        public override byte[]? Text(Int128 value) =>
            ordinals is null || value == Missing(key.MissingFirst) ? null : Encoding.UTF8.GetBytes(ordinals.Value((int)(key.Descending ? -value : value)));
    }
}
