using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

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

    public void Dispose() => storage.Dispose();

    private SegmentReader Written(params Document[] documents)
    {
        var buffer = new SegmentBuffer(Schema);
        Assert.All(documents, document => buffer.Add(document));
        return SegmentReader.Open(storage, Schema, SegmentWriter.Write(storage, "segment", buffer));
    }
}
