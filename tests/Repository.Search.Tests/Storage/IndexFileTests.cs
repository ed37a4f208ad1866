using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

public sealed class IndexFileTests : IDisposable
{
    private readonly MemoryStorage storage = new();

    [Fact]
    public void What_is_written_is_read()
    {
        var written = Write("file", output =>
        {
            output.WriteVarInt(0);
            output.WriteVarInt(127);
            output.WriteVarInt(128);
            output.WriteVarInt(int.MaxValue);
            output.WriteVarInt(ulong.MaxValue);
            output.WriteString("\u00E9\uD800");
            output.WriteUInt32(0x0403_0201);
            output.WriteUInt64(ulong.MaxValue);
        });

        using var file = IndexFile.Open(storage, written, IndexFileKind.Terms);

        var reader = new ByteReader(file.Bytes, IndexFile.HeaderLength);
        Assert.Equal([0, 127, 128, int.MaxValue], new[] { reader.ReadVarInt(), reader.ReadVarInt(), reader.ReadVarInt(), reader.ReadVarInt() });
        Assert.Equal(ulong.MaxValue, reader.ReadVarLong());
        Assert.Equal("\u00E9\uFFFD", reader.ReadString());
        Assert.Equal([1, 2, 3, 4], reader.Take(4).ToArray());
        Assert.Equal(ulong.MaxValue, reader.ReadUInt64());
        Assert.Equal(file.Bytes.Length - IndexFile.FooterLength, reader.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 15) - IndexFile.HeaderLength - 1)]
    [InlineData((1 << 15) - IndexFile.HeaderLength)]
    [InlineData(100_000)]
    public void Files_of_any_length_are_whole(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var written = Write("file", output => output.Write(bytes));

        using var file = IndexFile.Open(storage, written, IndexFileKind.Terms);
        Assert.Equal(written.Length, file.Bytes.Length);
        Assert.Equal(bytes, file.Bytes[IndexFile.HeaderLength..^IndexFile.FooterLength].ToArray());
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard() => Assert.Equal(0xE306_9283, Crc32C.Append(Crc32C.Empty, "123456789"u8));

    [Fact]
    public void The_checksum_of_parts_is_that_of_the_whole()
    {
        var bytes = new byte[100];
        new Random(1).NextBytes(bytes);
        var whole = Crc32C.Append(Crc32C.Empty, bytes);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(whole, Crc32C.Append(Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
        }
    }

    [Fact]
    public void A_file_without_its_end_is_damaged()
    {
        var whole = Bytes(Write("file", output => output.WriteString("some text")).Name);
        for (var length = 0; length < whole.Length; length++)
        {
            Put("cut", whole.AsSpan(0, length));
            Assert.Throws<IndexCorruptException>(() => IndexFile.Open(storage, "cut", IndexFileKind.Terms));
        }
    }

    [Fact]
    public void A_file_that_was_never_finished_is_damaged()
    {
        using (var output = new IndexOutput(storage, "file", IndexFileKind.Terms))
        {
            output.WriteString("some text that is long enough to be longer than header and footer");
        }

        Assert.Throws<IndexCorruptException>(() => IndexFile.Open(storage, "file", IndexFileKind.Terms));
    }

    [Fact]
    public void Another_whole_file_is_not_the_one_that_was_written()
    {
        var written = Write("file", output => output.WriteByte(1));
        var other = Write("other", output => output.WriteByte(2));

        Assert.Throws<IndexCorruptException>(() => IndexFile.Open(storage, other with { Checksum = written.Checksum }, IndexFileKind.Terms));
        Assert.Throws<IndexCorruptException>(() => IndexFile.Open(storage, other with { Length = written.Length + 1 }, IndexFileKind.Terms));
    }

    [Theory]
    [InlineData(0, "no file of an index")]
    [InlineData(4, "version 3 of the format, where 2 is read")]
    [InlineData(6, "another kind of file than “Terms”")]
    public void A_whole_file_of_another_kind_is_told_from_a_damaged_one(int headerByte, string reason)
    {
        var bytes = Bytes(Write("file", output => output.WriteByte(1)).Name);
        bytes[headerByte] ^= 1;
        Sealed.Reseal(bytes);
        Put("foreign", bytes);

        var refused = Assert.Throws<IndexFormatException>(() => IndexFile.Open(storage, "foreign", IndexFileKind.Terms));

        Assert.Equal(("foreign", reason), (refused.File, refused.Reason));
    }

    [Fact]
    public void A_missing_file_is_missing() => Assert.Throws<FileNotFoundException>(() => IndexFile.Open(storage, "none", IndexFileKind.Terms));

    public void Dispose() => storage.Dispose();

    private StoredFile Write(string name, Action<IndexOutput> write)
    {
        using var output = new IndexOutput(storage, name, IndexFileKind.Terms);
        write(output);
        return output.Finish();
    }

    private byte[] Bytes(string name)
    {
        using var file = storage.Open(name);
        return file.Bytes.ToArray();
    }

    private void Put(string name, ReadOnlySpan<byte> bytes)
    {
        storage.Delete(name);
        using var stream = storage.Create(name);
        stream.Write(bytes);
    }
}
