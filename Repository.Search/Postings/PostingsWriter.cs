using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Postings;

/// <summary>
/// Writes the postings of one term after the other. A term in one document needs no postings, as its <see cref="TermEntry"/> names the
/// document. Holds one block of documents, one of positions, and the skip data and impacts of the present term.
/// </summary>
/// <param name="positions">Written to for fields with frequencies alone.</param>
internal sealed class PostingsWriter(IndexOutput postings, IndexOutput positions)
{
    private readonly int[] gaps = new int[BitPacking.BlockSize];
    private readonly int[] repeats = new int[BitPacking.BlockSize];
    private readonly int[] steps = new int[BitPacking.BlockSize];
    private readonly byte[] packed = new byte[BitPacking.PackedLength(32)];
    private readonly List<SkipEntry> skips = [];
    private readonly ImpactsWriter impacts = new();
    private byte[]? norms;
    private int postingsStart;
    private int positionsStart;
    private int documentCount;
    private int lastDocument;
    private int lastPosition;
    private int positionCount;
    private long totalFrequency;

    private bool HasFrequencies => norms is not null;

    /// <param name="normsOfField">By document; null if the field keeps documents alone, without frequencies and positions.</param>
    public void Start(byte[]? normsOfField)
    {
        norms = normsOfField;
        postingsStart = postings.Position;
        positionsStart = positions.Position;
        documentCount = 0;
        lastDocument = -1;
        positionCount = 0;
        totalFrequency = 0;
        skips.Clear();
        impacts.Start();
    }

    /// <param name="docId">Above the one before.</param>
    /// <param name="frequency">1 or more, of which as many positions follow; 1 where the field keeps documents alone.</param>
    public void AddDocument(int docId, int frequency)
    {
        // Not before now are the positions of the block's last document known.
        if (documentCount > 0 && documentCount % BitPacking.BlockSize == 0)
        {
            WriteBlock();
        }

        gaps[documentCount % BitPacking.BlockSize] = docId - lastDocument - 1;
        repeats[documentCount % BitPacking.BlockSize] = frequency - 1;
        documentCount++;
        totalFrequency += frequency;
        if (norms is not null)
        {
            impacts.Add(frequency, norms[docId]);
        }

        lastDocument = docId;
        lastPosition = 0;
    }

    /// <param name="position">Not below the one before in the same document.</param>
    public void AddPosition(int position)
    {
        steps[positionCount++ % BitPacking.BlockSize] = position - lastPosition;
        lastPosition = position;
        if (positionCount % BitPacking.BlockSize == 0)
        {
            WritePacked(positions, steps);
        }
    }

    /// <summary>What the dictionary has to say of the term; a document frequency of 0 if nothing was added.</summary>
    public TermEntry Finish()
    {
        foreach (var step in steps.AsSpan(0, positionCount % BitPacking.BlockSize))
        {
            positions.WriteVarInt(step);
        }

        return new TermEntry
        {
            DocumentFrequency = documentCount,
            TotalTermFrequency = totalFrequency,
            OnlyDocument = documentCount == 1 ? lastDocument : 0,
            PostingsOffset = postingsStart,
            SkipOffset = documentCount > 1 ? WriteRest() : 0,
            PositionsOffset = positionsStart,
        };
    }

    /// <summary>Writes what is behind the last full block, then skip data and impacts. Returns where these begin.</summary>
    private int WriteRest()
    {
        var rest = documentCount % BitPacking.BlockSize;
        if (rest == 0)
        {
            WriteBlock();
        }

        for (var i = 0; i < rest; i++)
        {
            WriteSingle(gaps[i], repeats[i]);
        }

        var skipOffset = postings.Position - postingsStart;
        foreach (var skip in skips)
        {
            skip.Write(postings, HasFrequencies);
        }

        WriteImpacts(rest);
        return skipOffset;
    }

    /// <summary>One for each block; a term without a full block has none.</summary>
    /// <param name="rest">Postings behind the last full block.</param>
    private void WriteImpacts(int rest)
    {
        if (!HasFrequencies)
        {
            return;
        }

        if (rest > 0)
        {
            impacts.EndBlock();
        }

        if (skips.Count > 0)
        {
            impacts.Write(postings);
        }
    }

    private void WriteBlock()
    {
        WritePacked(postings, gaps);
        if (HasFrequencies)
        {
            WritePacked(postings, repeats);
            impacts.EndBlock();
        }

        skips.Add(new SkipEntry(lastDocument, postings.Position - postingsStart, positions.Position - positionsStart, positionCount));
    }

    /// <summary>The lowest bit tells the most frequent of frequencies, 1, from others.</summary>
    private void WriteSingle(int gap, int repeat)
    {
        if (!HasFrequencies)
        {
            postings.WriteVarInt(gap);
            return;
        }

        postings.WriteVarInt(((ulong)gap << 1) | (repeat == 0 ? 1UL : 0));
        if (repeat > 0)
        {
            postings.WriteVarInt(repeat);
        }
    }

    private void WritePacked(IndexOutput output, ReadOnlySpan<int> block)
    {
        var width = BitPacking.WidthOf(block);
        var bytes = packed.AsSpan(0, BitPacking.PackedLength(width));
        BitPacking.Pack(block, width, bytes);
        output.WriteByte((byte)width);
        output.Write(bytes);
    }
}
