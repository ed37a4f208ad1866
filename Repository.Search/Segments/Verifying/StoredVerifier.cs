using System.Text.Unicode;
using Repository.Search.Documents;
using Repository.Search.Storage;
using Repository.Search.StoredFields;

namespace Repository.Search.Segments.Verifying;

/// <summary>Verifies stored texts: that every block decompresses and holds the documents that it says, value by value.</summary>
internal sealed class StoredVerifier(SegmentReader segment, Faults faults)
{
    private readonly FileCursor file = new(segment, IndexFileKind.Stored);

    /// <returns>Whether there is a list of blocks that has room for the documents of the segment: if not, their number means nothing.</returns>
    public bool Verify()
    {
        if (!faults.Note(VerifyList))
        {
            return false;
        }

        var stored = segment.StoredFields;
        for (var number = 0; number < stored.BlockCount; number++)
        {
            var block = number;
            faults.Note(() => VerifyBlock(block));
        }

        return true;
    }

    /// <summary>That the blocks follow one another from the first document to the last, and from the begin of the body to the list.</summary>
    private void VerifyList()
    {
        var trailer = file.End + IndexFile.FooterLength - StoredFieldsReader.TrailerLength;
        file.MoveTo(trailer, trailer);
        file.Expect(file.UInt32() == segment.DocumentCount, trailer, "another number of documents than the segment has");
        var list = file.UInt32();
        file.MoveTo(list, trailer + sizeof(uint));
        file.Expect(list <= trailer && (trailer - list) % StoredFieldsReader.EntryLength == 0, trailer + sizeof(uint), "the list of blocks is no list");
        var (nextDocument, nextOffset) = (0L, (long)IndexFile.HeaderLength);
        for (var count = (trailer - list) / StoredFieldsReader.EntryLength; count > 0; count--)
        {
            var at = file.Position;
            var (document, offset) = (file.UInt32(), file.UInt32());
            var isFirst = at == list;
            file.Expect(isFirst ? document == 0 && offset == nextOffset : document > nextDocument && offset > nextOffset + sizeof(uint), at, "a block is not behind the one before");
            file.Expect(document < segment.DocumentCount && offset < list, at, "a block begins behind the last");
            file.Expect(document - nextDocument <= StoredFieldsWriter.BlockBytes, at, "a block has more documents than room");
            (nextDocument, nextOffset) = (document, offset);
        }

        file.Expect(list == trailer ? segment.DocumentCount == 0 && list == IndexFile.HeaderLength : list > nextOffset + sizeof(uint), list, "documents or bytes without a block");
    }

    private void VerifyBlock(int number)
    {
        var block = segment.StoredFields.Block(number);
        var at = block.Offset;
        var raw = segment.StoredFields.Decompress(block);
        var position = 0L;
        for (var left = block.DocumentCount; left > 0; left--)
        {
            var end = Length(raw, ref position, at) is var length && length <= raw.Length - position ? position + length : -1;
            file.Expect(end >= 0, at, "a document leads out of its block");
            while (position < end)
            {
                var field = Length(raw, ref position, at);
                file.Expect(field < segment.Schema.Fields.Count && segment.Schema.Fields[(int)field] is StoredFieldDefinition, at, "a stored text belongs to no stored field");
                var bytes = Length(raw, ref position, at);
                file.Expect(bytes <= end - position, at, "a stored text leads out of its document");
                file.Expect(Utf8.IsValid(raw.AsSpan((int)position, (int)bytes)), at, "a stored text is no UTF-8");
                position += bytes;
            }

            file.Expect(position == end, at, "a stored text leads out of its document");
        }

        file.Expect(position == raw.Length, at, "a block has bytes behind its last document");
    }

    private long Length(ReadOnlySpan<byte> raw, ref long position, int at)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            file.Expect(position < raw.Length && shift < 35, at, "a document leads out of its block");
            var next = raw[(int)position++];
            value |= (long)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                file.Expect(next > 0 || shift == 0, at, "a number is longer than it need be");
                return value;
            }
        }
    }
}
