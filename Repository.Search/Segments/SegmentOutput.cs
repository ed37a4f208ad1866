using Repository.Search.Facets;
using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.StoredFields;
using Repository.Search.Terms;

namespace Repository.Search.Segments;

/// <summary>The files of a segment, while they are written.</summary>
internal sealed class SegmentOutput : IDisposable
{
    private readonly string name;
    private readonly List<IndexOutput> files = [];

    public SegmentOutput(IIndexStorage storage, string name)
    {
        this.name = name;
        try
        {
            foreach (var kind in SegmentFiles.Kinds)
            {
                files.Add(new IndexOutput(storage, SegmentFiles.Name(name, kind), kind));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Terms = new TermsWriter(File(IndexFileKind.Terms));
        Postings = new PostingsWriter(File(IndexFileKind.Postings), File(IndexFileKind.Positions));
        Values = new ValuesWriter(File(IndexFileKind.Values));
        Stored = new StoredFieldsWriter(File(IndexFileKind.Stored));
    }

    public TermsWriter Terms { get; }

    public PostingsWriter Postings { get; }

    public ValuesWriter Values { get; }

    public StoredFieldsWriter Stored { get; }

    /// <summary>Completes and closes the files.</summary>
    public SegmentInfo Finish(int documentCount)
    {
        Terms.Finish();
        Values.Finish();
        Stored.Finish();
        return new SegmentInfo(name, documentCount, [.. files.Select(file => file.Finish())]);
    }

    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private IndexOutput File(IndexFileKind kind) => files[SegmentFiles.Kinds.IndexOf(kind)];
}
