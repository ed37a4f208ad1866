using System.Text;
using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.StoredFields;

/// <summary>The stored texts of one document. It holds its own copy and outlives the segment.</summary>
public sealed class StoredDocument
{
    private readonly IndexSchema schema;
    private readonly string file;
    private readonly byte[] bytes;

    /// <param name="file">That it was read from.</param>
    /// <param name="bytes">For each value, in the order in which they were stored: the field's number, the length in bytes, UTF-8.</param>
    internal StoredDocument(IndexSchema schema, string file, byte[] bytes)
    {
        this.schema = schema;
        this.file = file;
        this.bytes = bytes;
    }

    /// <summary>The field's first value; null if it has none.</summary>
    /// <exception cref="IndexCorruptException">It was written wrongly.</exception>
    public string? Text(string field) => Find(field, atMost: 1) is [var first] ? first : null;

    /// <summary>In the order in which they were stored; none if there is no such field.</summary>
    /// <exception cref="IndexCorruptException">It was written wrongly.</exception>
    public IReadOnlyList<string> Texts(string field) => Find(field, atMost: int.MaxValue);

    private List<string> Find(string field, int atMost)
    {
        try
        {
            return Find(schema.NumberOf(field), atMost);
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw new IndexCorruptException(file, 0, "a stored text leads out of its document", beyond);
        }
    }

    private List<string> Find(int number, int atMost)
    {
        var found = new List<string>();
        for (var reader = new ByteReader(bytes); reader.Position < bytes.Length && found.Count < atMost;)
        {
            var isWanted = reader.ReadVarInt() == number;
            var text = reader.Take(reader.ReadVarInt());
            if (isWanted)
            {
                found.Add(Encoding.UTF8.GetString(text));
            }
        }

        return found;
    }
}
