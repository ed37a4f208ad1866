using System.Text;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>
/// Deletions that are yet to be looked up. Each concerns all segments that exist when it is looked up, and of the documents that were buffered
/// with it those that were added before it.
/// </summary>
internal sealed class PendingDeletes
{
    // An entry of the inner dictionary, its string's header and hash: measured roughly, as the buffer is.
    private const int EntryBytes = 80;

    private readonly Dictionary<string, Dictionary<string, int>> fields = new(StringComparer.Ordinal);

    public bool IsEmpty => fields.Count == 0;

    public long EstimatedBytes { get; private set; }

    /// <param name="bufferedBefore">Buffered documents with a lower docId are deleted, too.</param>
    public void Add(string field, string value, int bufferedBefore)
    {
        if (!fields.TryGetValue(field, out var values))
        {
            fields.Add(field, values = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        if (values.TryAdd(value, bufferedBefore))
        {
            EstimatedBytes += EntryBytes + (sizeof(char) * value.Length);
        }
        else
        {
            // The later of two equal deletions reaches further.
            values[value] = bufferedBefore;
        }
    }

    /// <summary>The segment without what is deleted of it; itself if that is nothing.</summary>
    /// <param name="isBuffer">Whether its documents are those that were buffered with the deletions.</param>
    /// <exception cref="IndexCorruptException">The segment was written wrongly.</exception>
    public SegmentState ApplyTo(SegmentState segment, bool isBuffer)
    {
        var deleted = new List<int>();
        try
        {
            foreach (var (field, values) in fields)
            {
                Find(segment, field, values, isBuffer, deleted);
            }
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw segment.Handle.Reader.Corrupt(beyond);
        }

        return deleted.Count == 0 ? segment : segment with { Live = (segment.Live ?? LiveDocuments.All(segment.DocumentCount)).Without(deleted) };
    }

    private static void Find(SegmentState segment, string field, Dictionary<string, int> values, bool isBuffer, List<int> deleted)
    {
        var reader = segment.Handle.Reader;
        if (reader.Terms(field) is not { } terms)
        {
            return;
        }

        var documents = reader.Postings(reader.Schema.Find(field)!, positions: false);
        foreach (var (value, bufferedBefore) in values)
        {
            if (!terms.TryFind(Encoding.UTF8.GetBytes(value), out var term))
            {
                continue;
            }

            var end = isBuffer ? bufferedBefore : segment.DocumentCount;
            documents.Start(term);
            while (documents.NextDocument() < end)
            {
                if (segment.Live?.IsLive(documents.DocId) != false)
                {
                    deleted.Add(documents.DocId);
                }
            }
        }
    }
}
