using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Facets;

/// <summary>
/// The values of each document as ordinals: places in the sorted list of the field's values in this segment. Safe for use by several threads.
/// </summary>
public sealed class OrdinalValues
{
    private const int HeaderLength = 2;

    /// <summary>How many values are kept as texts once they were asked for: those of a facet are few, and named again in every search.</summary>
    private const int MaxRemembered = 1024;

    private readonly MappedFile file;
    private readonly FieldTerms values;
    private readonly int offsetWidth;
    private readonly int width;
    private readonly int offsetsAt;
    private readonly int ordinalsAt;
    private readonly string?[] remembered;

    internal OrdinalValues(MappedFile file, int offset, int documentCount, FieldTerms values)
    {
        this.file = file;
        this.values = values;
        offsetWidth = file.Bytes[offset];
        width = file.Bytes[offset + 1];
        if (offsetWidth is not (0 or 1 or 2 or 4) || width is not (0 or 1 or 2 or 4) || (offsetWidth > 0 && width == 0))
        {
            // Several ordinals are not all 0. In no bytes there may be any number of them, and no end of reading.
            throw new OverflowException("widths that ordinals do not have");
        }

        offsetsAt = offset + HeaderLength;
        ordinalsAt = offsetsAt + (IsSingle ? 0 : (documentCount + 1) * offsetWidth);
        remembered = new string?[Math.Min(ValueCount, MaxRemembered)];
    }

    public int ValueCount => (int)values.TermCount;

    /// <summary>Without offsets: each document has one ordinal or none.</summary>
    private bool IsSingle => offsetWidth == 0;

    /// <summary>Ascending by the bytes of UTF-8.</summary>
    /// <param name="ordinal">From 0 to below <see cref="ValueCount"/>.</param>
    public string Value(int ordinal) => ordinal < remembered.Length ? remembered[ordinal] ??= values.Term(ordinal) : values.Term(ordinal);

    /// <inheritdoc cref="OrdinalReader.First"/>
    public int First(int docId) => Read().First(docId);

    /// <inheritdoc cref="OrdinalReader.End"/>
    public int End(int docId) => Read().End(docId);

    /// <inheritdoc cref="OrdinalReader.At"/>
    public int At(int index) => Read().At(index);

    /// <summary>For many documents in a row.</summary>
    public OrdinalReader Read()
    {
        var bytes = file.Bytes;
        return new OrdinalReader(bytes[offsetsAt..ordinalsAt], offsetWidth, bytes[ordinalsAt..], width);
    }
}
