using System.IO.Compression;
using System.Text;

namespace Repository.Search.Tests.Format;

/// <summary>The stored texts of a segment.</summary>
internal static class PlainStored
{
    /// <returns>By docId: numbers of fields and texts, in the order in which they were stored.</returns>
    public static List<List<(int Field, string Text)>> Read(PlainFile file, int documentCount)
    {
        var footer = file.From(file.End - 8);
        PlainFile.Require(footer.U32() == documentCount, "documents");
        var list = file.From(footer.U32());
        var end = list.At;
        var blocks = Enumerable.Range(0, (file.End - 8 - end) / 8).Select(_ => (First: list.U32(), Offset: list.U32())).ToList();
        var documents = new List<List<(int, string)>>();
        for (var i = 0; i < blocks.Count; i++)
        {
            PlainFile.Require(blocks[i] == (documents.Count, file.At), "begin of a block");
            using var block = Decompressed(file, i + 1 < blocks.Count ? blocks[i + 1].Offset : end);
            while (block.Position < block.Length)
            {
                documents.Add(Document(block));
            }
        }

        PlainFile.Require(documents.Count == documentCount && file.At == end, "the end of the stored texts");
        return documents;
    }

    private static MemoryStream Decompressed(PlainFile file, int end)
    {
        var length = file.U32();
        using var packed = new BrotliStream(new MemoryStream(file.Bytes(end - file.At)), CompressionMode.Decompress);
        var plain = new MemoryStream();
        packed.CopyTo(plain);
        PlainFile.Require(plain.Length == length, "length before compression");
        plain.Position = 0;
        return plain;
    }

    private static List<(int Field, string Text)> Document(MemoryStream block)
    {
        var texts = new List<(int, string)>();
        // .NET's own readers know varints and texts as the format writes them.
        using var reader = new BinaryReader(block, Encoding.UTF8, leaveOpen: true);
        var length = reader.Read7BitEncodedInt();
        for (var end = block.Position + length; block.Position < end;)
        {
            texts.Add((reader.Read7BitEncodedInt(), reader.ReadString()));
        }

        return texts;
    }
}
