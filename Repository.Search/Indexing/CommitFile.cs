using System.Runtime.ExceptionServices;
using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Writes and reads commits. The layout of the file is in docs/index-format.md.</summary>
internal static class CommitFile
{
    private const int IdLength = 16;

    /// <summary>Writes without syncing, and reads again what was written.</summary>
    /// <exception cref="IndexCorruptException">The storage has lost bytes and said nothing.</exception>
    public static void Write(IIndexStorage storage, string name, IndexCommit commit)
    {
        using var output = new IndexOutput(storage, name, IndexFileKind.Commit);
        output.WriteString(commit.SchemaFingerprint);
        output.WriteUInt64((ulong)commit.Generation);
        output.Write(commit.IndexId.ToByteArray(bigEndian: true));
        output.WriteUInt64((ulong)commit.LastSegment);
        output.WriteVarInt(commit.UserData.Count);
        foreach (var (key, value) in commit.UserData.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteString(key);
            output.WriteString(value);
        }

        output.WriteVarInt(commit.Segments.Count);
        foreach (var segment in commit.Segments)
        {
            output.WriteString(segment.Info.Name);
            output.WriteVarInt(segment.Info.DocumentCount);
            WriteFiles(output, segment.Info.Files);
            WriteFiles(output, segment.LiveFile is null ? [] : [segment.LiveFile]);
        }

        IndexFile.Open(storage, output.Finish(), IndexFileKind.Commit).Dispose();
    }

    /// <summary>The newest commit that is whole; null if nothing was ever committed.</summary>
    /// <exception cref="IndexCorruptException">There are commits, but none is whole.</exception>
    /// <exception cref="IndexFormatException">It is of another version of the format, or made with another schema.</exception>
    /// <exception cref="FileNotFoundException">It was deleted meanwhile, after a newer one was made.</exception>
    public static IndexCommit? ReadLast(IIndexStorage storage, IndexSchema schema)
    {
        IndexCorruptException? newest = null;
        foreach (var generation in FileNames.Generations(storage.List()))
        {
            try
            {
                return Read(storage, schema, generation);
            }
            catch (IndexCorruptException damaged)
            {
                newest ??= damaged;
            }
        }

        if (newest is not null)
        {
            ExceptionDispatchInfo.Throw(newest);
        }

        return null;
    }

    /// <exception cref="IndexCorruptException">It is not whole, or not of that generation.</exception>
    /// <exception cref="IndexFormatException">It is of another version of the format, or made with another schema.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static IndexCommit Read(IIndexStorage storage, IndexSchema schema, long generation)
    {
        var name = FileNames.Commit(generation);
        using var file = IndexFile.Open(storage, name, IndexFileKind.Commit);
        var reader = new ByteReader(file.Bytes, IndexFile.HeaderLength);
        try
        {
            return Read(ref reader, name, schema, generation);
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw new IndexCorruptException(name, reader.Position, "what stands here leads out of the file", beyond);
        }
    }

    private static IndexCommit Read(ref ByteReader reader, string name, IndexSchema schema, long generation)
    {
        var fingerprint = reader.ReadString();
        if (fingerprint != schema.Fingerprint)
        {
            throw new IndexFormatException(name, "the index was made with another schema");
        }

        if (reader.ReadUInt64() != (ulong)generation)
        {
            throw new IndexCorruptException(name, reader.Position, "it holds a commit of another generation");
        }

        var indexId = new Guid(reader.Take(IdLength), bigEndian: true);
        var lastSegment = (long)reader.ReadUInt64();
        var userData = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var remaining = reader.ReadVarInt(); remaining > 0; remaining--)
        {
            if (!userData.TryAdd(reader.ReadString(), reader.ReadString()))
            {
                throw new IndexCorruptException(name, reader.Position, "a key is given twice");
            }
        }

        // Lists grow with what is read: a wrong number must not ask for all memory.
        var segments = new List<CommittedSegment>();
        for (var remaining = reader.ReadVarInt(); remaining > 0; remaining--)
        {
            var info = new SegmentInfo(reader.ReadString(), reader.ReadVarInt(), ReadFiles(ref reader));
            segments.Add(new CommittedSegment(info, ReadFiles(ref reader) switch
            {
                [] => null,
                [var live] => live,
                _ => throw new IndexCorruptException(name, reader.Position, "a segment has several lists of live documents"),
            }));
            if (!IsPossible(segments[^1], generation, lastSegment))
            {
                throw new IndexCorruptException(name, reader.Position, "a segment has a name, files or a number of documents that no writer gives");
            }
        }

        if (segments.DistinctBy(segment => segment.Info.Name).Count() < segments.Count)
        {
            throw new IndexCorruptException(name, reader.Position, "a segment is named twice");
        }

        return new IndexCommit(generation, indexId, fingerprint, lastSegment, segments, userData.AsReadOnly());
    }

    private static bool IsPossible(CommittedSegment segment, long generation, long lastSegment)
    {
        var number = FileNames.SegmentNumber(segment.Info.Name);
        return number >= 1 && number <= lastSegment && segment.Info.DocumentCount > 0
            && segment.Info.Files.Select(file => file.Name).SequenceEqual(SegmentFiles.Kinds.Select(kind => SegmentFiles.Name(segment.Info.Name, kind)))
            && (segment.LiveFile is not { } live || FileNames.IsLiveDocuments(live.Name, segment.Info.Name, generation));
    }

    private static void WriteFiles(IndexOutput output, IReadOnlyList<StoredFile> files)
    {
        output.WriteVarInt(files.Count);
        foreach (var file in files)
        {
            output.WriteString(file.Name);
            output.WriteUInt64((ulong)file.Length);
            output.WriteUInt32(file.Checksum);
        }
    }

    private static List<StoredFile> ReadFiles(ref ByteReader reader)
    {
        var files = new List<StoredFile>();
        for (var remaining = reader.ReadVarInt(); remaining > 0; remaining--)
        {
            files.Add(new StoredFile(reader.ReadString(), (long)reader.ReadUInt64(), reader.ReadUInt32()));
        }

        return files;
    }
}
