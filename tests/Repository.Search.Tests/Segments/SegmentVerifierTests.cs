using System.Buffers.Binary;
using Repository.Search.Facets;
using Repository.Search.Postings;
using Repository.Search.Segments;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Tests.Segments;

/// <summary>For each structure of the format a lie of the writer, with right checksums: verification names its file, the place and what is wrong.</summary>
public sealed class SegmentVerifierTests : IDisposable
{
    /// <summary>Between a lie and what shows that it is one: no more than a packed block.</summary>
    private const int Nearness = 1_100;

    /// <summary>By what is lied about: the file, the reason to be found, and where which bits are turned.</summary>
    private static readonly Dictionary<string, (string Extension, string Reason, Func<SegmentReader, int> At, byte Bits)> Lies = new(StringComparer.Ordinal)
    {
        ["order of terms"] = (".terms", "a term is not above the one before", _ => IndexFile.HeaderLength + 1, 0x08),
        ["text of terms"] = (".terms", "a term is no UTF-8", _ => IndexFile.HeaderLength + 1, 0x80),
        ["base of a block"] = (".terms", "the postings of a block begin elsewhere than it says", segment => BehindFirstTerm(segment), 0x01),
        ["places of blocks"] = (".terms", "an offset is not that of a block", segment => Field(segment, Sample.Body).BlocksOffset, 0x01),
        ["documents of a field"] = (".terms", "the field has another number of documents than it says", segment => Directory(segment, ".terms", Sample.Body) + 1, 0x01),
        ["fields of the dictionary"] = (".terms", "a field of that type has no terms", segment => Directory(segment, ".terms", Sample.Body), 0x05),
        ["a width"] = (".postings", "a width has more than 32 bits", segment => Common(segment).PostingsOffset, 0x80),
        ["last document of a skip entry"] = (".postings", "an entry of the skip data is not the end of its block", segment => Skips(segment), 0x01),
        ["place of a block in a skip entry"] = (".postings", "an entry of the skip data is not the end of its block", segment => Skips(segment) + 4, 0x01),
        ["place of positions in a skip entry"] = (".postings", "an entry of the skip data is not the end of its block", segment => Skips(segment) + 8, 0x01),
        ["positions before a skip entry"] = (".postings", "an entry of the skip data is not the end of its block", segment => Skips(segment) + 12, 0x01),
        ["order of impacts"] = (".postings", "the impacts of a block are not ordered", segment => Impacts(segment) + 1, 0x80),
        ["bounds of impacts"] = (".postings", "the impacts of a block do not bound its postings", segment => Impacts(segment) + 7, 0xFF),
        ["a width of positions"] = (".positions", "a width has more than 32 bits", segment => Common(segment).PositionsOffset, 0x01),
        ["a length"] = (".values", "a length is not the number of tokens", segment => Array(segment, Sample.Body) + 100, 0x01),
        ["a width of numbers"] = (".values", "a width that numbers do not have", segment => Array(segment, Sample.Year), 0x02),
        ["whether numbers are missing"] = (".values", "whether documents are missing is neither 0 nor 1", segment => Array(segment, Sample.Year) + 1, 0x02),
        ["the least number"] = (".values", "a width is not that of the bounds", segment => Array(segment, Sample.Year) + 9, 0x01),
        ["the greatest number"] = (".values", "the bounds are not those of the numbers", segment => Array(segment, Sample.Year) + 10, 0x10),
        ["documents beyond the last"] = (".values", "a bit stands for no document", segment => Array(segment, Sample.Year) + 18 + ((DocumentCount + 63) / 64 * 8) - 1, 0x80),
        ["a number above the greatest"] = (".values", "a number is above the largest", segment => Array(segment, Sample.Year) + 18 + ((DocumentCount + 63) / 64 * 8) + FirstWith(segment), 0x80),
        ["an ordinal"] = (".values", "an ordinal is not that of the postings", segment => Array(segment, Sample.Id) + 2 + 20, 0x01),
        ["an ordinal of no term"] = (".values", "an ordinal is not above the one before, or that of no term", segment => Array(segment, Sample.Id) + 3 + 20, 0x80),
        ["an offset of ordinals"] = (".values", "an offset is below the one before", segment => Array(segment, Sample.Topic) + 3 + 20, 0x80),
        ["fields of the values"] = (".values", "terms without their lengths", segment => Directory(segment, ".values", Sample.Body), 0x02),
        ["first document of stored texts"] = (".stored", "a block is not behind the one before", segment => List(segment), 0x01),
        ["place of stored texts"] = (".stored", "a block is not behind the one before", segment => List(segment) + 4, 0x01),
        ["length of stored texts"] = (".stored", "a block of stored texts cannot be decompressed", _ => IndexFile.HeaderLength, 0x01),
        ["a length beyond all"] = (".stored", "a block of stored texts has an impossible length", _ => IndexFile.HeaderLength + 3, 0x7F),
        ["number of stored documents"] = (".stored", "another number of documents than the segment has", segment => Length(segment, ".stored") - IndexFile.FooterLength - 8, 0x01),
    };

    private const int DocumentCount = 400;

    private readonly MemoryStorage storage = new();

    public static TheoryData<string> Names => [.. Lies.Keys];

    public void Dispose() => storage.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lie_is_found_with_file_place_and_reason(string name)
    {
        var (extension, reason, find, bits) = Lies[name];
        WrittenSegment written;
        int at;
        using (var segment = Sample.Write(storage, "segment", Sample.Several(new Random(1), DocumentCount)))
        {
            written = new WrittenSegment(storage, segment.Info);
            at = find(segment);
            Assert.Empty(SegmentVerifier.FaultsOf(segment));
        }

        var bytes = written.Bytes(extension);
        bytes[at] ^= bits;
        var faults = WrittenSegment.Faults(storage, Sample.Schema, written.Rewrite(extension, bytes));

        var fault = Assert.Single(faults, fault => fault.Reason == reason);
        Assert.Equal("segment" + extension, fault.File);
        Assert.InRange(fault.ByteOffset, at - Nearness, at + Nearness);
    }

    [Theory]
    [InlineData("a stored text belongs to no stored field", new byte[] { 0, 1, (byte)'a' })]
    [InlineData("a stored text belongs to no stored field", new byte[] { 100, 1, (byte)'a' })]
    [InlineData("a stored text is no UTF-8", new byte[] { 7, 2, 0xC3, 0x28 })]
    [InlineData("a stored text leads out of its document", new byte[] { 7, 9, (byte)'a' })]
    [InlineData("a number is longer than it need be", new byte[] { 0x87, 0x00, 1, (byte)'a' })]
    public void A_stored_document_that_is_none_is_found(string reason, byte[] document)
    {
        using var output = new SegmentOutput(storage, "stored");
        output.Stored.Add([7, 1, (byte)'a']);
        output.Stored.Add(document);
        using var segment = SegmentReader.Open(storage, Sample.Schema, output.Finish(documentCount: 2));

        var fault = Assert.Single(SegmentVerifier.FaultsOf(segment));
        Assert.Equal(("stored.stored", IndexFile.HeaderLength, reason), (fault.File, fault.ByteOffset, fault.Reason));
    }

    /// <summary>The writer of postings is told one thing, that of values another.</summary>
    [Fact]
    public void Postings_without_their_ordinals_and_ordinals_without_postings_are_found()
    {
        Assert.Equal("an ordinal is not that of the postings", OrdinalsOf([[0], [], [1]], [[0], [1], [1]]));
        Assert.Equal("an ordinal is not in the postings", OrdinalsOf([[0], [1], [1]], [[0], [], [1]]));
        Assert.Equal("an ordinal is not that of the postings", OrdinalsOf([[1], [0], [1]], [[0], [1], [1]]));
        Assert.Null(OrdinalsOf([[0, 1], [1], []], [[0, 1], [1], []]));
    }

    /// <summary>One lie hides no other: each dictionary, array and block is looked at by itself.</summary>
    [Fact]
    public void Several_lies_are_all_found()
    {
        WrittenSegment written;
        int year;
        using (var segment = Sample.Write(storage, "segment", Sample.Several(new Random(1), DocumentCount)))
        {
            written = new WrittenSegment(storage, segment.Info);
            year = Array(segment, Sample.Year);
        }

        var (terms, values, stored) = (written.Bytes(".terms"), written.Bytes(".values"), written.Bytes(".stored"));
        (terms[IndexFile.HeaderLength + 1], values[year], stored[IndexFile.HeaderLength + 3]) = (0xFF, 3, 1);
        var info = new WrittenSegment(storage, new WrittenSegment(storage, written.Rewrite(".terms", terms)).Rewrite(".values", values)).Rewrite(".stored", stored);

        Assert.Equal(["segment.stored", "segment.terms", "segment.values"], WrittenSegment.Faults(storage, Sample.Schema, info).Select(fault => fault.File).Order(StringComparer.Ordinal));
    }

    private string? OrdinalsOf(int[][] columns, int[][] terms)
    {
        using var here = new MemoryStorage();
        using var output = new SegmentOutput(here, "ordinals");
        var field = Sample.Schema.NumberOf(Sample.Topic);
        output.Terms.StartField(field, withFrequencies: false);
        foreach (var ordinal in new[] { 0, 1 })
        {
            output.Postings.Start(normsOfField: null);
            foreach (var docId in Enumerable.Range(0, terms.Length).Where(docId => terms[docId].Contains(ordinal)))
            {
                output.Postings.AddDocument(docId, frequency: 1);
            }

            output.Terms.Add([(byte)('a' + ordinal)], output.Postings.Finish());
        }

        output.Terms.FinishField(terms.Count(of => of.Length > 0));
        var column = new OrdinalColumn(columns.Length);
        for (var docId = 0; docId < columns.Length; docId++)
        {
            column.Add(docId, columns[docId]);
            output.Stored.Add([]);
        }

        output.Values.WriteOrdinals(field, column);
        using var segment = SegmentReader.Open(here, Sample.Schema, output.Finish(columns.Length));
        return SegmentVerifier.FaultsOf(segment).SingleOrDefault()?.Reason;
    }

    private static TermEntry Common(SegmentReader segment)
    {
        Assert.True(segment.Terms(Sample.Body)!.TryFind("word0"u8, out var entry));
        Assert.InRange(entry.DocumentFrequency, 2 * BitPacking.BlockSize, DocumentCount);
        return entry;
    }

    private static int Skips(SegmentReader segment) => Common(segment).PostingsOffset + Common(segment).SkipOffset;

    private static int Impacts(SegmentReader segment) => Skips(segment) + (Common(segment).DocumentFrequency / BitPacking.BlockSize * SkipEntry.Length(positions: true));

    private static int BehindFirstTerm(SegmentReader segment) => IndexFile.HeaderLength + 1 + segment.File(IndexFileKind.Terms).Bytes[IndexFile.HeaderLength];

    private static int FirstWith(SegmentReader segment) => Enumerable.Range(0, DocumentCount).First(docId => segment.Numbers(Sample.Year)!.TryGet(docId, out _));

    private static FieldEntry Field(SegmentReader segment, string name)
    {
        var reader = new ByteReader(segment.File(IndexFileKind.Terms).Bytes, Directory(segment, ".terms", name));
        return FieldEntry.Read(ref reader);
    }

    /// <summary>Where the values' array of the field begins.</summary>
    private static int Array(SegmentReader segment, string name)
    {
        var reader = new ByteReader(segment.File(IndexFileKind.Values).Bytes, Directory(segment, ".values", name));
        reader.ReadVarInt();
        return reader.ReadVarInt();
    }

    /// <summary>Where the field stands in the directory of the terms or values.</summary>
    private static int Directory(SegmentReader segment, string extension, string name)
    {
        var isTerms = extension == ".terms";
        var bytes = segment.File(isTerms ? IndexFileKind.Terms : IndexFileKind.Values).Bytes;
        var reader = new ByteReader(bytes, BinaryPrimitives.ReadInt32LittleEndian(bytes[^(IndexFile.FooterLength + sizeof(uint))..]));
        for (var left = reader.ReadVarInt(); left > 0; left--)
        {
            var at = reader.Position;
            if (reader.ReadVarInt() == Sample.Schema.NumberOf(name))
            {
                return at;
            }

            for (var skipped = isTerms ? 4 : 1; skipped > 0; skipped--)
            {
                reader.ReadVarLong();
            }
        }

        throw new ArgumentException($"no “{name}” in the directory", nameof(name));
    }

    /// <summary>Where the list of blocks of stored texts begins.</summary>
    private static int List(SegmentReader segment) =>
        BinaryPrimitives.ReadInt32LittleEndian(segment.File(IndexFileKind.Stored).Bytes[^(IndexFile.FooterLength + sizeof(uint))..]);

    private static int Length(SegmentReader segment, string extension) => (int)segment.Info.Files.Single(file => file.Name.EndsWith(extension, StringComparison.Ordinal)).Length;
}
