using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Segments.Verifying;

/// <summary>Verifies the postings of one term after the other, with their skip data, impacts and positions, and tells the field of each document.</summary>
internal sealed class PostingsVerifier(SegmentReader segment)
{
    private readonly FileCursor file = new(segment, IndexFileKind.Postings);
    private readonly PositionsVerifier positions = new(segment);
    private readonly int[] gaps = new int[BitPacking.BlockSize];
    private readonly int[] repeats = new int[BitPacking.BlockSize];
    private readonly List<SkipEntry> skips = [];
    private bool frequencies;
    private int lastDocument;
    private long total;

    public FileCursor File => file;

    public FileCursor PositionsFile => positions.File;

    /// <param name="ordinal">The term's place in its field.</param>
    public void Verify(FieldContent field, in TermEntry entry, int ordinal)
    {
        frequencies = field.HasFrequencies;
        (lastDocument, total) = (-1, 0);
        skips.Clear();
        var start = file.Position;
        positions.Start(frequencies ? entry.TotalTermFrequency : 0);
        if (entry.DocumentFrequency == 1)
        {
            Add(field, entry.OnlyDocument, entry.TotalTermFrequency, ordinal, start);
        }
        else
        {
            VerifyBlocks(field, entry, ordinal, start);
        }

        file.Expect(total == entry.TotalTermFrequency, start, "the frequencies of a term do not add up to what the dictionary says");
    }

    private void VerifyBlocks(FieldContent field, in TermEntry entry, int ordinal, int start)
    {
        var impactsAt = start + (long)entry.SkipOffset + ((long)entry.DocumentFrequency / BitPacking.BlockSize * SkipEntry.Length(frequencies));
        for (var left = entry.DocumentFrequency; left > 0; left -= BitPacking.BlockSize)
        {
            var blockStart = file.Position;
            var count = Math.Min(left, BitPacking.BlockSize);
            ReadBlock(count);
            for (var i = 0; i < count; i++)
            {
                Add(field, lastDocument + 1L + (uint)gaps[i], 1L + (uint)repeats[i], ordinal, blockStart);
                VerifyImpacts(field, entry, 1 + repeats[i], impactsAt);
            }

            impactsAt += Impacts.Length;

            if (count == BitPacking.BlockSize)
            {
                skips.Add(new SkipEntry(lastDocument, file.Position - start, frequencies ? positions.BlockOffset : 0, frequencies ? (int)positions.Count : 0));
            }
        }

        VerifySkips(entry, start);
    }

    private void ReadBlock(int count)
    {
        repeats.AsSpan().Clear();
        if (count == BitPacking.BlockSize)
        {
            file.Packed(gaps);
            if (frequencies)
            {
                file.Packed(repeats);
            }

            return;
        }

        for (var i = 0; i < count; i++)
        {
            ReadSingle(out gaps[i], out repeats[i]);
        }
    }

    private void ReadSingle(out int gap, out int repeat)
    {
        var start = file.Position;
        var code = file.VarLong();
        gap = (int)(frequencies ? code >> 1 : code);
        file.Expect(code <= int.MaxValue, start, "a number is impossible");
        repeat = frequencies && (code & 1) == 0 ? file.VarInt() : 0;
        file.Expect(repeat > 0 || !frequencies || (code & 1) == 1, start, "a frequency of 1 is written as another");
    }

    private void Add(FieldContent field, long docId, long frequency, int ordinal, int at)
    {
        file.Expect(docId >= 0 && docId < segment.DocumentCount, at, "a document is none of the segment");
        file.Expect(frequency <= int.MaxValue, at, "a frequency is impossible");
        lastDocument = (int)docId;
        total += frequency;
        field.Add((int)docId, (int)frequency, ordinal);
        if (frequencies)
        {
            positions.Document((int)frequency);
        }
    }

    /// <summary>Those of the block, against one of its postings.</summary>
    private void VerifyImpacts(FieldContent field, in TermEntry entry, int frequency, long at)
    {
        if (frequencies && entry.DocumentFrequency >= BitPacking.BlockSize && field.NormOf(lastDocument) is { } norm)
        {
            var impacts = Impacts.Read(file.Slice(at, Impacts.Length));
            file.Expect(impacts.AreOrdered(), at, "the impacts of a block are not ordered");
            file.Expect(impacts.Bound(frequency, norm), at, "the impacts of a block do not bound its postings");
        }
    }

    private void VerifySkips(in TermEntry entry, int start)
    {
        if (skips.Count == 0)
        {
            return;
        }

        file.Expect(entry.SkipOffset == file.Position - start, file.Position, "the skip data begin elsewhere than the dictionary says");
        foreach (var expected in skips)
        {
            var at = file.Position;
            var found = SkipEntry.Read(file.Take(SkipEntry.Length(frequencies)), frequencies);
            file.Expect(found == expected, at, "an entry of the skip data is not the end of its block");
        }

        file.Take(frequencies ? (entry.DocumentFrequency + BitPacking.BlockSize - 1) / BitPacking.BlockSize * Impacts.Length : 0);
    }
}
