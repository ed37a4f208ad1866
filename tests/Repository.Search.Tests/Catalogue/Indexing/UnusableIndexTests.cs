using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>Whatever becomes of the index on the disk, the catalogue is right in the end and nobody's help was needed.</summary>
public sealed class UnusableIndexTests() : FollowedCatalogue(DatabaseKind.Sqlite)
{
    private readonly FillableDisk disk = new();

    protected override IndexFolder NewFolder(string path) => new(path, disk.Open);

    [Fact]
    public async Task An_index_that_was_deleted_is_built_at_the_start()
    {
        await StartAsync();
        Restart();
        Directory.Delete(IndexPath, recursive: true);
        await AssertBuiltAnewAsync();
    }

    [Fact]
    public async Task An_index_without_its_pointer_is_built_at_the_start()
    {
        await StartAsync();
        Restart();
        File.Delete(Path.Combine(IndexPath, "current"));
        await AssertBuiltAnewAsync();
        Assert.Equal(2, Directory.GetFileSystemEntries(IndexPath).Length);
    }

    [Fact]
    public async Task Every_file_of_an_index_can_be_damaged_cut_short_or_missing()
    {
        await StartAsync();
        Restart();
        var whole = Directory.GetFiles(CurrentBuild).Where(path => new FileInfo(path).Length > 0).ToDictionary(path => path, File.ReadAllBytes, StringComparer.Ordinal);
        Assert.True(whole.Count > 3, $"{whole.Count} files");
        foreach (var (path, bytes) in whole)
        {
            foreach (var damaged in new[] { Flipped(bytes), bytes[..^1], null })
            {
                Directory.Delete(IndexPath, recursive: true);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(Path.Combine(IndexPath, "current"), Path.GetFileName(Path.GetDirectoryName(path)), Ct);
                foreach (var file in whole)
                {
                    await File.WriteAllBytesAsync(file.Key, file.Value, Ct);
                }

                File.Delete(path);
                if (damaged is not null)
                {
                    await File.WriteAllBytesAsync(path, damaged, Ct);
                }

                await AssertBuiltAnewAsync();
                Assert.Single(Log.Warnings, warning => warning.Contains("cannot be used", StringComparison.Ordinal));
                Assert.True(Directory.Exists(Path.Combine(IndexPath, "set-aside")));
                Restart();
            }
        }
    }

    [Fact]
    public async Task An_index_with_other_fields_or_of_another_program_is_built_anew()
    {
        await StartAsync();
        foreach (var make in new Action<string>[] { OtherFields, NoPosition, NoIndex })
        {
            Restart();
            Directory.Delete(CurrentBuild, recursive: true);
            Directory.CreateDirectory(CurrentBuild);
            make(CurrentBuild);
            await AssertBuiltAnewAsync();
            Assert.Single(Log.Warnings);
        }

        static void OtherFields(string folder) => Commit(folder, new IndexSchema([new KeywordFieldDefinition("id")]));
        static void NoPosition(string folder) => Commit(folder, CatalogueSchema.Schema);
        static void NoIndex(string folder) => File.WriteAllText(Path.Combine(folder, "segments.gen"), "of another engine");
        static void Commit(string folder, IndexSchema schema)
        {
            using var storage = new FolderStorage(folder);
            using var writer = IndexWriter.Open(storage, schema);
            writer.Commit(new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_index_of_another_version_of_the_format_is_built_anew()
    {
        await StartAsync();
        Restart();
        OtherVersion.Give(CurrentBuild);
        await AssertBuiltAnewAsync();
        Assert.Single(Log.Warnings, warning => warning.Contains("version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_build_left_is_removed_and_the_live_index_is_as_it_was()
    {
        await StartAsync();
        Restart();
        var leftover = Path.Combine(IndexPath, "build-7");
        Directory.CreateDirectory(leftover);
        await File.WriteAllTextAsync(Path.Combine(leftover, "half"), "written", Ct);
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);
        Assert.Equal(30, Total());
        Assert.False(Directory.Exists(leftover));
    }

    [Fact]
    public async Task An_index_that_is_deleted_while_the_site_runs_is_built_anew_and_the_old_one_answers_meanwhile()
    {
        await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            Directory.Delete(IndexPath, recursive: true);
            await EventuallyAsync(() =>
            {
                Assert.Equal(30, Total());
                return Log.Builds == 2;
            });
            await PublishAsync(1, "Later", from: 31);
            Indexer.Wake();
            await EventuallyAsync(() => Total() == 31);
        });
        Restart();
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);
        Assert.Equal(31, Total());
    }

    [Fact]
    public async Task On_a_full_disk_the_site_answers_and_catches_up_when_there_is_space()
    {
        await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            disk.IsFull = true;
            await PublishAsync(5, "Later", from: 31);
            Indexer.Wake();
            await EventuallyAsync(() => Log.Errors >= 2);
            Assert.Equal(30, Total());

            disk.IsFull = false;
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
        disk.Adding = () =>
        {
            stop.Cancel();
            throw new IOException("interrupted");
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
        disk.IsFull = true;
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(30, Total());
        Assert.Equal(1, Log.Errors);
    }

    [Fact]
    public async Task A_rebuild_that_fails_says_why_and_leaves_the_old_index_in_use()
    {
        await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            disk.IsFull = true;
            var problem = await Assert.ThrowsAsync<IOException>(() => Indexer.RebuildAsync(progress: null).WaitAsync(Ct));
            Assert.Contains("No space left", problem.Message, StringComparison.Ordinal);
            Assert.Equal(30, Total());

            disk.IsFull = false;
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

    private async Task AssertBuiltAnewAsync()
    {
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(1, Log.Builds);
        Assert.Equal(30, Found("many").Count);
    }

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        copy[copy.Length / 2] ^= 4;
        return copy;
    }
}
