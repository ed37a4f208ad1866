using System.Text;
using Repository.Search.Storage;
using Repository.Search.Terms;
using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.Terms;

/// <summary>A dictionary against the sorted list that it was made of.</summary>
public sealed class FieldTermsTests : IDisposable
{
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    private readonly MemoryStorage storage = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5_000)]
    public void Each_term_is_found_and_no_other(int count)
    {
        var random = Seed.NewRandom();
        var all = RandomTerms(random, 2 * count);
        var written = new SortedSet<byte[]>(all.Where(_ => random.Next(2) == 0).Append(all[0]), ByBytes);
        var terms = Written([.. written]);

        var place = 0;
        foreach (var term in written)
        {
            Assert.True(terms.TryFind(term, out var entry));
            Assert.Equal(Entry(place++), Told(entry));
        }

        Assert.All(all.Where(term => !written.Contains(term)), term => Assert.False(terms.TryFind(term, out _)));
        Assert.Equal(written.Count, terms.TermCount);
        Assert.Equal(written.Select(Encoding.UTF8.GetString), Enumerable.Range(0, written.Count).Select(terms.Term));
    }

    [Fact]
    public void A_walk_begins_with_the_first_term_that_is_not_below_its_start()
    {
        var random = Seed.NewRandom();
        var all = RandomTerms(random, 500);
        var written = all.Where(_ => random.Next(2) == 0).ToList();
        var terms = Written(written);

        foreach (var start in all.Append([]).Append([0xFF]))
        {
            var walk = terms.From(start);
            var found = new List<byte[]>();
            while (walk.MoveNext())
            {
                Assert.Equal(Entry(walk.Ordinal), Told(walk.Entry));
                found.Add(walk.Term.ToArray());
            }

            Assert.Equal(written.Where(term => ByBytes.Compare(term, start) >= 0), found);
            Assert.False(walk.MoveNext());
        }
    }

    [Fact]
    public void Terms_may_be_empty_very_long_or_hold_any_byte()
    {
        var longest = new byte[TermsFormat.MaxTermBytes];
        Array.Fill(longest, (byte)'m');
        byte[][] written = [[], [0], [0, 0], "a"u8.ToArray(), "a\0"u8.ToArray(), "ab"u8.ToArray(), [.. longest[..^1], (byte)'a'], longest, "\uFFFD"u8.ToArray(), "\U0010FFFF"u8.ToArray()];
        var terms = Written(written);

        Assert.All(written, term => Assert.True(terms.TryFind(term, out _)));
        Assert.False(terms.TryFind(longest.AsSpan()[..^1], out _));
        Assert.False(terms.TryFind([0, 0, 0], out _));
    }

    [Fact]
    public void Offsets_and_counts_of_any_size_come_back()
    {
        TermEntry[] entries =
        [
            new() { DocumentFrequency = 1, TotalTermFrequency = 1, OnlyDocument = int.MaxValue - 1, PositionsOffset = 8 },
            new() { DocumentFrequency = 1, TotalTermFrequency = int.MaxValue, OnlyDocument = 0, PositionsOffset = 9 },
            new() { DocumentFrequency = 2, TotalTermFrequency = 2, PostingsOffset = 8, PositionsOffset = 1_000_000_000 },
            new() { DocumentFrequency = int.MaxValue - 1, TotalTermFrequency = 1L << 40, PostingsOffset = 2_000_000_000, SkipOffset = 100_000_000, PositionsOffset = 2_000_000_000 },
        ];
        var terms = Written([.. Enumerable.Range(0, entries.Length).Select(place => new[] { (byte)place })], place => entries[place]);

        for (var place = 0; place < entries.Length; place++)
        {
            Assert.True(terms.TryFind([(byte)place], out var entry));
            Assert.Equal(Told(entries[place]), Told(entry));
        }

        Assert.Equal(entries.Sum(entry => entry.TotalTermFrequency), terms.SumTotalTermFrequency);
    }

    public void Dispose() => storage.Dispose();

    /// <summary>Short terms of few letters, so that many share their begin.</summary>
    private static List<byte[]> RandomTerms(Random random, int count)
    {
        var terms = new SortedSet<byte[]>(ByBytes);
        while (terms.Count < count)
        {
            terms.Add(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "ab\u00E9\U0001F600"[random.Next(3)]))));
        }

        return [.. terms];
    }

    private static (int, long, int, int, int, int) Told(TermEntry entry) =>
        (entry.DocumentFrequency, entry.TotalTermFrequency, entry.OnlyDocument, entry.DocumentFrequency == 1 ? 0 : entry.PostingsOffset, entry.SkipOffset, entry.PositionsOffset);

    private static (int, long, int, int, int, int) Entry(int place) => Told(EntryAt(place));

    private static TermEntry EntryAt(int place) => place % 3 == 0
        ? new TermEntry { DocumentFrequency = 1, TotalTermFrequency = 1 + (place % 2), OnlyDocument = place, PostingsOffset = 50 * place, PositionsOffset = 100 * place }
        : new TermEntry { DocumentFrequency = 100 + place, TotalTermFrequency = 200 + place, PostingsOffset = 50 * place, SkipOffset = place >= 28 ? place : 0, PositionsOffset = 100 * place };

    private FieldTerms Written(IReadOnlyList<byte[]> terms) => Written(terms, EntryAt);

    private FieldTerms Written(IReadOnlyList<byte[]> terms, Func<int, TermEntry> entryAt)
    {
        using (var output = new IndexOutput(storage, "terms", IndexFileKind.Terms))
        {
            var writer = new TermsWriter(output);
            writer.StartField(0, withFrequencies: true);
            for (var place = 0; place < terms.Count; place++)
            {
                writer.Add(terms[place], entryAt(place));
            }

            writer.FinishField(documentCount: 1);
            writer.Finish();
            output.Finish();
        }

        var file = storage.Open("terms");
        var directory = new ByteReader(file.Bytes, file.Bytes.Length - IndexFile.FooterLength - sizeof(uint)).ReadUInt32();
        var reader = new ByteReader(file.Bytes, (int)directory);
        Assert.Equal(1, reader.ReadVarInt());
        return new FieldTerms(file, FieldEntry.Read(ref reader), frequencies: true);
    }
}
