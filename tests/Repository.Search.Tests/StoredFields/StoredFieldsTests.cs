using System.Buffers.Binary;
using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;
using Repository.Search.StoredFields;
using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.StoredFields;

public sealed class StoredFieldsTests : IDisposable
{
    private static readonly IndexSchema Schema = new([new StoredFieldDefinition("a"), new StoredFieldDefinition("b")]);

    private readonly MemoryStorage storage = new();

    public static TheoryData<string> Texts => ["", "a", "\0", "\u00E9\u4E2D\U0001F600", new string('x', 127), new string('x', 128), new string('y', 20_000), string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{i} "))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_comes_back(string text)
    {
        using var segment = Written(new Document().Store("a", "before"), new Document().Store("b", text).Store("a", "beside"), new Document().Store("a", "behind"));

        Assert.Equal(text, segment.Stored(1).Text("b"));
        Assert.Equal(("before", "beside", "behind"), (segment.Stored(0).Text("a"), segment.Stored(1).Text("a"), segment.Stored(2).Text("a")));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        using var segment = Written(new Document().Store("a", "x\uD83Dy\uDE00"));

        Assert.Equal("x\uFFFDy\uFFFD", segment.Stored(0).Text("a"));
    }

    [Fact]
    public void Values_of_a_field_keep_their_order_among_those_of_others()
    {
        using var segment = Written(new Document().Store("a", "1").Store("b", "2").Store("a", "3").Store("a", "1"), new Document());

        var document = segment.Stored(0);
        Assert.Equal(["1", "3", "1"], document.Texts("a"));
        Assert.Equal(["2"], document.Texts("b"));
        Assert.Empty(document.Texts("no such field"));
        Assert.Null(segment.Stored(1).Text("a"));
    }

    [Fact]
    public void A_document_outlives_its_segment()
    {
        var segment = Written(new Document().Store("a", "text"));
        var document = segment.Stored(0);
        segment.Dispose();

        Assert.Equal("text", document.Text("a"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void There_is_no_document_beyond(int docId)
    {
        using var segment = Written(new Document());

        Assert.Throws<ArgumentOutOfRangeException>(() => segment.Stored(docId));
    }

    [Fact]
    public void Documents_of_many_blocks_are_told_apart()
    {
        using var segment = Written([.. Enumerable.Range(0, 5_000).Select(i => new Document().Store("a", $"text {i} {new string('z', i % 100)}"))]);

        Assert.All(Enumerable.Range(0, 5_000), i => Assert.StartsWith($"text {i} ", segment.Stored(i).Text("a"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_that_stores_more_than_a_reader_makes_room_for_is_refused()
    {
        var text = new string('x', 1 << 20);
        var document = Enumerable.Range(0, StoredFieldsWriter.MaxDocumentBytes / text.Length).Aggregate(new Document(), (document, _) => document.Store("a", text));

        Assert.Throws<ArgumentException>(() => new SegmentBuffer(Schema).Add(document));
    }

    /// <summary>The commit says the same: nothing else contradicts it.</summary>
    [Fact]
    public void No_number_of_documents_is_believed_that_the_blocks_have_no_room_for()
    {
        const int Documents = 2_000_000_000;
        var written = new WrittenSegment(storage, Written(new Document()).Info);
        var bytes = written.Bytes(".stored");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - StoredFieldsReader.TrailerLength), Documents);

        var fault = Assert.Single(WrittenSegment.Faults(storage, Schema, written.Rewrite(".stored", bytes) with { DocumentCount = Documents }));
        Assert.Equal(("segment.stored", "more documents than its blocks have room for"), (fault.File, fault.Reason));
    }

    [Theory]
    [InlineData(StoredFieldsWriter.MaxBlockBytes, "a block of stored texts cannot be decompressed")]
    [InlineData(StoredFieldsWriter.MaxBlockBytes + 1, "a block of stored texts has an impossible length")]
    [InlineData(int.MinValue, "a block of stored texts has an impossible length")]
    public void No_length_of_a_block_is_believed_that_no_writer_gives(int length, string reason)
    {
        var written = new WrittenSegment(storage, Written(new Document()).Info);
        var bytes = written.Bytes(".stored");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(IndexFile.HeaderLength), length);
        using var segment = SegmentReader.Open(storage, Schema, written.Rewrite(".stored", bytes));

        Assert.Equal(reason, Assert.Throws<IndexCorruptException>(() => segment.Stored(0)).Reason);
    }

    public void Dispose() => storage.Dispose();

    private SegmentReader Written(params Document[] documents)
    {
        var buffer = new SegmentBuffer(Schema);
        Assert.All(documents, document => buffer.Add(document));
        return SegmentReader.Open(storage, Schema, SegmentWriter.Write(storage, "segment", buffer));
    }
}
