using System.Buffers;
using System.IO.Compression;
using Repository.Search.Storage;

namespace Repository.Search.StoredFields;

/// <summary>Writes documents' stored texts in blocks, each compressed by itself, then where each block begins.</summary>
internal sealed class StoredFieldsWriter(IndexOutput output)
{
    /// <summary>A block is closed once it has so much: larger ones compress better, smaller ones are read quicker.</summary>
    public const int BlockBytes = 16 * 1024;

    /// <summary>What a document stores at most, so that no block that lies of its length takes more memory than such a one.</summary>
    public const int MaxDocumentBytes = 64 << 20;

    /// <summary>One that was nearly full, and a document of any length.</summary>
    public const int MaxBlockBytes = BlockBytes + VarInt.MaxLength + MaxDocumentBytes;

    /// <summary>The quickest that looks for repetitions over the whole block.</summary>
    private const int Quality = 2;

    private const int Window = 18;

    private readonly ArrayBufferWriter<byte> block = new(BlockBytes);
    private readonly List<(int FirstDocument, int Offset)> blocks = [];
    private int documentCount;
    private int documentsInBlock;

    /// <param name="document">As <see cref="StoredDocument"/> reads it.</param>
    public void Add(ReadOnlySpan<byte> document)
    {
        VarInt.Write(block, document.Length);
        block.Write(document);
        documentsInBlock++;
        if (block.WrittenCount >= BlockBytes)
        {
            WriteBlock();
        }
    }

    /// <summary>Takes over a block of another segment as it is.</summary>
    public void AddBlock(in StoredBlock whole)
    {
        WriteBlock();
        blocks.Add((documentCount, output.Position));
        output.WriteUInt32((uint)whole.RawLength);
        output.Write(whole.Compressed);
        documentCount += whole.DocumentCount;
    }

    /// <summary>Writes the rest and where the blocks lie.</summary>
    public void Finish()
    {
        WriteBlock();
        var start = output.Position;
        foreach (var (firstDocument, offset) in blocks)
        {
            output.WriteUInt32((uint)firstDocument);
            output.WriteUInt32((uint)offset);
        }

        output.WriteUInt32((uint)documentCount);
        output.WriteUInt32((uint)start);
    }

    private void WriteBlock()
    {
        if (documentsInBlock == 0)
        {
            return;
        }

        blocks.Add((documentCount, output.Position));
        output.WriteUInt32((uint)block.WrittenCount);
        var compressed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(block.WrittenCount));
        if (!BrotliEncoder.TryCompress(block.WrittenSpan, compressed, out var length, Quality, Window))
        {
            throw new InvalidOperationException("Brotli needs more room than it says");
        }

        output.Write(compressed.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(compressed);
        documentCount += documentsInBlock;
        documentsInBlock = 0;
        block.ResetWrittenCount();
    }
}
