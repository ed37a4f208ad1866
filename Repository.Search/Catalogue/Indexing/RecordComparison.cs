using System.Globalization;
using System.Runtime.InteropServices;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>
/// Holds the records of a snapshot against those of the database: that each is there once, made of the published revision, and with the terms,
/// numbers and stored texts that indexing it now would give. Holds two identifiers, a place and a digest of each record, and what differs.
/// </summary>
internal sealed class RecordComparison
{
    private readonly IndexSnapshot snapshot;
    private readonly Dictionary<Guid, Indexed> indexed = [];
    private readonly TaxonomyTree taxonomy;
    private readonly HashSet<Guid> seen = [];
    private readonly List<(Guid Record, string Problem)> problems = [];
    private readonly List<Guid> otherwise = [];
    private readonly List<IndexCorruptException> faults = [];

    /// <param name="taxonomy">That the documents were made with.</param>
    public RecordComparison(IndexSnapshot snapshot, TaxonomyTree taxonomy, CancellationToken ct)
    {
        this.snapshot = snapshot;
        this.taxonomy = taxonomy;
        for (var number = 0; number < snapshot.Segments.Count; number++)
        {
            Read(number, ct);
        }
    }

    public int RecordCount => indexed.Values.Sum(record => record.Count);

    /// <summary>Documents that hold no record.</summary>
    public IReadOnlyList<IndexCorruptException> Faults => faults;

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
        problems.AddRange(indexed.Where(record => record.Value.Count > 1).Select(record => (record.Key, string.Create(CultureInfo.InvariantCulture, $"record {record.Key} is in the index {record.Value.Count} times"))));
    }

    /// <summary>What is said of a record whose fields are not compared.</summary>
    public static string Describe(Guid record) => $"record {record} is in the index with other values than the database gives";

    /// <summary>Names the fields in which these records differ, as they are now: what has changed since they were added is left out.</summary>
    public IEnumerable<string> Describe(PublishedRecords published, CancellationToken ct)
    {
        using var fresh = new FreshDocuments(published, taxonomy);
        var digests = DocumentDigests.Of(fresh.Segment, ct);
        var fields = new Dictionary<Guid, List<string>>();
        for (var i = 0; i < published.Count; i++)
        {
            var (id, revision) = (published[i].Contribution.Id, published[i].Revision.Id);
            if (indexed[id].RevisionId == revision && indexed[id].Digest != digests[i])
            {
                fields.Add(id, []);
            }
        }

        for (var number = 0; number < CatalogueSchema.Schema.Fields.Count; number++)
        {
            var field = CatalogueSchema.Schema.Fields[number];
            var now = field is StoredFieldDefinition ? [] : DocumentDigests.OfIndexed(fresh.Segment, number);
            var then = field is StoredFieldDefinition ? [] : snapshot.Segments.Select(segment => DocumentDigests.OfIndexed(segment.Reader, number)).ToList();
            for (var i = 0; i < published.Count; i++)
            {
                var id = published[i].Contribution.Id;
                var record = indexed[id];
                var differs = field is StoredFieldDefinition
                    ? !fresh.Segment.Stored(i).Texts(field.Name).SequenceEqual(snapshot.Segments[record.Segment].Reader.Stored(record.DocId).Texts(field.Name), StringComparer.Ordinal)
                    : now[i] != then[record.Segment][record.DocId];
                if (differs && fields.TryGetValue(id, out var names))
                {
                    names.Add($"“{field.Name}”");
                }
            }
        }

        return fields.Select(record => record.Value.Count == 0
            ? Describe(record.Key)
            : $"record {record.Key} is in the index with another value of {string.Join(", ", record.Value)} than the database gives");
    }

    private void Compare(PublishedRecord record, ulong digest)
    {
        var id = record.Contribution.Id;
        seen.Add(id);
        if (!indexed.TryGetValue(id, out var there))
        {
            problems.Add((id, $"record {id} is published and not in the index"));
        }
        else if (there.RevisionId != record.Revision.Id)
        {
            problems.Add((id, $"record {id} is in the index with revision {there.RevisionId}, published is {record.Revision.Id}"));
        }
        else if (there.Digest != digest)
        {
            otherwise.Add(id);
        }
    }

    /// <param name="number">Of the segment: its place in the snapshot.</param>
    private void Read(int number, CancellationToken ct)
    {
        var segment = snapshot.Segments[number];
        var digests = DocumentDigests.Of(segment.Reader, ct);
        foreach (var (docId, record, fault) in SegmentRecords.Of(segment))
        {
            if (fault is not null)
            {
                faults.Add(fault);
            }
            else if (record is not null && !indexed.TryAdd(record.Entry.ContributionId, new Indexed(record.RevisionId, number, docId, digests[docId], Count: 1)))
            {
                CollectionsMarshal.GetValueRefOrNullRef(indexed, record.Entry.ContributionId).Count++;
            }
        }
    }

    /// <param name="Segment">Its place in the snapshot.</param>
    /// <param name="Count">How often the record is there; the rest is of the first.</param>
    private record struct Indexed(Guid RevisionId, int Segment, int DocId, ulong Digest, int Count);

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
