using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Repository.Search.Storage;

namespace Repository.Search.StoredFields;

/// <summary>A block of stored documents as it lies in the file.</summary>
internal readonly ref struct StoredBlock(int offset, int firstDocument, int documentCount, int rawLength, ReadOnlySpan<byte> compressed)
{
    /// <summary>Where in the file it lies.</summary>
    public int Offset { get; } = offset;

    public int FirstDocument { get; } = firstDocument;

    public int DocumentCount { get; } = documentCount;

    /// <summary>Bytes once it is decompressed.</summary>
    public int RawLength { get; } = rawLength;

    public ReadOnlySpan<byte> Compressed { get; } = compressed;

    /// <summary>Whether it is worth keeping. Smaller ones, from small segments, would stay small for ever.</summary>
    public bool IsLarge => RawLength >= StoredFieldsWriter.BlockBytes / 2;
}

/// <summary>Reads what <see cref="StoredFieldsWriter"/> wrote. Safe for use by several threads.</summary>
internal sealed class StoredFieldsReader
{
    /// <summary>From the number of documents to the end of the file.</summary>
    public const int TrailerLength = (2 * sizeof(uint)) + IndexFile.FooterLength;

    /// <summary>Of a block in the list of blocks.</summary>
    public const int EntryLength = 2 * sizeof(uint);

    /// <summary>A block that says it is larger gets more room only as its bytes come: what was written wrongly may say anything.</summary>
    private const int BelievedLength = 1 << 20;

    private readonly string name;
    private readonly MappedFile file;
    private readonly int blocksAt;

    public StoredFieldsReader(string name, MappedFile file)
    {
        this.name = name;
        this.file = file;
        var trailer = new ByteReader(file.Bytes, file.Bytes.Length - TrailerLength);
        DocumentCount = (int)trailer.ReadUInt32();
        blocksAt = (int)trailer.ReadUInt32();
        BlockCount = (file.Bytes.Length - TrailerLength - blocksAt) / EntryLength;
        if (!HasRoom())
        {
            // Who reads makes arrays by document: their number is bounded by the file.
            throw new IndexCorruptException(name, file.Bytes.Length - TrailerLength, "more documents than its blocks have room for");
        }
    }

    /// <summary>Of the file.</summary>
    public string Name => name;

    public int DocumentCount { get; }

    public int BlockCount { get; }

    public StoredBlock Block(int number)
    {
        var bytes = file.Bytes;
        var (firstDocument, offset) = Entry(bytes, number);
        var (nextDocument, end) = number + 1 < BlockCount ? Entry(bytes, number + 1) : (DocumentCount, blocksAt);
        return new StoredBlock(
            offset,
            firstDocument,
            nextDocument - firstDocument,
            BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]),
            bytes[(offset + sizeof(uint))..end]);
    }

    /// <summary>The document's bytes, for <see cref="StoredDocument"/>.</summary>
    public byte[] Read(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(docId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docId, DocumentCount);
        var block = Block(BlockOf(docId));
        var raw = DecompressToRented(block);
        var reader = new ByteReader(raw.AsSpan(0, block.RawLength));
        for (var skipped = block.FirstDocument; skipped < docId; skipped++)
        {
            reader.Take(reader.ReadVarInt());
        }

        var document = reader.Take(reader.ReadVarInt()).ToArray();
        ArrayPool<byte>.Shared.Return(raw);
        return document;
    }

    /// <summary>The bytes of all documents in order, each block decompressed once.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Documents()
    {
        for (var number = 0; number < BlockCount; number++)
        {
            var raw = Decompress(Block(number));
            foreach (var range in DocumentsIn(raw, Block(number).DocumentCount))
            {
                yield return raw.AsMemory(range);
            }
        }
    }

    private static Range[] DocumentsIn(byte[] raw, int count)
    {
        var reader = new ByteReader(raw);
        var ranges = new Range[count];
        foreach (ref var range in ranges.AsSpan())
        {
            var length = reader.ReadVarInt();
            range = new Range(reader.Position, reader.Position + length);
            reader.Take(length);
        }

        return ranges;
    }

    /// <summary>The documents of the block, each behind its length.</summary>
    /// <exception cref="IndexCorruptException">The block is no Brotli, has another length, or one that no writer gives.</exception>
    public byte[] Decompress(in StoredBlock block)
    {
        var rented = DecompressToRented(block);
        var raw = rented.AsSpan(0, block.RawLength).ToArray();
        ArrayPool<byte>.Shared.Return(rented);
        return raw;
    }

    /// <summary>In an array of the pool, which may be longer than the block.</summary>
    private byte[] DecompressToRented(in StoredBlock block)
    {
        if (block.RawLength is < 0 or > StoredFieldsWriter.MaxBlockBytes)
        {
            throw new IndexCorruptException(name, block.Offset, "a block of stored texts has an impossible length");
        }

        var raw = ArrayPool<byte>.Shared.Rent(Math.Min(block.RawLength, BelievedLength));
        var (read, written) = (0, 0);
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var room = raw.AsSpan(0, Math.Min(raw.Length, block.RawLength));
            var status = decoder.Decompress(block.Compressed[read..], room[written..], out var consumed, out var produced);
            (read, written) = (read + consumed, written + produced);
            if (status == OperationStatus.Done && read == block.Compressed.Length && written == block.RawLength)
            {
                return raw;
            }

            if (status != OperationStatus.DestinationTooSmall || room.Length >= block.RawLength)
            {
                throw new IndexCorruptException(name, block.Offset, "a block of stored texts cannot be decompressed");
            }

            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(block.RawLength, 2L * raw.Length));
            raw.AsSpan(0, written).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(raw);
            raw = larger;
        }
    }

    /// <summary>A document takes a byte at least, and those before the last one of a block less than <see cref="StoredFieldsWriter.BlockBytes"/>.</summary>
    private bool HasRoom() => DocumentCount == 0 || (
        blocksAt >= IndexFile.HeaderLength && BlockCount > 0
        && DocumentCount <= BlockCount * (long)StoredFieldsWriter.BlockBytes
        && DocumentCount - (long)Entry(file.Bytes, BlockCount - 1).FirstDocument is > 0 and <= StoredFieldsWriter.BlockBytes);

    private int BlockOf(int docId)
    {
        var bytes = file.Bytes;
        var low = 0;
        var high = BlockCount - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Entry(bytes, middle).FirstDocument <= docId)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private (int FirstDocument, int Offset) Entry(ReadOnlySpan<byte> bytes, int number)
    {
        var entry = bytes[(blocksAt + (number * EntryLength))..];
        return (BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[sizeof(uint)..]));
    }
}
