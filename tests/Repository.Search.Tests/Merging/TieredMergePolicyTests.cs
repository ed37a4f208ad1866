using Repository.Search.Merging;

namespace Repository.Search.Tests.Merging;

public sealed class TieredMergePolicyTests
{
    private const long MiB = 1L << 20;

    private static readonly TieredMergePolicy Policy = new();

    [Fact]
    public void Up_to_ten_small_segments_stay() => Assert.Null(Policy.Find(Segments([.. Enumerable.Repeat(1_000L, 10)])));

    [Fact]
    public void The_eleventh_small_segment_makes_ten_neighbours_one() =>
        Assert.Equal(10, Policy.Find(Segments([.. Enumerable.Repeat(1_000L, 11)]))!.Value.Count);

    [Fact]
    public void Small_neighbours_are_merged_before_a_large_one()
    {
        var run = Policy.Find(Segments([100 * MiB, .. Enumerable.Repeat(MiB, 20)]))!.Value;
        Assert.Equal(10, run.Count);
        Assert.NotEqual(0, run.First);
    }

    [Fact]
    public void No_merge_passes_the_largest_size()
    {
        var segments = Segments([.. Enumerable.Repeat(100 * MiB, 40)]);
        var run = Policy.Find(segments)!.Value;
        Assert.InRange(run.Count, 2, 5);
    }

    [Fact]
    public void Segments_of_the_largest_size_stay() => Assert.Null(Policy.Find(Segments([.. Enumerable.Repeat(500 * MiB, 50)])));

    [Fact]
    public void A_segment_is_rewritten_when_the_index_has_too_much_deleted()
    {
        Assert.Null(Policy.Find([Segment(MiB, 100, 80), Segment(MiB, 100, 75)]));
        Assert.Equal(new SegmentRun(1, 1), Policy.Find([Segment(MiB, 100, 80), Segment(MiB, 100, 60)]));
    }

    [Fact]
    public void Among_equal_sizes_those_with_most_deleted_are_merged()
    {
        var segments = Enumerable.Repeat(Segment(3 * MiB, 100, 100), 20).ToList();
        for (var place = 7; place < 17; place++)
        {
            segments[place] = Segment(6 * MiB, 100, 50);
        }

        Assert.Equal(new SegmentRun(7, 10), Policy.Find(segments));
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 300_000)]
    [InlineData(3, 3_000_000)]
    public void Merging_as_documents_come_keeps_segments_few_and_writes_each_byte_a_few_times(int seed, int flushBytes)
    {
        var random = new Random(seed);
        var segments = new List<SegmentSize>();
        var (added, rewritten) = (0L, 0L);
        for (var flush = 0; flush < 2_000; flush++)
        {
            var bytes = random.NextInt64(1, flushBytes);
            added += bytes;
            segments.Add(Segment(bytes, 100, 100));
            while (Policy.Find(segments) is { } run)
            {
                var merged = segments.GetRange(run.First, run.Count).Sum(segment => segment.Bytes);
                Assert.InRange(merged, 1, Policy.MaxMergedSegmentBytes);
                rewritten += merged;
                segments.RemoveRange(run.First, run.Count);
                segments.Insert(run.First, Segment(merged, 100, 100));
            }
        }

        Assert.InRange(segments.Count, 2, 45);
        Assert.InRange((double)rewritten / added, 1, 6);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 6)]
    public void A_forced_merge_leaves_as_many_as_asked_for_at_most(int count, int left)
    {
        var segments = Segments([50, 10, 20, 5, 5, 90]);
        var runs = Policy.FindForced(segments, count);
        Assert.Equal(left, segments.Count - runs.Sum(run => run.Count - 1));
        Assert.All(runs, run => Assert.InRange(run.Count, 2, 6));
    }

    [Fact]
    public void A_forced_merge_joins_the_smallest_neighbours() =>
        Assert.Equal([new SegmentRun(1, 4)], Policy.FindForced(Segments([50, 10, 20, 5, 5, 90]), 3));

    [Fact]
    public void A_forced_merge_keeps_to_the_largest_size() =>
        Assert.Equal([new SegmentRun(1, 2)], Policy.FindForced(Segments([400 * MiB, 300 * MiB, 200 * MiB, 400 * MiB]), 1));

    [Fact]
    public void A_forced_merge_rewrites_segments_with_deleted_documents() =>
        Assert.Equal([new SegmentRun(1, 1)], Policy.FindForced([Segment(MiB, 10, 10), Segment(MiB, 10, 9)], 5));

    [Fact]
    public void One_segment_a_tier_is_too_few() => Assert.Throws<ArgumentOutOfRangeException>(() => new TieredMergePolicy { SegmentsPerTier = 1 });

    [Fact]
    public void Nothing_is_merged_where_nothing_is()
    {
        Assert.Null(Policy.Find([]));
        Assert.Empty(Policy.FindForced([], 1));
    }

    private static SegmentSize Segment(long bytes, int documents, int live) => new(bytes, documents, live);

    private static List<SegmentSize> Segments(long[] sizes) => [.. sizes.Select(bytes => Segment(bytes, 100, 100))];
}
