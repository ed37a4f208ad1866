using Repository.Search.Documents;
using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Segments;

/// <summary>
/// Reads all of a segment and holds it against itself: order, ranges, counts, and what stands in two places. It finds what checksums cannot,
/// the mistakes of whoever wrote the segment.
/// </summary>
internal sealed class SegmentVerifier(SegmentReader segment)
{
    private IndexFileKind reading = IndexFileKind.Terms;
    private long offset;

    /// <exception cref="IndexCorruptException">Something does not hold.</exception>
    public void Verify()
    {
        try
        {
            foreach (var field in segment.Schema.Fields)
            {
                VerifyField(field);
            }

            VerifyStored();
        }
        catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
        {
            throw new IndexCorruptException(SegmentFiles.Name(segment.Name, reading), offset, "what stands here leads out of the file", beyond);
        }
    }

    private void VerifyField(FieldDefinition field)
    {
        if (segment.Numbers(field.Name) is not null)
        {
            VerifyNumbers(field);
        }

        if (segment.Terms(field.Name) is { } terms)
        {
            var frequencies = VerifyTerms(field, terms);
            if (field.HasOrdinals)
            {
                VerifyOrdinals(field, frequencies);
            }
        }
        else
        {
            At(IndexFileKind.Values, 0);
            Expect(segment.Norms(field.Name).IsEmpty, "lengths of a field that no document has");
        }
    }

    /// <summary>Returns the document frequencies of the terms.</summary>
    private List<int> VerifyTerms(FieldDefinition field, FieldTerms terms)
    {
        var lengths = new long[segment.DocumentCount];
        var documentFrequencies = new List<int>();
        var last = Array.Empty<byte>();
        var total = 0L;
        for (var all = terms.FromBlock(0); all.MoveNext();)
        {
            At(IndexFileKind.Terms, all.Position);
            Expect(documentFrequencies.Count == 0 || all.Term.SequenceCompareTo(last) > 0, "a term is not above the one before");
            Expect(all.Entry.DocumentFrequency > 0 && all.Entry.TotalTermFrequency >= all.Entry.DocumentFrequency, "the frequencies of a term are impossible");
            VerifyPostings(field, all.Entry, lengths);
            last = all.Term.ToArray();
            total += all.Entry.TotalTermFrequency;
            documentFrequencies.Add(all.Entry.DocumentFrequency);
        }

        Expect(documentFrequencies.Count == terms.TermCount, "terms are missing");
        Expect(total == terms.SumTotalTermFrequency, "the frequencies of terms do not add up to that of the field");
        Expect(lengths.Count(length => length > 0) == terms.DocumentCount, "the field has another number of documents than it says");
        VerifyNorms(field, lengths);
        return documentFrequencies;
    }

    /// <param name="lengths">Of the field, by document: what is found here is added.</param>
    private void VerifyPostings(FieldDefinition field, in TermEntry entry, long[] lengths)
    {
        At(IndexFileKind.Postings, entry.PostingsOffset);
        var withPositions = field is TextFieldDefinition;
        var postings = segment.Postings(field, withPositions).Start(entry);
        var advancing = segment.Postings(field, positions: false).Start(entry);
        var norms = segment.Norms(field.Name);
        var total = 0L;
        var count = 0;
        for (var last = -1; postings.NextDocument() is not DocIdIterator.NoMoreDocuments and var docId; last = docId)
        {
            Expect(docId > last && docId < segment.DocumentCount, "a document is not above the one before, or none of the segment");
            Expect(postings.Frequency > 0, "a frequency is below 1");
            VerifyImpacts(postings, count, norms);
            Expect(++count % BitPacking.BlockSize != 0 || advancing.Advance(docId) == docId, "the skip data lead elsewhere");
            total += postings.Frequency;
            lengths[docId] += postings.Frequency;
            if (withPositions)
            {
                VerifyPositions(postings, entry);
            }
        }

        Expect(count == entry.DocumentFrequency && total == entry.TotalTermFrequency, "the postings have other frequencies than the dictionary says");
    }

    /// <param name="place">In the list of postings, from 0.</param>
    private void VerifyImpacts(PostingsReader postings, int place, ReadOnlySpan<byte> norms)
    {
        if (postings.ImpactCount > 0)
        {
            var impacts = postings.ImpactsOf(place / BitPacking.BlockSize);
            Expect(place % BitPacking.BlockSize != 0 || impacts.AreOrdered(), "the impacts of a block are not ordered");
            Expect(impacts.Bound(postings.Frequency, norms[postings.DocId]), "the impacts of a block do not bound its postings");
        }
    }

    private void VerifyPositions(PostingsReader postings, in TermEntry entry)
    {
        At(IndexFileKind.Positions, entry.PositionsOffset);
        for (int i = 0, last = 0; i < postings.Frequency; i++)
        {
            var position = postings.NextPosition();
            Expect(position >= last, "a position is below the one before");
            last = position;
        }

        At(IndexFileKind.Postings, entry.PostingsOffset);
    }

    private void VerifyNorms(FieldDefinition field, long[] lengths)
    {
        if (field is not TextFieldDefinition)
        {
            return;
        }

        At(IndexFileKind.Values, 0);
        var norms = segment.Norms(field.Name);
        Expect(norms.Length == lengths.Length, "the lengths of a field are missing");
        for (var docId = 0; docId < lengths.Length; docId++)
        {
            Expect(norms[docId] == SmallFloat.IntToByte4((int)lengths[docId]), "a length is not the number of tokens");
        }
    }

    private void VerifyNumbers(FieldDefinition field)
    {
        At(IndexFileKind.Values, 0);
        var numbers = segment.Numbers(field.Name)!;
        var (min, max) = (long.MaxValue, long.MinValue);
        for (var docId = 0; docId < segment.DocumentCount; docId++)
        {
            if (numbers.TryGet(docId, out var value))
            {
                min = Math.Min(min, value);
                max = Math.Max(max, value);
            }
        }

        Expect(min == numbers.Min && max == numbers.Max, "the bounds of a number field are not those of its values");
    }

    private void VerifyOrdinals(FieldDefinition field, List<int> documentFrequencies)
    {
        At(IndexFileKind.Values, 0);
        var counts = new int[documentFrequencies.Count];
        var ordinals = segment.Ordinals(field.Name);
        for (var docId = 0; ordinals is not null && docId < segment.DocumentCount; docId++)
        {
            var last = -1;
            for (var index = ordinals.First(docId); index < ordinals.End(docId); index++)
            {
                var ordinal = ordinals.At(index);
                Expect(ordinal > last, "an ordinal is not above the one before");
                counts[ordinal]++;
                last = ordinal;
            }
        }

        Expect(documentFrequencies.SequenceEqual(counts), "the ordinals of a field are not its postings");
    }

    private void VerifyStored()
    {
        var stored = segment.StoredFields;
        At(IndexFileKind.Stored, 0);
        Expect(stored.DocumentCount == segment.DocumentCount, "another number of documents than the segment has");
        var next = 0;
        for (var number = 0; number < stored.BlockCount; number++)
        {
            var block = stored.Block(number);
            At(IndexFileKind.Stored, block.Offset);
            Expect(block.FirstDocument == next && block.DocumentCount > 0, "the blocks of stored texts do not follow one another");
            VerifyBlock(stored.Decompress(block), block.DocumentCount);
            next += block.DocumentCount;
        }

        Expect(next == stored.DocumentCount, "stored texts are missing");
    }

    private void VerifyBlock(ReadOnlySpan<byte> raw, int documentCount)
    {
        var documents = new ByteReader(raw);
        for (; documentCount > 0; documentCount--)
        {
            var document = documents.Take(documents.ReadVarInt());
            for (var values = new ByteReader(document); values.Position < document.Length;)
            {
                var field = values.ReadVarInt();
                Expect(segment.Schema.Fields[field] is StoredFieldDefinition, "a stored text belongs to no stored field");
                values.Take(values.ReadVarInt());
            }
        }

        Expect(documents.Position == raw.Length, "a block has bytes behind its last document");
    }

    private void At(IndexFileKind file, long byteOffset)
    {
        reading = file;
        offset = byteOffset;
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new IndexCorruptException(SegmentFiles.Name(segment.Name, reading), offset, otherwise);
        }
    }
}
