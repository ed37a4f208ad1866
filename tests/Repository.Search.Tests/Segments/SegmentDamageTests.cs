using Repository.Search.Postings;
using Repository.Search.Segments;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Segments;

public sealed class SegmentDamageTests : IDisposable
{
    private readonly MemoryStorage storage = new();
    private readonly SegmentInfo info;

    public SegmentDamageTests()
    {
        using var segment = Sample.Write(storage, "segment", Sample.Several(new Random(1), 12));
        info = segment.Info;
    }

    public static TheoryData<string> Extensions => [".terms", ".postings", ".positions", ".values", ".stored"];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Any_byte_that_changed_is_noticed_on_opening(string extension)
    {
        var (file, bytes) = Bytes(extension);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            Put(file.Name, bytes);
            Assert.Equal(file.Name, Assert.Throws<IndexCorruptException>(() => SegmentReader.Open(storage, Sample.Schema, info)).File);
            bytes[at] ^= 0x10;
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_file_of_another_segment_is_noticed(string extension)
    {
        using var other = Sample.Write(storage, "other", Sample.Several(new Random(2), 12));
        var (file, _) = Bytes(extension);
        storage.Rename("other" + extension, file.Name);

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
    [Theory]
    [InlineData(".terms", 0.5)]
    [InlineData(".postings", 0.7)]
    [InlineData(".positions", 0)]
    [InlineData(".values", 0.3)]
    [InlineData(".stored", 0.5)]
    public void Verifying_what_was_written_wrongly_ends_in_a_finding_at_most(string extension, double foundPart)
    {
        var (file, bytes) = Bytes(extension);
        var found = 0;
        for (var at = IndexFile.HeaderLength; at < bytes.Length - IndexFile.FooterLength; at++)
        {
            bytes[at] ^= 0x01;
            var damaged = file with { Checksum = Sealed.Reseal(bytes) };
            Put(file.Name, bytes);
            found += Finds(damaged) ? 1 : 0;
            bytes[at] ^= 0x01;
        }

        // A letter or a position may change without contradicting anything; most changes do.
        Assert.InRange(found, foundPart * bytes.Length, bytes.Length);
    }

    [Fact]
    public void Lengths_of_a_field_without_terms_are_found()
    {
        using var output = new SegmentOutput(storage, "lengths");
        output.Values.WriteNorms(Sample.Schema.NumberOf(Sample.Body), [1]);
        output.Stored.Add([]);
        using var segment = SegmentReader.Open(storage, Sample.Schema, output.Finish(documentCount: 1));

        Assert.Equal("lengths.values", Assert.Throws<IndexCorruptException>(segment.Verify).File);
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

        Assert.Contains("impacts", Assert.Throws<IndexCorruptException>(segment.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_segment_has_nothing_to_find()
    {
        using var segment = SegmentReader.Open(storage, Sample.Schema, info);

        segment.Verify();
    }

    public void Dispose() => storage.Dispose();

    private bool Finds(StoredFile damaged)
    {
        try
        {
            using var segment = SegmentReader.Open(storage, Sample.Schema, info with { Files = [.. info.Files.Select(file => file.Name == damaged.Name ? damaged : file)] });
            segment.Verify();
            return false;
        }
        catch (IndexCorruptException)
        {
            return true;
        }
    }

    private (StoredFile File, byte[] Bytes) Bytes(string extension)
    {
        var file = info.Files.Single(file => file.Name.EndsWith(extension, StringComparison.Ordinal));
        using var open = storage.Open(file.Name);
        return (file, open.Bytes.ToArray());
    }

    private void Put(string name, byte[] bytes)
    {
        storage.Delete(name);
        using var stream = storage.Create(name);
        stream.Write(bytes);
    }
}
