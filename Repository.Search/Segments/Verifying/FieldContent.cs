using Repository.Search.Documents;
using Repository.Search.Scoring;
using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>What the postings of one field say of each document, held against its array by document: lengths of texts, ordinals of values.</summary>
internal sealed class FieldContent(SegmentReader segment, int field, ValuesVerifier values)
{
    private readonly FieldDefinition definition = segment.Schema.Fields[field];

    /// <summary>By document: tokens of a text, values of other fields.</summary>
    private readonly long[] counts = new long[segment.DocumentCount];

    /// <summary>Null if there is none to compare with, as none is due, or it is known to be wrong by itself.</summary>
    private readonly OrdinalArray? ordinals = values.IsBroken(field) ? null : values.Ordinals(field);

    private readonly int? norms = values.IsBroken(field) ? null : values.NormsAt(field);

    public bool HasFrequencies => definition is TextFieldDefinition;

    /// <summary>Documents with at least one term.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>The document's length; null if there are none to be believed.</summary>
    public byte? NormOf(int docId) => norms is { } start ? values.File.Slice(start + docId, 1)[0] : null;

    /// <param name="ordinal">Never below the one before: so a document's values come in the order in which its array has them.</param>
    public void Add(int docId, int frequency, int ordinal)
    {
        if (ordinals is not null)
        {
            var index = ordinals.First(docId) + counts[docId];
            values.File.Expect(index < ordinals.End(docId) && ordinals.At(index) == ordinal, ordinals.OffsetOf(index), "an ordinal is not that of the postings");
        }

        DocumentCount += counts[docId] == 0 ? 1 : 0;
        counts[docId] += frequency;
    }

    /// <summary>To be called after the last posting.</summary>
    public void VerifyValues()
    {
        if (values.IsBroken(field))
        {
            return;
        }

        if (definition is TextFieldDefinition)
        {
            VerifyNorms();
        }
        else if (definition.HasOrdinals)
        {
            values.File.Expect(ordinals is not null, IndexFile.HeaderLength, $"“{definition.Name}” has terms and no ordinals");
            for (var docId = 0; docId < counts.Length; docId++)
            {
                var index = ordinals.First(docId) + counts[docId];
                values.File.Expect(index == ordinals.End(docId), ordinals.OffsetOf(index), "an ordinal is not in the postings");
            }
        }
    }

    private void VerifyNorms()
    {
        values.File.Expect(norms is not null, IndexFile.HeaderLength, $"“{definition.Name}” has terms and no lengths");
        var lengths = values.File.Slice(norms.Value, counts.Length);
        for (var docId = 0; docId < counts.Length; docId++)
        {
            values.File.Expect(counts[docId] <= int.MaxValue && lengths[docId] == SmallFloat.IntToByte4((int)counts[docId]), norms.Value + docId, "a length is not the number of tokens");
        }
    }
}
