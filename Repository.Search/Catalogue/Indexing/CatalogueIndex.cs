using System.Diagnostics;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>One build of the index, open for writing, with what must be known to follow the log from where it stands. For one thread at a time.</summary>
internal sealed class CatalogueIndex : IDisposable
{
    private readonly IIndexStorage storage;
    private readonly IndexWriter writer;
    private readonly TaxonomyTree taxonomy;

    private Guid edition = Guid.CreateVersion7();
    private bool isInStep;
    private bool hasUncommitted;

    private CatalogueIndex(string build, IIndexStorage storage, IndexWriter writer, TaxonomyTree taxonomy, LogPosition applied)
    {
        Build = build;
        this.storage = storage;
        this.writer = writer;
        this.taxonomy = taxonomy;
        Applied = applied;
    }

    public string Build { get; }

    /// <summary>The change up to which records are in the index, committed or not.</summary>
    public LogPosition Applied { get; private set; }

    /// <summary>
    /// Whether a commit would keep anything. Nothing of an outdated index is committed: its last commit lies before the change that outdated it, so
    /// that whoever opens it meets that change in the log again.
    /// </summary>
    public bool HasUncommitted => hasUncommitted && !IsOutdated;

    /// <summary>Whether it is followed for the time being only, until a new build takes its place.</summary>
    public bool IsOutdated { get; private set; }

    /// <summary><see cref="ICatalogue.Edition"/>.</summary>
    public Guid Edition => isInStep ? Guid.Empty : edition;

    /// <summary>A new index, without any record.</summary>
    /// <param name="asOf">The newest change before the records are read that will be added.</param>
    public static CatalogueIndex Create(IndexFolder folder, TaxonomyTree taxonomy, LogPosition asOf) => Open(folder, folder.NewBuild(), taxonomy, _ => asOf);

    /// <summary>A build as it was committed last.</summary>
    /// <exception cref="IndexCorruptException">It is damaged.</exception>
    /// <exception cref="IndexFormatException">Another version of the program made it, or another program.</exception>
    public static CatalogueIndex Open(IndexFolder folder, string build, TaxonomyTree taxonomy) => Open(
        folder,
        build,
        taxonomy,
        writer => LogPosition.Of(writer.CommittedUserData) ?? throw new IndexFormatException(build, "its commit does not say up to which change it goes"));

    /// <summary>Adds records that are not in the index.</summary>
    public void Add(IReadOnlyCollection<PublishedRecord> records)
    {
        foreach (var document in records.AsParallel().Select(record => CatalogueDocuments.Of(record, taxonomy)))
        {
            writer.Add(document);
        }
    }

    /// <summary>Puts these in place of their older selves and removes those that are gone.</summary>
    public void Apply(IReadOnlySet<Guid> changed, IReadOnlyCollection<PublishedRecord> published, LogPosition upTo)
    {
        foreach (var record in published)
        {
            writer.Update(CatalogueSchema.Id, record.Contribution.Id.ToString(), CatalogueDocuments.Of(record, taxonomy));
        }

        foreach (var id in changed.Except(published.Select(record => record.Contribution.Id)))
        {
            writer.Delete(CatalogueSchema.Id, id.ToString());
        }

        GoOnFrom(upTo);
    }

    /// <summary>What the log holds up to there is as good as applied.</summary>
    public void GoOnFrom(LogPosition applied)
    {
        Applied = applied;
        hasUncommitted = true;
    }

    /// <summary>Only a new build can be right again.</summary>
    public void MarkOutdated()
    {
        IsOutdated = true;
        isInStep = false;
        edition = Guid.CreateVersion7();
    }

    /// <summary>Its taxonomy, which may be newer than the records when it is opened, is that of the last change applied, unless it is outdated.</summary>
    public void MarkInStep() => isInStep = !IsOutdated;

    /// <summary>The catalogue with all that was applied; whoever takes it disposes of it.</summary>
    public IndexedCatalogue Refresh()
    {
        var started = Stopwatch.GetTimestamp();
        var snapshot = writer.Refresh();
        CatalogueMetrics.RefreshDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        CatalogueMetrics.Segments.Record(snapshot.Segments.Count);
        return new IndexedCatalogue(snapshot, taxonomy, Applied.Sequence, Applied.ChangeId) { Edition = Edition };
    }

    /// <summary>Reads everything; the first thing that is wrong although checksums are right, or null.</summary>
    public IndexCorruptException? FindFault()
    {
        try
        {
            using var snapshot = writer.Refresh();
            return snapshot.Segments
                .SelectMany(segment => SegmentVerifier.FaultsOf(segment.Reader).Concat(SegmentRecords.Of(segment).Select(stored => stored.Fault).OfType<IndexCorruptException>()))
                .FirstOrDefault();
        }
        catch (IndexCorruptException fault)
        {
            return fault;
        }
    }

    /// <summary>Returns when the disk holds all that was applied.</summary>
    public void Commit()
    {
        var started = Stopwatch.GetTimestamp();
        writer.Commit(Applied.ToUserData());
        CatalogueMetrics.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        hasUncommitted = false;
    }

    public void Dispose()
    {
        writer.Dispose();
        storage.Dispose();
    }

    private static CatalogueIndex Open(IndexFolder folder, string build, TaxonomyTree taxonomy, Func<IndexWriter, LogPosition> applied)
    {
        var files = folder.Open(build);
        IndexWriter? opened = null;
        try
        {
            opened = IndexWriter.Open(files, CatalogueSchema.Schema);
            return new CatalogueIndex(build, files, opened, taxonomy, applied(opened));
        }
        catch
        {
            opened?.Dispose();
            files.Dispose();
            throw;
        }
    }
}
