using System.Runtime.ExceptionServices;
using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>
/// The one writer of an index. Documents are buffered, written as segments, seen by snapshots after <see cref="Refresh"/>, and durable after
/// <see cref="Commit"/>; what is not committed is lost when the writer is disposed or the process ends. Safe for use by several threads.
/// </summary>
/// <remarks>
/// When writing fails, as on a full disk, the operation throws, nothing is lost, and calling it again completes it. An exception of a merge in
/// the background is thrown by the next call, before that does anything; the index is as it was without the merge, and the next one waits for a
/// minute, after each further failure twice as long, up to an hour. When a commit cannot be made durable, every further call throws
/// <see cref="IndexWriterBrokenException"/>.
/// </remarks>
public sealed partial class IndexWriter : IDisposable
{
    // Where several locks are held they are taken in this order. Merges and commits work for long, so neither holds the state meanwhile.
    private readonly Lock merging = new();
    private readonly Lock committing = new();
    private readonly Lock state = new();
    private readonly Lock buffering = new();

    private readonly IIndexStorage storage;
    private readonly IndexSchema schema;
    private readonly IndexWriterOptions options;
    private readonly IndexFiles files;
    private readonly IDisposable writeLock;
    private readonly CancellationTokenSource stopping = new();

    private WriteBuffer buffer;
    private WriteBuffer? unfinished;
    private IReadOnlyList<SegmentState> segments = [];
    private IndexSnapshot? current;
    private long version;
    private long lastSegment;

    private volatile bool disposed;
    private volatile Exception? brokenBy;
    private Exception? mergeFailure;

    private IndexWriter(IIndexStorage storage, IndexSchema schema, IndexWriterOptions options, IDisposable writeLock)
    {
        this.storage = storage;
        this.schema = schema;
        this.options = options;
        this.writeLock = writeLock;
        files = new IndexFiles(storage);
        mergePause = new MergePause(options.Clock);
        buffer = new WriteBuffer(schema);
        try
        {
            OpenLastCommit();
        }
        catch
        {
            ReleaseSegments();
            throw;
        }
    }

    /// <summary>Opens the last whole commit, or an empty index if there is none, and deletes what belongs to no commit.</summary>
    /// <exception cref="IndexLockedException">Another writer is open.</exception>
    /// <exception cref="IndexCorruptException">A file is damaged or missing.</exception>
    /// <exception cref="IndexFormatException">The index is of another version of the format, or made with another schema.</exception>
    public static IndexWriter Open(IIndexStorage storage, IndexSchema schema, IndexWriterOptions? options = null)
    {
        var held = storage.Lock(FileNames.WriteLock);
        try
        {
            return new IndexWriter(storage, schema, options ?? new IndexWriterOptions(), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <exception cref="ArgumentException">A field is unknown or of another type, or its value cannot be indexed. The index is as it was.</exception>
    public void Add(Document document)
    {
        MakeRoom();
        lock (buffering)
        {
            buffer.Add(document);
        }
    }

    /// <summary>Deletes the documents with that keyword and adds this one. No snapshot sees one without the other.</summary>
    /// <exception cref="ArgumentException">The field is no keyword field, or the document is refused. The index is as it was.</exception>
    public void Update(string keywordField, string value, Document document)
    {
        ThrowIfNoKeyword(keywordField);
        MakeRoom();
        lock (buffering)
        {
            buffer.Update(keywordField, value, document);
        }
    }

    /// <summary>Deletes the documents with that keyword that were added before.</summary>
    /// <exception cref="ArgumentException">The field is no keyword field.</exception>
    public void Delete(string keywordField, string value)
    {
        ThrowIfNoKeyword(keywordField);
        MakeRoom();
        lock (buffering)
        {
            buffer.Delete(keywordField, value);
        }
    }

    /// <summary>
    /// The index with everything that was added, updated and deleted so far; not durable for that. The caller disposes it. If nothing has
    /// changed it is of the same <see cref="IndexSnapshot.Version"/> as the one before.
    /// </summary>
    public IndexSnapshot Refresh()
    {
        lock (state)
        {
            ThrowIfUnusable();
            Flush();
            current ??= IndexSnapshot.Of(schema, version, segments);
            return current.Acquire();
        }
    }

    /// <summary>Stops merges and gives the lock back. What is not committed is lost; snapshots stay usable.</summary>
    public void Dispose()
    {
        Thread? running;
        lock (state)
        {
            if (disposed)
            {
                return;
            }

            stopping.Cancel();
            disposed = true;
            running = merger;
        }

        running?.Join();
        lock (merging)
        {
            lock (committing)
            {
                lock (state)
                {
                    Close();
                }
            }
        }
    }

    private void Close()
    {
        current?.Dispose();
        ReleaseSegments();
        files.Close();
        writeLock.Dispose();
        stopping.Dispose();
    }

    private void ReleaseSegments()
    {
        foreach (var segment in segments)
        {
            segment.Handle.Release();
        }
    }

    private void ThrowIfNoKeyword(string field)
    {
        if (schema.Find(field) is not KeywordFieldDefinition)
        {
            throw new ArgumentException($"“{field}” is no keyword field", nameof(field));
        }
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (brokenBy is { } cause)
        {
            throw new IndexWriterBrokenException(cause);
        }

        if (Interlocked.Exchange(ref mergeFailure, null) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
