using System.Diagnostics;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Searching;
using Repository.Search.Segments;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;
using Repository.Search.Tests.Segments;
using Repository.TestSupport;

namespace Repository.Search.Tests.Searching;

/// <summary>
/// Segments that were written wrongly, with right checksums, and are used all the same: every search ends, with an answer or with the one
/// exception that says what it met, in memory that is bounded by the files.
/// </summary>
public sealed class WrongSegmentTests(ITestOutputHelper output)
{
    private static readonly string[] Extensions = [".terms", ".postings", ".positions", ".values", ".stored"];

    /// <summary>Far above what a search of so small an index takes, far below what one number that is believed may ask for.</summary>
    private const long MaxBytes = 64L << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private static readonly IndexSchema Schema = new([.. TestDocument.Schema.Fields, new StoredFieldDefinition("stored")]);

    [Fact]
    public async Task Whatever_is_in_a_segment_a_search_ends_with_an_answer_or_the_one_exception()
    {
        foreach (var seed in new[] { 1, Random.Shared.Next() })
        {
            output.WriteLine($"seed {seed}");
            await TryAsync(new Random(seed), TestEffort.Of(150, 800, 50_000)).WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private Task TryAsync(Random random, int cases) => Task.Run(() =>
    {
        using var storage = new MemoryStorage();
        var written = new WrittenSegment(storage, Write(storage, random, 300));
        var (found, answers) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var extension = Extensions[random.Next(Extensions.Length)];
            var whole = written.Bytes(extension);
            var wrong = written.Rewrite(extension, Changed(random, whole));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var began = Stopwatch.GetTimestamp();
            if (Use(storage, wrong, random))
            {
                answers++;
            }
            else
            {
                found++;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < MaxTime, $"case {i}, {extension}: {Stopwatch.GetElapsedTime(began)}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
            written.Rewrite(extension, whole);
        }

        output.WriteLine($"{answers} answers, {found} exceptions");
    });

    /// <summary>Some bytes of the body, at any place or near the end, where the directories are.</summary>
    private static byte[] Changed(Random random, byte[] whole)
    {
        byte[] changed = [.. whole];
        var (first, end) = (IndexFile.HeaderLength, whole.Length - IndexFile.FooterLength);
        for (var left = random.Next(1, 4); left > 0 && first < end; left--)
        {
            changed[random.Next(random.Next(3) == 0 ? Math.Max(first, end - 40) : first, end)] = (byte)(random.Next(3) == 0 ? random.Next(2) * 0xFF : random.Next(256));
        }

        return changed;
    }

    /// <summary>False if something said that the segment is corrupt.</summary>
    private static bool Use(IIndexStorage storage, SegmentInfo info, Random random)
    {
        try
        {
            using var handle = new Opened(SegmentHandle.Open(storage, Schema, info, files: null));
            _ = SegmentVerifier.FaultsOf(handle.Segment);
        }
        catch (IndexCorruptException)
        {
            // What it is for.
        }

        try
        {
            using var handle = new Opened(SegmentHandle.Open(storage, Schema, info, files: null));
            using var snapshot = IndexSnapshot.Of(Schema, version: 1, [new SegmentState(handle.Handle, Live: null)]);
            Search(new IndexSearcher(snapshot), random);
            SegmentMerger.Merge(new MemoryStorage(), Schema, "merged", [(handle.Segment, null)], CancellationToken.None);
            return true;
        }
        catch (IndexCorruptException)
        {
            return false;
        }
    }

    private static void Search(IndexSearcher searcher, Random random)
    {
        for (var i = 0; i < 6; i++)
        {
            var query = RandomDocuments.Query(random, depth: 2);
            var result = searcher.Search(new SearchRequest
            {
                Query = query,
                Filters = random.Next(2) == 0 ? [] : [new Filter("filter", RandomDocuments.Filter(random))],
                Sort = random.Next(3) switch { 0 => [], 1 => [new SortKey.Number("from")], _ => [new SortKey.Keyword("name"), new SortKey.Score()] },
                Facets = random.Next(2) == 0 ? [] : [new ValueFacet("tags", "tags"), new ValueFacet("language", "language"), new SpanFacet("years", "from", "to") { Min = 1990, Max = 2040 }],
                Take = random.Next(30),
            });
            foreach (var hit in result.Hits.Take(3).Where(hit => hit.DocId < 300))
            {
                _ = searcher.Stored(hit.DocId).Text("stored");
                searcher.Explain(query, hit.DocId);
            }
        }
    }

    private static SegmentInfo Write(IIndexStorage storage, Random random, int documents)
    {
        var buffer = new SegmentBuffer(Schema);
        for (var i = 0; i < documents; i++)
        {
            buffer.Add(RandomDocuments.Next(random, $"d{i}").ToDocument().Store("stored", $"text {i} {new string('x', random.Next(300))}"));
        }

        return SegmentWriter.Write(storage, "segment", buffer);
    }

    private sealed class Opened(SegmentHandle handle) : IDisposable
    {
        public SegmentHandle Handle => handle;

        public SegmentReader Segment => handle.Reader;

        public void Dispose() => handle.Release();
    }
}
