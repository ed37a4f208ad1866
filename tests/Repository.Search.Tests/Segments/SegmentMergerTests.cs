using Repository.Search.Segments;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Segments;

public sealed class SegmentMergerTests
{
    [Theory]
    [InlineData(new[] { 300, 1, 0, 200 }, 0)]
    [InlineData(new[] { 300, 200, 100 }, 0.01)]
    [InlineData(new[] { 300, 200, 129 }, 0.5)]
    [InlineData(new[] { 20, 300 }, 1)]
    [InlineData(new int[0], 0)]
    public void A_merged_segment_says_what_the_live_documents_said(int[] documentCounts, double deletedPart)
    {
        var random = Seed.NewRandom();
        using var storage = new MemoryStorage();
        var sources = new List<(SegmentReader Reader, LiveDocuments? Live)>();
        var live = new List<Sample>();
        foreach (var count in documentCounts)
        {
            var samples = Sample.Several(random, count);
            var deleted = Enumerable.Range(0, count).Where(_ => random.NextDouble() < deletedPart).ToHashSet();
            sources.Add((
                Sample.Write(storage, $"source{sources.Count}", samples),
                deleted.Count == 0 ? null : LiveDocuments.All(count).Without(deleted)));
            live.AddRange(samples.Where((_, docId) => !deleted.Contains(docId)));
        }

        var info = SegmentMerger.Merge(storage, Sample.Schema, "merged", sources, TestContext.Current.CancellationToken);
        sources.ForEach(source => source.Reader.Dispose());

        using var merged = SegmentReader.Open(storage, Sample.Schema, info);
        SegmentAssert.Holds(live, merged);
        Assert.Empty(SegmentVerifier.FaultsOf(merged));
    }

    [Fact]
    public void Many_small_segments_become_what_one_would_have_been()
    {
        var samples = Sample.Several(Seed.NewRandom(), 400);
        using var storage = new MemoryStorage();
        var sources = samples.Select((sample, i) => (Sample.Write(storage, $"single{i}", [sample]), (LiveDocuments?)null)).ToList();
        using var atOnce = Sample.Write(storage, "at-once", samples);

        var info = SegmentMerger.Merge(storage, Sample.Schema, "merged", sources, TestContext.Current.CancellationToken);
        sources.ForEach(source => source.Item1.Dispose());

        using var merged = SegmentReader.Open(storage, Sample.Schema, info);
        SegmentAssert.Holds(samples, merged);
        Assert.Equal(Written(atOnce.Info), Written(info));

        // Stored blocks may end elsewhere, as those of large documents are taken over.
        static IEnumerable<(string Extension, long Length, uint Checksum)> Written(SegmentInfo segment) =>
            segment.Files.Where(file => !file.Name.EndsWith(".stored", StringComparison.Ordinal)).Select(file => (Path.GetExtension(file.Name), file.Length, file.Checksum));
    }

    [Fact]
    public void A_text_field_that_no_live_document_has_is_left_out()
    {
        using var storage = new MemoryStorage();
        using var source = Sample.Write(storage, "source", [Sample.WithWords("word"), new Sample { Tags = ["tag"] }]);

        var info = SegmentMerger.Merge(storage, Sample.Schema, "merged", [(source, LiveDocuments.All(2).Without([0]))], TestContext.Current.CancellationToken);

        using var merged = SegmentReader.Open(storage, Sample.Schema, info);
        Assert.True(merged.Norms(Sample.Body).IsEmpty);
        Assert.Null(merged.Terms(Sample.Body));
        Assert.Empty(SegmentVerifier.FaultsOf(merged));
    }

    [Fact]
    public void A_merge_that_is_cancelled_stops()
    {
        using var storage = new MemoryStorage();
        using var source = Sample.Write(storage, "source", Sample.Several(Seed.NewRandom(), 10));

        Assert.Throws<OperationCanceledException>(() => SegmentMerger.Merge(storage, Sample.Schema, "merged", [(source, null)], new CancellationToken(canceled: true)));
    }
}
