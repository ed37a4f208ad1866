using Repository.Search.Segments;

namespace Repository.Search.Indexing;

public sealed partial class IndexWriter
{
    private bool BufferIsFull
    {
        get
        {
            lock (buffering)
            {
                return buffer.EstimatedBytes >= (long)options.WriterBufferMiB << 20;
            }
        }
    }

    /// <summary>Flushes before something is added, not after it: if that fails, nothing was added, and the buffer stays bounded.</summary>
    private void MakeRoom()
    {
        ThrowIfUnusable();
        if (!BufferIsFull)
        {
            return;
        }

        lock (state)
        {
            if (BufferIsFull)
            {
                Flush();
            }
        }
    }

    /// <summary>Writes what is buffered as a segment and looks up what is deleted. To be called with the state locked.</summary>
    private void Flush()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (unfinished is not null)
        {
            Finish(unfinished);
        }

        lock (buffering)
        {
            if (buffer.IsEmpty)
            {
                return;
            }

            unfinished = buffer;
            buffer = new WriteBuffer(schema);
        }

        Finish(unfinished);
    }

    /// <summary>Either all of the buffer becomes part of the index, or it stays as it is, to be tried again.</summary>
    private void Finish(WriteBuffer written)
    {
        var added = written.Documents.DocumentCount == 0 ? null : WriteSegment(name => SegmentWriter.Write(storage, name, written.Documents));
        try
        {
            var next = segments.Select(segment => written.Deletes.ApplyTo(segment, isBuffer: false));
            Replace(added is null ? [.. next] : [.. next, written.Deletes.ApplyTo(new SegmentState(added, null), isBuffer: true)]);
        }
        catch
        {
            added?.Release();
            throw;
        }

        unfinished = null;
        StartMerging();
    }

    /// <summary>Writes the files of a new segment and opens it; leaves none of them if that fails.</summary>
    private SegmentHandle WriteSegment(Func<string, SegmentInfo> write)
    {
        var name = FileNames.Segment(Interlocked.Increment(ref lastSegment));
        try
        {
            return SegmentHandle.Open(storage, schema, write(name), files);
        }
        catch
        {
            files.Discard(file => file.StartsWith(name + ".", StringComparison.Ordinal));
            throw;
        }
    }

    /// <summary>The index consists of these segments from now on, save those without live documents. The others' files are given up.</summary>
    private void Replace(IReadOnlyList<SegmentState> next)
    {
        if (next.SequenceEqual(segments))
        {
            return;
        }

        List<SegmentState> kept = [.. next.Where(segment => segment.LiveCount > 0)];
        List<SegmentHandle> dropped = [.. segments.Concat(next).Select(segment => segment.Handle).Except(kept.Select(segment => segment.Handle))];
        segments = kept;
        version++;
        current?.Dispose();
        current = null;
        foreach (var handle in dropped)
        {
            handle.Release();
        }
    }
}
