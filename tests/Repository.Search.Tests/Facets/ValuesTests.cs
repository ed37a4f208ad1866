using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Facets;

public sealed class ValuesTests : IDisposable
{
    private static readonly IndexSchema Schema = new([new NumberFieldDefinition("number"), new DateFieldDefinition("date"), new FacetFieldDefinition("facet")]);

    private readonly MemoryStorage storage = new();

    /// <summary>Ranges that need 0, 1, 2, 4 and 8 bytes.</summary>
    public static TheoryData<long, long> Bounds => new()
    {
        { 7, 7 }, { -100, 155 }, { -100, 156 }, { 0, 65_535 }, { 0, 65_536 }, { -1, uint.MaxValue - 1L }, { -1, uint.MaxValue }, { long.MinValue, long.MaxValue },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Numbers_of_any_range_come_back(long min, long max)
    {
        using var segment = Written(new Document().AddNumber("number", max), new Document(), new Document().AddNumber("number", min));

        var numbers = segment.Numbers("number")!;
        Assert.Equal((min, max), (numbers.Min, numbers.Max));
        Assert.True(numbers.TryGet(0, out var first));
        Assert.False(numbers.TryGet(1, out var missing));
        Assert.True(numbers.TryGet(2, out var last));
        Assert.Equal((max, 0, min), (first, missing, last));
    }

    [Fact]
    public void A_date_is_a_number_of_microseconds()
    {
        var moment = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero).AddTicks(9_981);
        using var segment = Written(new Document().AddDate("date", moment.ToOffset(TimeSpan.FromHours(-5))));

        Assert.True(segment.Numbers("date")!.TryGet(0, out var microseconds));
        Assert.Equal(-2, microseconds);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_536)]
    public void Ordinals_of_one_value_a_document_come_back(int count)
    {
        using var segment = Written([.. Enumerable.Range(0, count).Select(i => new Document().AddFacet("facet", $"{i:d6}"))]);

        var ordinals = segment.Ordinals("facet")!;
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(docId => ordinals.At(ordinals.First(docId))));
        Assert.All(Enumerable.Range(0, count), docId => Assert.Equal(1, ordinals.End(docId) - ordinals.First(docId)));
    }

    [Fact]
    public void A_document_may_have_very_many_values()
    {
        var many = new Document();
        for (var i = 0; i < 70_000; i++)
        {
            many.AddFacet("facet", $"{i:d6}");
        }

        using var segment = Written(new Document(), many, new Document().AddFacet("facet", "000001"), new Document());

        var ordinals = segment.Ordinals("facet")!;
        Assert.Equal([0, 70_000, 1, 0], Enumerable.Range(0, 4).Select(docId => ordinals.End(docId) - ordinals.First(docId)));
        Assert.Equal(69_999, ordinals.At(ordinals.End(1) - 1));
        Assert.Equal("069999", ordinals.Value(69_999));
    }

    [Fact]
    public void What_no_document_has_is_not_there()
    {
        using var segment = Written(new Document());

        Assert.Null(segment.Numbers("number"));
        Assert.Null(segment.Ordinals("facet"));
        Assert.Null(segment.Terms("facet"));
        Assert.Null(segment.Numbers("no such field"));
        Assert.True(segment.Norms("no such field").IsEmpty);
    }

    public void Dispose() => storage.Dispose();

    private SegmentReader Written(params Document[] documents)
    {
        var buffer = new SegmentBuffer(Schema);
        Assert.All(documents, document => buffer.Add(document));
        return SegmentReader.Open(storage, Schema, SegmentWriter.Write(storage, "segment", buffer));
    }
}
