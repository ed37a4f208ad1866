using System.Numerics;
using System.Runtime.InteropServices;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Postings;

/// <summary>The documents of one term with its frequency and positions in each. Reads a block of up to 128 documents at a time.</summary>
public sealed class PostingsReader : DocIdIterator
{
    private static readonly int[] Ones = [.. Enumerable.Repeat(1, BitPacking.BlockSize)];

    private readonly MappedFile postings;
    private readonly PositionsReader? positions;
    private readonly bool hasFrequencies;
    private readonly int[] documents = new int[BitPacking.BlockSize];
    private readonly int[] frequencies;
    private TermEntry term;
    private int fullBlocks;
    private int blockCount;
    private int block;
    private int blockLength;
    private int index;
    private int docId;
    private int packedFrequenciesAt;
    private bool positionsInBlock;

    /// <param name="positions">Null if nobody will ask for them.</param>
    internal PostingsReader(MappedFile postings, bool hasFrequencies, MappedFile? positions)
    {
        this.postings = postings;
        this.hasFrequencies = hasFrequencies;
        this.positions = positions is null ? null : new PositionsReader(positions);
        frequencies = hasFrequencies ? new int[BitPacking.BlockSize] : Ones;
    }

    public override int DocId => docId;

    public override long Cost => term.DocumentFrequency;

    /// <summary>How often the term stands in the present document; 1 where the field keeps documents alone.</summary>
    public int Frequency
    {
        get
        {
            if (packedFrequenciesAt > 0)
            {
                UnpackFrequencies();
            }

            return frequencies[index];
        }
    }

    /// <summary>The documents of the present block, those before the present one among them.</summary>
    internal ReadOnlySpan<int> BlockDocuments => documents.AsSpan(0, blockLength);

    /// <summary>As many as <see cref="BlockDocuments"/>. Unpacked when they are asked for.</summary>
    internal ReadOnlySpan<int> BlockFrequencies
    {
        get
        {
            if (packedFrequenciesAt > 0)
            {
                UnpackFrequencies();
            }

            return frequencies.AsSpan(0, blockLength);
        }
    }

    public override int NextDocument()
    {
        if (++index < blockLength)
        {
            return docId = documents[index];
        }

        return NextBlock() ? docId : docId = NoMoreDocuments;
    }

    public override int Advance(int target)
    {
        if (blockLength == 0 || documents[blockLength - 1] < target)
        {
            var found = BlockThatReaches(target, block + 1);
            if (found == blockCount)
            {
                return docId = NoMoreDocuments;
            }

            ReadBlock(found);
        }

        // Only the last block, whose end no skip data tell, may end before the target.
        index = FirstFrom(index, target);
        return docId = index < blockLength ? documents[index] : NoMoreDocuments;
    }

    /// <summary>The next position in the present document, never descending; at most <see cref="Frequency"/> times a document.</summary>
    /// <exception cref="InvalidOperationException">The postings were opened without positions.</exception>
    public int NextPosition()
    {
        if (positions is null)
        {
            throw new InvalidOperationException("these postings were opened without positions");
        }

        if (!positionsInBlock)
        {
            positions.StartBlock(term, BlockBefore(block));
            positionsInBlock = true;
        }

        return positions.Next(index, BlockFrequencies);
    }

    /// <summary>The documents from the present one on that are below the end, as far as the present block goes.</summary>
    internal ReadOnlySpan<int> RestBelow(int end)
    {
        var rest = documents.AsSpan(0, blockLength)[index..];
        return rest[^1] < end ? rest : rest[..(FirstFrom(index, end) - index)];
    }

    /// <summary>Moves to the next document of the present block; false, without a move, if it has no further one.</summary>
    internal bool NextOfBlock()
    {
        if (index + 1 >= blockLength)
        {
            return false;
        }

        docId = documents[++index];
        return true;
    }

    internal void MoveToLastOfBlock()
    {
        index = blockLength - 1;
        docId = documents[index];
    }

    /// <summary>Of the documents from the present one on.</summary>
    internal ReadOnlySpan<int> RestFrequencies => BlockFrequencies[index..];

    /// <summary>Moves on by so many documents of the present block, all that are left of it at most.</summary>
    internal void Pass(int count)
    {
        index += count;
        if (index < blockLength)
        {
            docId = documents[index];
        }
        else
        {
            index--;
            NextDocument();
        }
    }

    /// <summary>Another reader of the same term's documents and frequencies, before the first.</summary>
    internal PostingsReader Another() => new PostingsReader(postings, hasFrequencies, positions: null).Start(term);

    /// <summary>Begins with a term of the field.</summary>
    internal PostingsReader Start(in TermEntry entry)
    {
        term = entry;
        fullBlocks = entry.DocumentFrequency / BitPacking.BlockSize;
        blockCount = (entry.DocumentFrequency + BitPacking.BlockSize - 1) / BitPacking.BlockSize;
        block = -1;
        blockLength = 0;
        index = -1;
        docId = -1;
        return this;
    }

    internal int BlockCount => blockCount;

    /// <summary>The present block; -1 before the first.</summary>
    internal int Block => block;

    /// <summary>The least document that may stand in that block.</summary>
    internal int FirstPossible(int number) => number == 0 ? 0 : BlockBefore(number).LastDocument + 1;

    /// <summary>Blocks of which impacts are kept; 0 for terms without a full block, and where the field keeps documents alone.</summary>
    internal int ImpactCount => hasFrequencies && fullBlocks > 0 ? blockCount : 0;

    /// <param name="number">Of a block: from 0 to below <see cref="ImpactCount"/>.</param>
    internal Impacts ImpactsOf(int number) =>
        Impacts.Read(postings.Bytes[(term.PostingsOffset + term.SkipOffset + (fullBlocks * SkipEntry.Length(hasFrequencies)) + (number * Impacts.Length))..]);

    /// <summary>Moves to the first document of the next block; false if there is none.</summary>
    internal bool NextBlock() => MoveToBlock(block + 1);

    /// <summary>Moves to the first document of that block; false, and past the last document, if there is none.</summary>
    /// <param name="number">Beyond the present one.</param>
    internal bool MoveToBlock(int number)
    {
        if (number >= blockCount)
        {
            block = blockCount;
            blockLength = 0;
            docId = NoMoreDocuments;
            return false;
        }

        ReadBlock(number);
        docId = documents[0];
        return true;
    }

    /// <summary>The first block from that one on that may hold the target or what follows it; <see cref="BlockCount"/> if none.</summary>
    internal int BlockThatReaches(int target, int from)
    {
        if (from >= fullBlocks)
        {
            return Math.Min(from, blockCount);
        }

        var entryLength = SkipEntry.Length(hasFrequencies);
        var skips = postings.Bytes[(term.PostingsOffset + term.SkipOffset)..];
        var low = from;
        var step = 1;
        while (low < fullBlocks && SkipEntry.LastDocumentOf(skips[(low * entryLength)..]) < target)
        {
            from = low + 1;
            low += step;
            step *= 2;
        }

        var high = Math.Min(low, fullBlocks);
        low = from;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (SkipEntry.LastDocumentOf(skips[(middle * entryLength)..]) < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The end of the block before that one: where it begins itself.</summary>
    private SkipEntry BlockBefore(int number) => number == 0
        ? new SkipEntry(LastDocument: -1, PostingsEnd: 0, PositionsOffset: 0, PositionsBefore: 0)
        : SkipEntry.Read(postings.Bytes[(term.PostingsOffset + term.SkipOffset + ((number - 1) * SkipEntry.Length(hasFrequencies)))..], hasFrequencies);

    private void ReadBlock(int number)
    {
        block = number;
        index = 0;
        positionsInBlock = false;
        packedFrequenciesAt = 0;
        if (term.DocumentFrequency == 1)
        {
            blockLength = 1;
            documents[0] = term.OnlyDocument;
            SetFrequency(0, (int)term.TotalTermFrequency);
            return;
        }

        var before = BlockBefore(number);
        var start = term.PostingsOffset + before.PostingsEnd;
        var bytes = postings.Bytes[start..];
        if (number < fullBlocks)
        {
            blockLength = BitPacking.BlockSize;
            BitPacking.Unpack(bytes[1..], bytes[0], documents);
            packedFrequenciesAt = hasFrequencies ? start + 1 + BitPacking.PackedLength(bytes[0]) : 0;
        }
        else
        {
            blockLength = term.DocumentFrequency % BitPacking.BlockSize;
            ReadSingles(bytes);
        }

        BitPacking.SumGaps(documents.AsSpan(0, blockLength), before.LastDocument);
    }

    private void ReadSingles(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        for (var i = 0; i < blockLength; i++)
        {
            if (hasFrequencies)
            {
                var code = reader.ReadVarLong();
                documents[i] = (int)(code >> 1);
                frequencies[i] = (code & 1) == 1 ? 1 : reader.ReadVarInt() + 1;
            }
            else
            {
                documents[i] = reader.ReadVarInt();
            }
        }
    }

    private void UnpackFrequencies()
    {
        var bytes = postings.Bytes[packedFrequenciesAt..];
        BitPacking.Unpack(bytes[1..], bytes[0], frequencies);
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(frequencies.AsSpan());
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] += Vector<int>.One;
        }

        packedFrequenciesAt = 0;
    }

    private void SetFrequency(int place, int frequency)
    {
        if (hasFrequencies)
        {
            frequencies[place] = frequency;
        }
    }

    /// <summary>The place in the block, from that one on, of the first document at or beyond the target: mostly a near one.</summary>
    private int FirstFrom(int from, int target)
    {
        var targets = new Vector<int>(target);
        var place = from;
        for (; place + Vector<int>.Count <= blockLength; place += Vector<int>.Count)
        {
            if (!Vector.LessThanAll(new Vector<int>(documents, place), targets))
            {
                break;
            }
        }

        while (place < blockLength && documents[place] < target)
        {
            place++;
        }

        return place;
    }
}
