using Repository.Search.Documents;
using Repository.Search.Facets;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Makes one segment of several. Holds numbers by document of one field at a time, and one term's or block's worth of the rest.</summary>
public static class SegmentMerger
{
    /// <summary>Keeps the order of sources and documents and leaves out deleted ones. Writes without syncing.</summary>
    /// <param name="sources">Stay open. No live documents mean that none is deleted.</param>
    /// <exception cref="IOException">A file could not be written, or exists. Those begun are left, unfinished, as when it is cancelled.</exception>
    /// <exception cref="IndexCorruptException">A source is damaged although its checksums are right.</exception>
    public static SegmentInfo Merge(
        IIndexStorage storage, IndexSchema schema, string name, IReadOnlyList<(SegmentReader Reader, LiveDocuments? Live)> sources, CancellationToken ct)
    {
        var merged = new List<MergeSource>();
        var documentCount = 0;
        foreach (var (reader, live) in sources)
        {
            merged.Add(new MergeSource(reader, live, documentCount));
            documentCount += merged[^1].LiveCount;
        }

        try
        {
            return Merge(storage, schema, name, merged, documentCount, ct);
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw new IndexCorruptException(string.Join(", ", merged.Select(source => source.Reader.Name)), 0, "a file of what is merged names what it does not have", beyond);
        }
    }

    private static SegmentInfo Merge(IIndexStorage storage, IndexSchema schema, string name, IReadOnlyList<MergeSource> merged, int documentCount, CancellationToken ct)
    {
        using var output = new SegmentOutput(storage, name);
        for (var field = 0; field < schema.Fields.Count; field++)
        {
            MergeField(output, merged, (field, schema.Fields[field]), documentCount, ct);
        }

        foreach (var source in merged)
        {
            MergeStored(output, source, ct);
        }

        return output.Finish(documentCount);
    }

    private static void MergeField(
        SegmentOutput output, IReadOnlyList<MergeSource> sources, (int Number, FieldDefinition Definition) field, int documentCount, CancellationToken ct)
    {
        if (field.Definition is NumberFieldDefinition or DateFieldDefinition)
        {
            output.Values.WriteNumbers(field.Number, Numbers(sources, field.Definition.Name, documentCount));
        }
        else if (field.Definition.HasTerms)
        {
            var norms = field.Definition is TextFieldDefinition ? Norms(sources, field.Definition.Name, documentCount) : null;
            var terms = new TermsMerger(output, field.Definition, sources, norms, documentCount);
            terms.Merge(field.Number, ct);
            if (norms is not null)
            {
                output.Values.WriteNorms(field.Number, norms);
            }
            else if (field.Definition.HasOrdinals)
            {
                output.Values.WriteOrdinals(field.Number, Ordinals(sources, field.Definition.Name, terms, documentCount));
            }
        }
    }

    private static NumberColumn Numbers(IReadOnlyList<MergeSource> sources, string field, int documentCount)
    {
        var column = new NumberColumn(documentCount);
        foreach (var source in sources)
        {
            var numbers = source.Reader.Numbers(field);
            for (var docId = 0; numbers is not null && docId < source.Reader.DocumentCount; docId++)
            {
                if (source.NewDocId(docId) is not MergeSource.Deleted and var to && numbers.TryGet(docId, out var value))
                {
                    column.Set(to, value);
                }
            }
        }

        return column;
    }

    private static byte[] Norms(IReadOnlyList<MergeSource> sources, string field, int documentCount)
    {
        var merged = new byte[documentCount];
        foreach (var source in sources)
        {
            var norms = source.Reader.Norms(field);
            for (var docId = 0; docId < norms.Length; docId++)
            {
                if (source.NewDocId(docId) is not MergeSource.Deleted and var to)
                {
                    merged[to] = norms[docId];
                }
            }
        }

        return merged;
    }

    private static OrdinalColumn Ordinals(IReadOnlyList<MergeSource> sources, string field, TermsMerger terms, int documentCount)
    {
        var column = new OrdinalColumn(documentCount);
        foreach (var source in sources)
        {
            if (source.Reader.Ordinals(field) is { } ordinals && terms.NewOrdinals(source) is { } newOrdinals)
            {
                AddOrdinals(column, source, ordinals, newOrdinals);
            }
        }

        return column;
    }

    private static void AddOrdinals(OrdinalColumn column, MergeSource source, OrdinalValues ordinals, int[] newOrdinals)
    {
        Span<int> room = stackalloc int[64];
        for (var docId = 0; docId < source.Reader.DocumentCount; docId++)
        {
            var (first, end) = (ordinals.First(docId), ordinals.End(docId));
            if (first == end || source.NewDocId(docId) is MergeSource.Deleted)
            {
                continue;
            }

            var ofDocument = end - first <= room.Length ? room[..(end - first)] : new int[Math.Min(end - first, ordinals.ValueCount)];
            for (var index = first; index < end; index++)
            {
                ofDocument[index - first] = newOrdinals[ordinals.At(index)];
            }

            column.Add(source.NewDocId(docId), ofDocument);
        }
    }

    /// <summary>A block that is large enough and lost no document is taken over without decompressing it.</summary>
    private static void MergeStored(SegmentOutput output, MergeSource source, CancellationToken ct)
    {
        var stored = source.Reader.StoredFields;
        for (var number = 0; number < stored.BlockCount; number++)
        {
            ct.ThrowIfCancellationRequested();
            var block = stored.Block(number);
            if (block.IsLarge && source.AreLive(block.FirstDocument, block.DocumentCount))
            {
                output.Stored.AddBlock(block);
                continue;
            }

            var reader = new ByteReader(stored.Decompress(block));
            for (var docId = block.FirstDocument; docId < block.FirstDocument + block.DocumentCount; docId++)
            {
                var document = reader.Take(reader.ReadVarInt());
                if (source.NewDocId(docId) is not MergeSource.Deleted)
                {
                    output.Stored.Add(document);
                }
            }
        }
    }
}
