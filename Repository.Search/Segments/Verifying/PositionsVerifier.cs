using Repository.Search.Postings;
using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>Verifies the positions of one term after the other, while its postings are walked: how many there are, and that none is beyond all numbers.</summary>
internal sealed class PositionsVerifier(SegmentReader segment)
{
    private readonly FileCursor file = new(segment, IndexFileKind.Positions);
    private readonly int[] steps = new int[BitPacking.BlockSize];
    private int start;
    private int blockStart;
    private long left;
    private int length;
    private int index;

    public FileCursor File => file;

    /// <summary>Positions of the term so far.</summary>
    public long Count { get; private set; }

    /// <summary>Where the block begins that holds the next position, from the begin of the term's.</summary>
    public int BlockOffset => (index == length ? file.Position : blockStart) - start;

    /// <summary>Begins with a term where the one before ended.</summary>
    public void Start(long totalFrequency)
    {
        start = file.Position;
        left = totalFrequency;
        (length, index, Count) = (0, 0, 0);
    }

    /// <summary>Those of the next document.</summary>
    public void Document(int frequency)
    {
        var position = 0L;
        for (var i = 0; i < frequency; i++)
        {
            if (index == length)
            {
                ReadBlock();
            }

            position += (uint)steps[index++];
            file.Expect(position <= int.MaxValue, blockStart, "a position is beyond the last");
        }

        Count += frequency;
    }

    private void ReadBlock()
    {
        file.Expect(left > 0, start, "a term has fewer positions than its postings say");
        blockStart = file.Position;
        index = 0;
        length = (int)Math.Min(left, BitPacking.BlockSize);
        left -= length;
        if (length == BitPacking.BlockSize)
        {
            file.Packed(steps);
            return;
        }

        for (var i = 0; i < length; i++)
        {
            steps[i] = file.VarInt();
        }
    }
}
