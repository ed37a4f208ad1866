using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>
/// Holds the records of a snapshot against those of the database: that each is there once, made of the published revision, and with the terms,
/// numbers and stored texts that indexing it now would give. Holds some ten bytes a record, and what differs.
/// </summary>
internal sealed class RecordComparison
{
    private readonly IndexSnapshot snapshot;
    private readonly ILookup<Guid, Indexed> indexed;
    private readonly TaxonomyTree taxonomy;
    private readonly HashSet<Guid> seen = [];
    private readonly List<(Guid Record, string Problem)> problems = [];
    private readonly List<Guid> otherwise = [];

    /// <param name="taxonomy">That the documents were made with.</param>
    public RecordComparison(IndexSnapshot snapshot, TaxonomyTree taxonomy, CancellationToken ct)
    {
        this.snapshot = snapshot;
        this.taxonomy = taxonomy;
        indexed = snapshot.Segments.SelectMany(segment => RecordsOf(segment, ct)).ToLookup(record => record.Id);
    }

    public int RecordCount => indexed.Sum(record => record.Count());

    /// <summary>What is said of each record; what has changed meanwhile is among it.</summary>
    public IReadOnlyList<(Guid Record, string Problem)> Problems => problems;

    /// <summary>Records of the right revision that were indexed otherwise than they would be now.</summary>
    public IReadOnlyList<Guid> Otherwise => otherwise;

    /// <summary>Some of the published records; each is given once.</summary>
    public void Add(PublishedRecords published, CancellationToken ct)
    {
        seen.UnionWith(published.Unreadable.Select(problem => problem.ContributionId));
        using var fresh = new FreshDocuments(published, taxonomy);
        var digests = DocumentDigests.Of(fresh.Segment, ct);
        for (var i = 0; i < published.Count; i++)
        {
            Compare(published[i], digests[i]);
        }
    }

    /// <summary>After the last of the published records: what remains is in the index alone, or twice.</summary>
    public void Finish()
    {
        problems.AddRange(indexed.Where(record => !seen.Contains(record.Key)).Select(record => (record.Key, $"record {record.Key} is in the index and not published")));
        problems.AddRange(indexed.Where(record => record.Count() > 1).Select(record => (record.Key, $"record {record.Key} is in the index {record.Count()} times")));
    }

    /// <summary>Names the fields in which these records differ.</summary>
    public IEnumerable<string> Describe(PublishedRecords published)
    {
        using var fresh = new FreshDocuments(published, taxonomy);
        var fields = published.ToDictionary(record => record.Contribution.Id, _ => new List<string>());
        for (var number = 0; number < CatalogueSchema.Schema.Fields.Count; number++)
        {
            var field = CatalogueSchema.Schema.Fields[number];
            var now = field is StoredFieldDefinition ? [] : DocumentDigests.OfIndexed(fresh.Segment, number);
            var then = field is StoredFieldDefinition ? [] : snapshot.Segments.Select(segment => DocumentDigests.OfIndexed(segment.Reader, number)).ToList();
            for (var i = 0; i < published.Count; i++)
            {
                var record = indexed[published[i].Contribution.Id].First();
                var differs = field is StoredFieldDefinition
                    ? !fresh.Segment.Stored(i).Texts(field.Name).SequenceEqual(snapshot.Segments[record.Segment].Reader.Stored(record.DocId).Texts(field.Name), StringComparer.Ordinal)
                    : now[i] != then[record.Segment][record.DocId];
                if (differs)
                {
                    fields[record.Id].Add($"“{field.Name}”");
                }
            }
        }

        return fields.Where(record => record.Value.Count > 0).Select(record => $"record {record.Key} is in the index with another value of {string.Join(", ", record.Value)} than the database gives");
    }

    private void Compare(PublishedRecord record, ulong digest)
    {
        var id = record.Contribution.Id;
        seen.Add(id);
        var there = indexed[id].ToList();
        if (there.Count == 0)
        {
            problems.Add((id, $"record {id} is published and not in the index"));
        }
        else if (there[0].RevisionId != record.Revision.Id)
        {
            problems.Add((id, $"record {id} is in the index with revision {there[0].RevisionId}, published is {record.Revision.Id}"));
        }
        else if (there[0].Digest != digest)
        {
            otherwise.Add(id);
        }
    }

    private IEnumerable<Indexed> RecordsOf(SegmentView segment, CancellationToken ct)
    {
        var digests = DocumentDigests.Of(segment.Reader, ct);
        var number = snapshot.Segments.ToList().IndexOf(segment);
        return segment.Reader.StoredInOrder()
            .Select((document, docId) => (document, docId))
            .Where(stored => segment.Live?.IsLive(stored.docId) ?? true)
            .Select(stored => (Record: StoredRecord.Of(stored.document), stored.docId))
            .Select(stored => new Indexed(stored.Record.Entry.ContributionId, stored.Record.RevisionId, number, stored.docId, digests[stored.docId]));
    }

    /// <param name="Segment">Its place in the snapshot.</param>
    private readonly record struct Indexed(Guid Id, Guid RevisionId, int Segment, int DocId, ulong Digest);

    /// <summary>Records as indexing them now gives them, in a segment of their own, in memory.</summary>
    private sealed class FreshDocuments : IDisposable
    {
        private readonly MemoryStorage storage = new();

        public FreshDocuments(PublishedRecords records, TaxonomyTree taxonomy)
        {
            var buffer = new SegmentBuffer(CatalogueSchema.Schema);
            foreach (var document in records.AsParallel().AsOrdered().Select(record => CatalogueDocuments.Of(record, taxonomy)))
            {
                buffer.Add(document);
            }

            Segment = SegmentReader.Open(storage, CatalogueSchema.Schema, SegmentWriter.Write(storage, "fresh", buffer));
        }

        /// <summary>In the order of the records.</summary>
        public SegmentReader Segment { get; }

        public void Dispose()
        {
            Segment.Dispose();
            storage.Dispose();
        }
    }
}
