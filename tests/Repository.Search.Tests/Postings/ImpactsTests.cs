using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Storage;
using Repository.Search.Terms;
using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.Postings;

/// <summary>The impacts of a block against its postings.</summary>
public sealed class ImpactsTests : IDisposable
{
    private readonly MemoryStorage storage = new();

    public static TheoryData<int, int> Shapes => new MatrixTheoryData<int, int>([127, 128, 129, 255, 256, 1_000, 20_000], [1, 3, 20, 1_000])
        .Aggregate(new TheoryData<int, int>(), (shapes, row) =>
        {
            shapes.Add(row.Data.Item1, row.Data.Item2);
            return shapes;
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Impacts_bound_every_posting_of_their_block_and_not_much_more(int documentCount, int largestFrequency)
    {
        var random = Seed.NewRandom();
        var frequencies = Enumerable.Range(0, documentCount).Select(_ => 1 + (int)(Math.Pow(random.NextDouble(), 4) * largestFrequency)).ToArray();
        var norms = frequencies.Select(frequency => SmallFloat.IntToByte4(frequency + random.Next(1, 1 << random.Next(1, 14)))).ToArray();
        var similarity = new Bm25Scorer(new FieldStatistics(documentCount, norms.Sum(norm => (long)SmallFloat.Byte4ToInt(norm))), rarity: 2, boost: 1);

        var postings = Written(frequencies, norms);

        Assert.Equal(documentCount < BitPacking.BlockSize ? 0 : (documentCount + BitPacking.BlockSize - 1) / BitPacking.BlockSize, postings.ImpactCount);
        for (var block = 0; block < postings.ImpactCount; block++)
        {
            var impacts = postings.ImpactsOf(block);
            var documents = Enumerable.Range(0, documentCount).Skip(block * BitPacking.BlockSize).Take(BitPacking.BlockSize).ToList();
            var highest = documents.Max(docId => similarity.Score(frequencies[docId], norms[docId]));
            var bound = Enumerable.Range(0, Impacts.MaxPairs).Max(i => similarity.Score(impacts.Frequency(i), impacts.Norm(i)));
            Assert.True(impacts.AreOrdered());
            Assert.All(documents, docId => Assert.True(impacts.Bound(frequencies[docId], norms[docId])));
            Assert.True(largestFrequency > Impacts.MaxPairs ? bound < 1.5 * highest || largestFrequency > Impacts.UnboundedFrequency : bound == highest, $"block {block}: {highest} is bounded by {bound}");
        }
    }

    [Fact]
    public void Pairs_out_of_order_are_found()
    {
        Assert.True(new Impacts(0x0504_0302).AreOrdered());
        Assert.False(new Impacts(0).AreOrdered());
        Assert.False(new Impacts(0x0304_0302).AreOrdered());
        Assert.False(new Impacts(0x0502_0302).AreOrdered());
        Assert.False(new Impacts(0x0504_0000_0302).AreOrdered());
    }

    public void Dispose() => storage.Dispose();

    /// <summary>The second of two terms, in every document.</summary>
    private PostingsReader Written(int[] frequencies, byte[] norms)
    {
        TermEntry entry;
        using (var postings = new IndexOutput(storage, "postings", IndexFileKind.Postings))
        using (var positions = new IndexOutput(storage, "positions", IndexFileKind.Positions))
        {
            var writer = new PostingsWriter(postings, positions);
            Write(writer, [.. frequencies.Select(_ => 1_000)], norms);
            entry = Write(writer, frequencies, norms);
            postings.Finish();
            positions.Finish();
        }

        return new PostingsReader(storage.Open("postings"), hasFrequencies: true, positions: null).Start(entry);
    }

    private static TermEntry Write(PostingsWriter writer, int[] frequencies, byte[] norms)
    {
        writer.Start(norms);
        for (var docId = 0; docId < frequencies.Length; docId++)
        {
            writer.AddDocument(docId, frequencies[docId]);
        }

        return writer.Finish();
    }
}
