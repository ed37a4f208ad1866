using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>While the disk fails or is full, the site answers as before and says in the log what is wrong; when that ends, it catches up by itself.</summary>
public sealed class FailingDiskTests() : FollowedCatalogue(DatabaseKind.Sqlite)
{
    private readonly DiskSpace space = new();
    private Action<StorageOperation, string> before = (_, _) => { };

    protected override IndexFolder NewFolder(string path) =>
        new(path, folder => new FaultyStorage(new FolderStorage(folder), space) { Before = (operation, name) => before(operation, Path.Combine(folder, name)) });

    [Fact]
    public async Task Wherever_the_disk_is_full_changes_are_found_again_when_there_is_space()
    {
        await StartAsync();
        var step = TestEffort.Of(quick: 3_000, full: 500, extended: 50);
        var (next, wasEnough) = (31, false);
        for (var spare = 0; !wasEnough; spare += step)
        {
            Log.Clear();
            space.Capacity = space.Used + spare;
            var made = await PublishAsync(3, "Later", next);
            await Contributions.PublishRevisionAsync(made[1].Id, made[1].Version, "changed", Content("Changed"), imported: false, Ct);
            await Contributions.WithdrawAsync(made[2].Id, made[2].Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
            var last = (await Changes.LastAsync(Ct))!.Sequence;

            // The stop commits.
            await WhileFollowingAsync(() => EventuallyAsync(() => Log.Errors > 0 || Live.AppliedSequence == last));
            wasEnough = Log.Errors == 0;
            Assert.Equal(30, Found("many").Count);
            Assert.All(Log.Entries.Where(entry => entry.Level >= LogLevel.Warning), entry => Assert.Contains("No space left on device", entry.Message, StringComparison.Ordinal));

            space.Capacity = long.MaxValue;
            await Indexer.CatchUpAsync(progress: null, Ct);
            await WhileFollowingAsync(() => Task.CompletedTask);
            Assert.Contains(next, Found("later"));
            Assert.Contains(next + 1, Found("changed"));
            Assert.DoesNotContain(next + 2, Found(""));
            next += 3;
        }

        Assert.Equal(0, Log.Builds);
    }

    [Fact]
    public async Task Any_operation_of_a_rebuild_may_fail()
    {
        await StartAsync();
        var stride = TestEffort.Of(quick: 19, full: 3, extended: 1);
        var records = 30;
        await WhileFollowingAsync(async () =>
        {
            for (int at = 0, reached = int.MaxValue; reached > at; at += stride)
            {
                reached = 0;
                before = (_, _) =>
                {
                    if (Interlocked.Increment(ref reached) == at + 1)
                    {
                        throw new IOException("the disk fails");
                    }
                };
                var problem = await Record.ExceptionAsync(() => Indexer.RebuildAsync(progress: null).WaitAsync(Ct));
                before = (_, _) => { };
                Assert.Equal(problem is not null, problem?.ToString().Contains("the disk fails", StringComparison.Ordinal) == true);
                Assert.Equal(records, Total());

                await PublishAsync(1, "Later", from: ++records);
                Indexer.Wake();
                await EventuallyAsync(() => Total() == records);
            }
        });
        Restart();
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);
        Assert.Equal(records, Total());
        Assert.Single(Directory.GetDirectories(IndexPath));
    }

    [Fact]
    public async Task On_a_full_disk_the_site_answers_and_catches_up_when_there_is_space()
    {
        await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            space.Capacity = 0;
            await PublishAsync(5, "Later", from: 31);
            Indexer.Wake();
            await EventuallyAsync(() => Log.Errors >= 2);
            Assert.Equal(30, Total());

            space.Capacity = long.MaxValue;
            Indexer.Wake();
            await EventuallyAsync(() => Total() == 35);
        });
        Assert.Equal(1, Log.Builds);
    }

    [Fact]
    public async Task What_fails_while_the_site_stops_does_not_keep_it_from_stopping_in_order()
    {
        await StartAsync();
        await PublishAsync(1, "Later", from: 31);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        before = (operation, _) =>
        {
            if (operation == StorageOperation.Create)
            {
                stop.Cancel();
                throw new IOException("interrupted");
            }
        };
        await Indexer.FollowAsync(stop.Token);
        Assert.Equal(1, Log.Errors);
    }

    [Fact]
    public async Task A_start_on_a_full_disk_answers_with_the_index_as_it_is()
    {
        await StartAsync();
        await PublishAsync(5, "Later", from: 31);
        Restart();
        space.Capacity = 0;
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(30, Total());
        Assert.Equal(1, Log.Errors);
    }

    [Fact]
    public async Task A_changed_taxonomy_is_built_in_although_the_outdated_index_cannot_follow()
    {
        await StartAsync();
        var outdated = CurrentBuild;
        before = (operation, path) =>
        {
            if (operation == StorageOperation.Create && Path.GetDirectoryName(path) == outdated)
            {
                throw new IOException("the disk fails here");
            }
        };
        await Taxonomy.SaveAsync([.. Dimensions.All.SelectMany(Records.Taxonomy.All)], Ct);
        await PublishAsync(1, "Later", from: 31);
        await WhileFollowingAsync(() => EventuallyAsync(() => Found("maroc").Count == 31));
        Assert.Equal(2, Log.Builds);
    }

    [Fact]
    public async Task Builds_that_are_found_damaged_again_and_again_come_with_growing_pauses()
    {
        await StartAsync();
        before = (operation, path) =>
        {
            if (operation == StorageOperation.Create && Path.GetDirectoryName(path) == CurrentBuild && Directory.Exists(CurrentBuild))
            {
                // What the writer has is lost; what it committed cannot be opened again.
                OtherVersion.Give(CurrentBuild);
                throw new IOException("the disk fails here");
            }
        };
        var took = Stopwatch.StartNew();
        await WhileFollowingAsync(async () =>
        {
            for (var number = 31; took.Elapsed < TimeSpan.FromSeconds(2); number++)
            {
                await PublishAsync(1, "Later", from: number);
                Indexer.Wake();
                await Task.Delay(20, Ct);
            }
        });
        Assert.InRange(Log.Builds, 3, 4 + (int)Math.Log2(took.Elapsed / CatalogueIndexer.PollInterval));
    }

    [Fact]
    public async Task A_rebuild_that_fails_says_why_and_leaves_the_old_index_in_use()
    {
        await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            space.Capacity = 0;
            var problem = await Assert.ThrowsAsync<IOException>(() => Indexer.RebuildAsync(progress: null).WaitAsync(Ct));
            Assert.Contains("No space left", problem.Message, StringComparison.Ordinal);
            Assert.Equal(30, Total());

            space.Capacity = long.MaxValue;
            await Indexer.RebuildAsync(progress: null).WaitAsync(Ct);
        });
        Assert.Equal(2, Log.Builds);
        Assert.Equal(30, Total());
    }

    private async Task StartAsync()
    {
        await PublishAsync(30, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(1, Log.Builds);
    }
}
