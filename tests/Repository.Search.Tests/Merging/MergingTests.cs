using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Indexing;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Merging;

/// <summary>Merges as a writer runs them.</summary>
public sealed class MergingTests : IDisposable
{
    private readonly FaultyStorage storage = new(new MemoryStorage());
    private readonly IndexWriter writer;

    /// <summary>Deleted documents alone are no reason to merge: a merge in the background would come between a test and what it looks at.</summary>
    public MergingTests() => writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges with { DeletedPercentAllowed = 100 } });

    public void Dispose()
    {
        storage.Before = (_, _) => { };
        writer.Dispose();
        storage.Dispose();
    }

    [Fact]
    public void Segments_stay_few_and_documents_in_order()
    {
        var ids = Enumerable.Range(100, 200).Select(number => $"{number}").ToList();
        foreach (var id in ids)
        {
            writer.Put(id, $"text {id}");
            writer.Refresh().Dispose();
        }

        writer.WaitForMerges();
        using var snapshot = writer.Refresh();
        Assert.InRange(snapshot.Segments.Count, 1, 15);
        Assert.Equal(ids, snapshot.Order());
    }

    [Fact]
    public void A_forced_merge_takes_what_is_buffered_and_removes_what_is_deleted()
    {
        writer.Put("1", "one");
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        writer.Put("1", "other");
        writer.MergeTo(1);
        using var snapshot = writer.Refresh();
        var segment = Assert.Single(snapshot.Segments);
        Assert.Null(segment.Live);
        Assert.Equal(2, segment.Reader.DocumentCount);
        Assert.Equal(["2", "1"], snapshot.Order());
    }

    [Fact]
    public void Fewer_than_one_segment_cannot_be_asked_for() => Assert.Throws<ArgumentOutOfRangeException>(() => writer.MergeTo(0));

    [Fact]
    public async Task Deletions_during_a_merge_hold_in_the_merged_segment()
    {
        // Two segments, the first with a document that was deleted before.
        writer.Put("0", "gone before");
        writer.Put("1", "deleted meanwhile");
        writer.Put("2", "kept");
        writer.Refresh().Dispose();
        writer.Delete("0");
        writer.Put("3", "kept as well");
        writer.Put("4", "replaced meanwhile");
        writer.Refresh().Dispose();
        await DuringMerge(() =>
        {
            writer.Delete("1");
            writer.Put("4", "replaced");
            writer.Refresh().Dispose();
            writer.Commit();
        });
        using var snapshot = writer.Refresh();
        Assert.Equal(["2", "3", "4"], snapshot.Order());
        Assert.Equal("replaced", snapshot.Contents()["4"]);
        Assert.Equal([4, 1], snapshot.Segments.Select(segment => segment.Reader.DocumentCount));
        Assert.Equal(2, snapshot.Segments[0].Live!.LiveCount);
    }

    [Fact]
    public async Task A_segment_that_loses_its_last_document_during_a_merge_is_not_brought_back()
    {
        writer.Put("1", "one");
        writer.Refresh().Dispose();
        writer.Put("2", "two");
        writer.Put("3", "three");
        writer.Refresh().Dispose();
        await DuringMerge(() =>
        {
            writer.Delete("1");
            writer.Refresh().Dispose();
        });
        Assert.Equal(["2", "3"], writer.Contents().Keys);
    }

    [Fact]
    public async Task A_merge_of_which_nothing_is_left_leaves_nothing()
    {
        writer.Put("1", "one");
        writer.Refresh().Dispose();
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        await DuringMerge(() =>
        {
            writer.Delete("1");
            writer.Delete("2");
            writer.Refresh().Dispose();
        });
        using var snapshot = writer.Refresh();
        Assert.Empty(snapshot.Segments);
        Assert.Empty(storage.Files);
    }

    [Fact]
    public async Task A_snapshot_commit_or_writer_does_not_wait_for_a_merge()
    {
        writer.Put("1", "one");
        writer.Refresh().Dispose();
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        await DuringMerge(() =>
        {
            writer.Put("3", "three");
            Assert.Equal(3, writer.Contents().Count);
            writer.Commit();
            using var committed = IndexReader.OpenLast(storage, TestIndex.Schema)!;
            Assert.Equal(3, committed.Contents().Count);
        });
        Assert.Equal(3, writer.Contents().Count);
    }

    [Fact]
    public async Task A_merge_stops_when_the_writer_is_disposed()
    {
        writer.Put("1", "one");
        writer.Refresh().Dispose();
        writer.Put("2", "two");
        writer.Commit();
        var files = storage.Files;
        Task? disposing = null;
        await Assert.ThrowsAsync<OperationCanceledException>(() => DuringMerge(() =>
        {
            disposing = LongRunning(writer.Dispose);
            Assert.True(SpinWait.SpinUntil(IsDisposed, TimeSpan.FromSeconds(10)));
        }));
        await disposing!;
        Assert.Equal(files, storage.Files);
        Assert.Equal(0, storage.OpenFiles);
    }

    /// <summary>Merges everything into one segment and does the rest while the merge is half way.</summary>
    private async Task DuringMerge(Action meanwhile)
    {
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var merging = 0;
        storage.Before = (operation, _) =>
        {
            if (operation == StorageOperation.Create && Interlocked.Exchange(ref merging, 1) == 0)
            {
                reached.Set();
                goOn.Wait();
            }
        };
        var merge = LongRunning(() => writer.MergeTo(1));
        reached.Wait(TestContext.Current.CancellationToken);
        try
        {
            meanwhile();
        }
        finally
        {
            goOn.Set();
        }

        await merge;
    }

    private static Task LongRunning(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private bool IsDisposed()
    {
        try
        {
            writer.Delete("none");
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
