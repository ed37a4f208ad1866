using System.Text.Json;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>What a segment keeps of its records, for who doubts that it is what was stored.</summary>
internal static class SegmentRecords
{
    /// <summary>Of each live document of a segment that has been verified, in order: its record, or why it is none.</summary>
    public static IEnumerable<(int DocId, StoredRecord? Record, IndexCorruptException? Fault)> Of(SegmentView segment) => segment.Reader.StoredInOrder()
        .Select((document, docId) => (document, docId))
        .Where(stored => segment.Live?.IsLive(stored.docId) ?? true)
        .Select(stored =>
        {
            try
            {
                return (stored.docId, (StoredRecord?)StoredRecord.Of(stored.document), (IndexCorruptException?)null);
            }
            catch (JsonException problem)
            {
                return (stored.docId, null, new IndexCorruptException(segment.Reader.StoredFields.Name, 0, FormattableString.Invariant($"document {stored.docId} holds no record"), problem));
            }
        });
}
