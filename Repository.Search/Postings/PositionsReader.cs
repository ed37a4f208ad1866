using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Postings;

/// <summary>The positions of one term, document by document. Packed blocks of 128 that end where they may, then single steps.</summary>
internal sealed class PositionsReader(MappedFile file)
{
    private readonly int[] steps = new int[BitPacking.BlockSize];
    private TermEntry term;
    private int nextBlock;
    private int nextBlockAt;
    private int length;
    private int index;
    private int document;
    private int read;
    private int position;

    /// <summary>Stands before the positions of the first document of a block of postings.</summary>
    /// <param name="before">The end of the block before it.</param>
    public void StartBlock(in TermEntry entry, in SkipEntry before)
    {
        term = entry;
        nextBlock = before.PositionsBefore / BitPacking.BlockSize;
        nextBlockAt = entry.PositionsOffset + before.PositionsOffset;
        length = 0;
        index = 0;
        Skip(before.PositionsBefore % BitPacking.BlockSize);
        StartDocument(0);
    }

    /// <summary>The next position in that document of the block, which is not before the one asked for last.</summary>
    /// <param name="frequencies">Of the block's documents.</param>
    public int Next(int documentOfBlock, ReadOnlySpan<int> frequencies)
    {
        if (documentOfBlock != document)
        {
            var passed = -read;
            foreach (var frequency in frequencies[document..documentOfBlock])
            {
                passed += frequency;
            }

            Skip(passed);
            StartDocument(documentOfBlock);
        }

        if (index == length)
        {
            ReadBlock();
        }

        read++;
        return position += steps[index++];
    }

    private void StartDocument(int documentOfBlock)
    {
        document = documentOfBlock;
        read = 0;
        position = 0;
    }

    /// <summary>Whole blocks are passed by their widths alone.</summary>
    private void Skip(int count)
    {
        var left = length - index;
        if (count <= left)
        {
            index += count;
            return;
        }

        count -= left;
        index = length;
        for (var bytes = file.Bytes; count >= BitPacking.BlockSize && !IsLast(nextBlock); nextBlock++, count -= BitPacking.BlockSize)
        {
            nextBlockAt += 1 + BitPacking.PackedLength(bytes[nextBlockAt]);
        }

        if (count > 0)
        {
            ReadBlock();
            index = count;
        }
    }

    private void ReadBlock()
    {
        if ((long)nextBlock * BitPacking.BlockSize >= term.TotalTermFrequency)
        {
            // Only of postings that were written wrongly: the last block would be read over and over.
            throw new OverflowException("more positions are asked for than the term has");
        }

        var bytes = file.Bytes[nextBlockAt..];
        if (IsLast(nextBlock))
        {
            var reader = new ByteReader(bytes);
            length = (int)(term.TotalTermFrequency % BitPacking.BlockSize);
            for (var i = 0; i < length; i++)
            {
                steps[i] = reader.ReadVarInt();
            }
        }
        else
        {
            BitPacking.Unpack(bytes[1..], bytes[0], steps);
            length = BitPacking.BlockSize;
            nextBlockAt += 1 + BitPacking.PackedLength(bytes[0]);
        }

        nextBlock++;
        index = 0;
    }

    /// <summary>Whether that block is the last, which is not full and not packed.</summary>
    private bool IsLast(int block) => block >= term.TotalTermFrequency / BitPacking.BlockSize;
}
