using Repository.Search.Catalogue;
using Repository.Search.Tests.Indexing;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>Readers notice nothing of a rebuild.</summary>
[Trait("Speed", "slow")]
public sealed class RebuildUnderLoadTests() : FollowedCatalogue(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task No_search_fails_or_comes_back_empty_while_the_index_is_rebuilt()
    {
        await PublishAsync(200, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        using var done = new CancellationTokenSource();
        var searches = 0;
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(Read, Ct)).ToList();
        await WhileFollowingAsync(async () =>
        {
            for (var round = 0; round < 10; round++)
            {
                await Indexer.RebuildAsync(progress: null).WaitAsync(Ct);
            }
        });
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(11, Log.Builds);
        Assert.True(searches > 100, $"{searches} searches");

        void Read()
        {
            while (!done.IsCancellationRequested)
            {
                using var catalogue = Live.Acquire();
                Assert.Equal(200, catalogue.Search(new CatalogueQuery { Words = "many" }).Total);
                Interlocked.Increment(ref searches);
            }
        }
    }

    [Fact]
    public async Task A_rebuilt_index_is_let_go_of_with_its_last_reader()
    {
        Assert.SkipUnless(OpenFiles.AreKnown, "open files are counted through /proc");
        await PublishAsync(5, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await WhileFollowingAsync(async () =>
        {
            await Indexer.RebuildAsync(progress: null).WaitAsync(Ct);
            var (files, maps) = (OpenFiles.Descriptors(IndexPath), OpenFiles.Maps(IndexPath));
            Assert.NotEqual(0, maps);
            for (var round = 0; round < 50; round++)
            {
                using var reader = Live.Acquire();
                await Indexer.RebuildAsync(progress: null).WaitAsync(Ct);
                Assert.Equal(5, reader.Search(new CatalogueQuery()).Total);
            }

            Assert.Equal((files, maps), (OpenFiles.Descriptors(IndexPath), OpenFiles.Maps(IndexPath)));
        });
        Assert.Equal(2, Directory.GetFileSystemEntries(IndexPath).Length);
    }
}
