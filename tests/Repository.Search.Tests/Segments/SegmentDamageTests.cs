using Repository.Search.Postings;
using Repository.Search.Segments;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Segments;

public sealed class SegmentDamageTests : IDisposable
{
    private readonly MemoryStorage storage = new();
    private readonly SegmentInfo info;
    private readonly WrittenSegment written;

    public SegmentDamageTests()
    {
        using var segment = Sample.Write(storage, "segment", Sample.Several(new Random(1), 12));
        info = segment.Info;
        written = new WrittenSegment(storage, info);
    }

    public static TheoryData<string> Extensions => [".terms", ".postings", ".positions", ".values", ".stored"];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Any_byte_that_changed_is_noticed_on_opening(string extension)
    {
        var bytes = written.Bytes(extension);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            written.Put(extension, bytes);
            Assert.Equal(written.File(extension).Name, Assert.Throws<IndexCorruptException>(() => SegmentReader.Open(storage, Sample.Schema, info)).File);
            bytes[at] ^= 0x10;
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_file_of_another_segment_is_noticed(string extension)
    {
        using var other = Sample.Write(storage, "other", Sample.Several(new Random(2), 12));
        storage.Rename("other" + extension, written.File(extension).Name);

        Assert.Throws<IndexCorruptException>(() => SegmentReader.Open(storage, Sample.Schema, info));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_file_that_is_gone_is_named(string extension)
    {
        storage.Delete("segment" + extension);

        Assert.Equal("segment" + extension, Assert.Throws<FileNotFoundException>(() => SegmentReader.Open(storage, Sample.Schema, info)).FileName);
    }

    [Fact]
    public void A_file_that_the_segment_does_not_name_is_missed()
    {
        var without = info with { Files = [.. info.Files.Skip(1)] };

        Assert.Throws<IndexCorruptException>(() => SegmentReader.Open(storage, Sample.Schema, without));
    }

    /// <summary>Here the writer is the liar: the checksum is right. The worst that may happen is that it is not noticed.</summary>
    /// <param name="foundPart">A letter, a position or a number may change without contradicting anything; most changes do.</param>
    [Theory]
    [InlineData(".terms", 0x01, 0.5)]
    [InlineData(".terms", 0x80, 0.95)]
    [InlineData(".postings", 0x01, 0.7)]
    [InlineData(".postings", 0x80, 0.95)]
    [InlineData(".positions", 0x01, 0)]
    [InlineData(".positions", 0x80, 0.95)]
    [InlineData(".values", 0x01, 0.7)]
    [InlineData(".values", 0x80, 0.75)]
    [InlineData(".stored", 0x01, 0.5)]
    [InlineData(".stored", 0x80, 0.5)]
    public void Verifying_what_was_written_wrongly_ends_in_a_finding_at_most(string extension, byte bits, double foundPart)
    {
        var bytes = written.Bytes(extension);
        var found = 0;
        var tried = 0;
        for (var at = IndexFile.HeaderLength; at < bytes.Length - IndexFile.FooterLength; at++)
        {
            bytes[at] ^= bits;
            tried++;
            found += WrittenSegment.Faults(storage, Sample.Schema, written.Rewrite(extension, bytes)).Count > 0 ? 1 : 0;
            bytes[at] ^= bits;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{extension}: {found} of {tried}");
        Assert.InRange(found, foundPart * tried, tried);
    }

    [Fact]
    public void Lengths_of_a_field_without_terms_are_found()
    {
        using var output = new SegmentOutput(storage, "lengths");
        output.Values.WriteNorms(Sample.Schema.NumberOf(Sample.Body), [1]);
        output.Stored.Add([]);
        using var segment = SegmentReader.Open(storage, Sample.Schema, output.Finish(documentCount: 1));

        Assert.Equal("lengths.values", Assert.Single(SegmentVerifier.FaultsOf(segment)).File);
    }

    [Fact]
    public void Impacts_that_bound_too_little_are_found()
    {
        const int Documents = BitPacking.BlockSize + 1;
        var (field, norms) = (Sample.Schema.NumberOf(Sample.Body), Enumerable.Repeat((byte)1, Documents).ToArray());
        using var output = new SegmentOutput(storage, "bounds");
        output.Terms.StartField(field, withFrequencies: true);
        output.Postings.Start([.. norms.Select(norm => (byte)(norm + 1))]);
        for (var docId = 0; docId < Documents; docId++)
        {
            output.Postings.AddDocument(docId, frequency: 1);
            output.Postings.AddPosition(0);
            output.Stored.Add([]);
        }

        output.Terms.Add("word"u8, output.Postings.Finish());
        output.Terms.FinishField(Documents);
        output.Values.WriteNorms(field, norms);
        using var segment = SegmentReader.Open(storage, Sample.Schema, output.Finish(Documents));

        Assert.Contains("impacts", Assert.Single(SegmentVerifier.FaultsOf(segment)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_segment_has_nothing_to_find()
    {
        using var segment = SegmentReader.Open(storage, Sample.Schema, info);

        Assert.Empty(SegmentVerifier.FaultsOf(segment));
    }

    public void Dispose() => storage.Dispose();
}
