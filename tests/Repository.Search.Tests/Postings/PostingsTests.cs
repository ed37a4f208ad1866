using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.Terms;
using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.Postings;

/// <summary>Postings against the list that they were made of.</summary>
public sealed class PostingsTests : IDisposable
{
    private readonly MemoryStorage storage = new();

    public static TheoryData<int, int, int> Shapes => new MatrixTheoryData<int, int, int>(
        [1, 2, 127, 128, 129, 255, 256, 257, 10_000], [1, 3, 100_000], [1, 3, 400]).Aggregate(new TheoryData<int, int, int>(), (shapes, row) =>
        {
            var (documents, gap, frequency) = row.Data;

            // Ten thousand large gaps pass the last docId, and as many large frequencies take long.
            if ((long)documents * gap < int.MaxValue && (long)documents * frequency <= 1_000_000)
            {
                shapes.Add(documents, gap, frequency);
            }

            return shapes;
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Documents_frequencies_and_positions_come_back(int documentCount, int largestGap, int largestFrequency)
    {
        var list = RandomList(Seed.NewRandom(), documentCount, largestGap, largestFrequency);

        var postings = Written(list, withFrequencies: true);

        Assert.Equal(documentCount, postings.Cost);
        Assert.Equal(-1, postings.DocId);
        foreach (var (docId, positions) in list)
        {
            Assert.Equal(docId, postings.NextDocument());
            Assert.Equal(docId, postings.DocId);
            Assert.Equal(positions.Length, postings.Frequency);
            Assert.Equal(positions, positions.Select(_ => postings.NextPosition()));
        }

        Assert.Equal(DocIdIterator.NoMoreDocuments, postings.NextDocument());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Documents_alone_come_back(int documentCount, int largestGap, int largestFrequency)
    {
        var list = RandomList(Seed.NewRandom(), documentCount, largestGap, largestFrequency);

        var postings = Written(list, withFrequencies: false);

        Assert.All(list, posting => Assert.Equal((posting.DocId, 1), (postings.NextDocument(), postings.Frequency)));
        Assert.Equal(DocIdIterator.NoMoreDocuments, postings.NextDocument());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Moves_of_any_length_lead_where_the_list_says(int documentCount, int largestGap, int largestFrequency)
    {
        var random = Seed.NewRandom();
        var list = RandomList(random, documentCount, largestGap, largestFrequency);
        var last = list[^1].DocId;
        foreach (var stride in new[] { 1, 10, 200, 5_000 })
        {
            var postings = Written(list, withFrequencies: true);
            while (postings.DocId != DocIdIterator.NoMoreDocuments)
            {
                var target = (int)Math.Min(postings.DocId + 1L + random.NextInt64((long)stride * largestGap), last + 1L);
                var isNext = random.Next(4) == 0;
                var expected = list.Find(posting => posting.DocId >= (isNext ? postings.DocId + 1 : target));
                var found = isNext ? postings.NextDocument() : postings.Advance(target);

                Assert.Equal(expected.Positions is null ? DocIdIterator.NoMoreDocuments : expected.DocId, found);
                if (expected.Positions is not null && random.Next(3) > 0)
                {
                    // All positions, some of them, or the frequency alone.
                    Assert.Equal(expected.Positions.Length, postings.Frequency);
                    var asked = random.Next(expected.Positions.Length + 1);
                    Assert.Equal(expected.Positions.Take(asked), Enumerable.Range(0, asked).Select(_ => postings.NextPosition()));
                }
            }
        }
    }

    [Fact]
    public void Blocks_hold_all_documents_with_their_frequencies()
    {
        var list = RandomList(Seed.NewRandom(), 300, 5, 9);
        var postings = Written(list, withFrequencies: true);
        var found = new List<(int, int)>();
        while (postings.NextBlock())
        {
            for (var i = 0; i < postings.BlockDocuments.Length; i++)
            {
                found.Add((postings.BlockDocuments[i], postings.BlockFrequencies[i]));
            }
        }

        Assert.Equal(list.Select(posting => (posting.DocId, posting.Positions.Length)), found);
    }

    [Fact]
    public void Positions_must_have_been_asked_for()
    {
        var postings = Written([(5, [1])], withFrequencies: false);
        postings.NextDocument();

        Assert.Throws<InvalidOperationException>(() => postings.NextPosition());
    }

    public void Dispose() => storage.Dispose();

    private static List<(int DocId, int[] Positions)> RandomList(Random random, int documentCount, int largestGap, int largestFrequency)
    {
        var list = new List<(int, int[])>();
        for (int i = 0, docId = random.Next(largestGap); i < documentCount; i++, docId += random.Next(1, largestGap + 1))
        {
            var positions = Enumerable.Range(0, random.Next(1, largestFrequency + 1)).Select(_ => random.Next(100_000)).Order().ToArray();
            list.Add((docId, positions));
        }

        return list;
    }

    /// <summary>The second of three terms, so that nothing may rely on standing at the begin or the end of a file.</summary>
    private PostingsReader Written(List<(int DocId, int[] Positions)> list, bool withFrequencies)
    {
        storage.Delete("postings");
        storage.Delete("positions");
        TermEntry entry;
        using (var postings = new IndexOutput(storage, "postings", IndexFileKind.Postings))
        using (var positions = new IndexOutput(storage, "positions", IndexFileKind.Positions))
        {
            var writer = new PostingsWriter(postings, positions);
            Write(writer, [(7, [1, 2, 3])], withFrequencies);
            entry = Write(writer, list, withFrequencies);
            Write(writer, [(7, [1, 2, 3]), (9, [5])], withFrequencies);
            postings.Finish();
            positions.Finish();
        }

        return new PostingsReader(storage.Open("postings"), withFrequencies, withFrequencies ? storage.Open("positions") : null).Start(entry);
    }

    private static TermEntry Write(PostingsWriter writer, List<(int DocId, int[] Positions)> list, bool withFrequencies)
    {
        writer.Start(withFrequencies ? new byte[list[^1].DocId + 1] : null);
        foreach (var (docId, positions) in list)
        {
            writer.AddDocument(docId, withFrequencies ? positions.Length : 1);
            foreach (var position in withFrequencies ? positions : [])
            {
                writer.AddPosition(position);
            }
        }

        return writer.Finish();
    }
}
