using Repository.Search.Postings;
using Repository.Search.Storage;

namespace Repository.Search.Terms;

/// <summary>Writes the dictionaries of a segment's fields, one after the other. Holds one offset for each block of the present field.</summary>
internal sealed class TermsWriter(IndexOutput output)
{
    private readonly List<FieldEntry> fields = [];
    private readonly List<int> blocks = [];
    private readonly byte[] lastTerm = new byte[TermsFormat.MaxTermBytes];
    private int lastTermLength;
    private int field;
    private bool frequencies;
    private int termCount;
    private long totalTermFrequency;
    private int postingsOffset;
    private int positionsOffset;

    /// <param name="fieldNumber">Its place in the schema, above the one before.</param>
    /// <param name="withFrequencies">Whether the field keeps frequencies and positions beside documents.</param>
    public void StartField(int fieldNumber, bool withFrequencies)
    {
        field = fieldNumber;
        frequencies = withFrequencies;
        termCount = 0;
        totalTermFrequency = 0;
        blocks.Clear();
    }

    /// <param name="term">Above the one before, by its bytes.</param>
    public void Add(ReadOnlySpan<byte> term, in TermEntry entry)
    {
        if (termCount % TermsFormat.BlockSize == 0)
        {
            StartBlock(term, entry);
        }
        else
        {
            var shared = term.CommonPrefixLength(lastTerm.AsSpan(0, lastTermLength));
            output.WriteVarInt(shared);
            output.WriteVarInt(term.Length - shared);
            output.Write(term[shared..]);
        }

        WriteEntry(entry);
        term.CopyTo(lastTerm);
        lastTermLength = term.Length;
        termCount++;
        totalTermFrequency += entry.TotalTermFrequency;
    }

    /// <summary>A field without terms is left out.</summary>
    /// <param name="documentCount">Documents that have at least one of the terms.</param>
    public void FinishField(int documentCount)
    {
        if (termCount == 0)
        {
            return;
        }

        fields.Add(new FieldEntry(field, documentCount, totalTermFrequency, termCount, output.Position));
        foreach (var block in blocks)
        {
            output.WriteUInt32((uint)block);
        }
    }

    /// <summary>Writes which fields there are.</summary>
    public void Finish()
    {
        var start = output.Position;
        output.WriteVarInt(fields.Count);
        foreach (var entry in fields)
        {
            entry.Write(output);
        }

        output.WriteUInt32((uint)start);
    }

    private void StartBlock(ReadOnlySpan<byte> term, in TermEntry entry)
    {
        blocks.Add(output.Position);
        postingsOffset = entry.PostingsOffset;
        positionsOffset = entry.PositionsOffset;
        output.WriteVarInt(term.Length);
        output.Write(term);
        output.WriteVarInt(postingsOffset);
        if (frequencies)
        {
            output.WriteVarInt(positionsOffset);
        }
    }

    private void WriteEntry(in TermEntry entry)
    {
        if (frequencies)
        {
            var repeats = entry.TotalTermFrequency - entry.DocumentFrequency;
            output.WriteVarInt(((ulong)entry.DocumentFrequency << 1) | (repeats == 0 ? 1UL : 0));
            if (repeats > 0)
            {
                output.WriteVarInt((ulong)repeats);
            }

            output.WriteVarInt(entry.PositionsOffset - positionsOffset);
            positionsOffset = entry.PositionsOffset;
        }
        else
        {
            output.WriteVarInt(entry.DocumentFrequency);
        }

        if (entry.DocumentFrequency == 1)
        {
            output.WriteVarInt(entry.OnlyDocument);
            return;
        }

        output.WriteVarInt(entry.PostingsOffset - postingsOffset);
        postingsOffset = entry.PostingsOffset;
        if (entry.DocumentFrequency >= BitPacking.BlockSize)
        {
            output.WriteVarInt(entry.SkipOffset);
        }
    }
}
