using System.Runtime.InteropServices;
using Repository.Search.Documents;
using Repository.Search.Facets;
using Repository.Search.Scoring;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Writes the files of a segment.</summary>
public static class SegmentWriter
{
    /// <summary>Writes without syncing: the commit does that. The buffer stays as it is.</summary>
    /// <exception cref="IOException">A file could not be written, or exists. Those begun are left, unfinished.</exception>
    public static SegmentInfo Write(IIndexStorage storage, string name, SegmentBuffer buffer)
    {
        using var output = new SegmentOutput(storage, name);
        for (var field = 0; field < buffer.Schema.Fields.Count; field++)
        {
            WriteField(output, buffer, field);
        }

        for (var docId = 0; docId < buffer.DocumentCount; docId++)
        {
            output.Stored.Add(buffer.Stored(docId));
        }

        return output.Finish(buffer.DocumentCount);
    }

    private static void WriteField(SegmentOutput output, SegmentBuffer buffer, int field)
    {
        var definition = buffer.Schema.Fields[field];
        if (definition is NumberFieldDefinition or DateFieldDefinition)
        {
            WriteNumbers(output, buffer, field);
        }
        else if (buffer.Terms(field) is { Documents.Count: > 0 } terms)
        {
            var inverted = new InvertedField(terms);
            var norms = definition is TextFieldDefinition ? Norms(terms, buffer.DocumentCount) : null;
            WriteTerms(output, field, inverted, terms.Documents.Count, norms);
            if (norms is not null)
            {
                output.Values.WriteNorms(field, norms);
            }
            else if (definition.HasOrdinals)
            {
                output.Values.WriteOrdinals(field, Ordinals(terms, inverted.Ordinals(), buffer.DocumentCount));
            }
        }
    }

    private static void WriteNumbers(SegmentOutput output, SegmentBuffer buffer, int field)
    {
        var column = new NumberColumn(buffer.DocumentCount);
        foreach (var (docId, value) in buffer.Numbers(field))
        {
            column.Set(docId, value);
        }

        output.Values.WriteNumbers(field, column);
    }

    private static void WriteTerms(SegmentOutput output, int field, InvertedField inverted, int documentCount, byte[]? norms)
    {
        output.Terms.StartField(field, withFrequencies: norms is not null);
        for (var ordinal = 0; ordinal < inverted.TermCount; ordinal++)
        {
            output.Postings.Start(norms);
            WritePostings(output, inverted.Occurrences(ordinal), withFrequencies: norms is not null);
            output.Terms.Add(inverted.Term(ordinal), output.Postings.Finish());
        }

        output.Terms.FinishField(documentCount);
    }

    private static void WritePostings(SegmentOutput output, ReadOnlySpan<long> occurrences, bool withFrequencies)
    {
        for (int start = 0, end; start < occurrences.Length; start = end)
        {
            var docId = (int)(occurrences[start] >> 32);
            for (end = start + 1; end < occurrences.Length && (int)(occurrences[end] >> 32) == docId; end++)
            {
            }

            if (!withFrequencies)
            {
                output.Postings.AddDocument(docId, frequency: 1);
                continue;
            }

            output.Postings.AddDocument(docId, end - start);
            foreach (var occurrence in occurrences[start..end])
            {
                output.Postings.AddPosition((int)occurrence);
            }
        }
    }

    private static byte[] Norms(FieldBuffer field, int documentCount)
    {
        var norms = new byte[documentCount];
        var start = 0;
        foreach (var (docId, end) in field.Documents)
        {
            norms[docId] = SmallFloat.IntToByte4(end - start);
            start = end;
        }

        return norms;
    }

    private static OrdinalColumn Ordinals(FieldBuffer field, int[] ordinals, int documentCount)
    {
        var column = new OrdinalColumn(documentCount);
        var ofDocument = new List<int>();
        var at = 0;
        foreach (var (docId, end) in field.Documents)
        {
            ofDocument.Clear();
            for (; at < end; at++)
            {
                ofDocument.Add(ordinals[field.Tokens[at] >> 32]);
            }

            column.Add(docId, CollectionsMarshal.AsSpan(ofDocument));
        }

        return column;
    }
}
