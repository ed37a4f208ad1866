using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Repository.Domain.Contributions;
using Repository.Search.Catalogue;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>Whatever becomes of the index on the disk, the catalogue is right in the end and nobody's help was needed.</summary>
public sealed class UnusableIndexTests() : FollowedCatalogue(DatabaseKind.Sqlite)
{
    /// <summary>Bytes of each file that are tried.</summary>
    private static readonly int Places = TestEffort.Of(quick: 1, full: 3, extended: 60);

    /// <summary>Every how many-th damage is tried.</summary>
    private static readonly int Stride = TestEffort.Of(quick: 9, full: 1, extended: 1);

    [Fact]
    public async Task An_index_that_was_deleted_is_built_at_the_start()
    {
        await StartAsync();
        Restart();
        Directory.Delete(IndexPath, recursive: true);
        await AssertBuiltAnewAsync();
    }

    /// <summary>No checksum tells: the first answer that fails does, and readers get another index without anybody's help.</summary>
    [Fact]
    public async Task An_index_that_was_written_wrongly_is_found_out_by_a_search_and_built_anew()
    {
        await StartAsync();
        var records = Total();
        Restart();
        WriteWrongly(CurrentBuild, ".stored", bytes => bytes[BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - IndexFile.FooterLength - sizeof(uint))) + 7] = 0x7F);
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);

        await WhileFollowingAsync(async () =>
        {
            Assert.Throws<IndexCorruptException>(() => Now.Search(new CatalogueQuery()));
            await EventuallyAsync(() => Log.Builds == 1 && Live.RecordCount == records && Answers());
        });
        Assert.Single(Log.Entries, entry => entry.Message.StartsWith("The index was written wrongly", StringComparison.Ordinal));

        bool Answers()
        {
            try
            {
                using var catalogue = Live.Acquire();
                return catalogue.Search(new CatalogueQuery()).Hits.Count > 0;
            }
            catch (IndexCorruptException)
            {
                return false;
            }
        }
    }

    /// <summary>It cannot follow the log any further, so that nothing but another index ends that; what it says is shown until then.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_index_that_was_written_wrongly_is_built_anew_when_a_change_runs_into_it(bool beforeTheStart)
    {
        var made = (await StartAsync()).OrderBy(record => record.Id.ToString(), StringComparer.Ordinal).ToList();
        Restart();

        // The first id in the dictionary has a length that cannot be: no id can be looked up.
        var first = Encoding.ASCII.GetBytes(made[0].Id.ToString());
        WriteWrongly(CurrentBuild, ".terms", bytes => bytes.AsSpan(bytes.AsSpan().IndexOf(first) - 1, 8).Fill(0xFF));
        await WhenAsync(beforeTheStart);
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);
        Assert.Equal(30, Total());
        await WhileFollowingAsync(async () =>
        {
            await WhenAsync(!beforeTheStart);
            await EventuallyAsync(() => Found("changed").Count == 1);
        });
        Assert.Equal(1, Log.Builds);
        Assert.Equal(30, Total());

        async Task WhenAsync(bool now)
        {
            if (now)
            {
                await Contributions.PublishRevisionAsync(made[^1].Id, made[^1].Version, "changed", Content("Changed"), imported: false, Ct);
            }
        }
    }

    [Fact]
    public async Task An_index_that_can_neither_be_used_nor_set_aside_is_built_anew_all_the_same()
    {
        await StartAsync();
        Restart();
        var damaged = Path.GetFileName(CurrentBuild);
        OtherVersion.Give(CurrentBuild);
        await File.WriteAllTextAsync(Path.Combine(IndexPath, "set-aside"), "in the way", Ct);
        await AssertBuiltAnewAsync();
        Assert.NotEqual(damaged, Path.GetFileName(CurrentBuild));
        await PublishAsync(1, "Many", from: 31);
        await Indexer.CatchUpAsync(progress: null, Ct);
        await WhileFollowingAsync(() => Task.CompletedTask);
        Restart();
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(0, Log.Builds);
        Assert.Equal(31, Total());
    }

    [Fact]
    public async Task An_index_with_a_document_that_holds_no_record_is_found_out_and_built_anew()
    {
        var id = (await PublishAsync(3, "Many"))[1].Id;
        await Indexer.LoadAsync(progress: null, Ct);
        Restart();
        WriteNoRecord(id);
        await Indexer.LoadAsync(progress: null, Ct);
        await WhileFollowingAsync(async () =>
        {
            Assert.Throws<JsonException>(() => Now.Find(id));
            await EventuallyAsync(() => Log.Builds == 1 && IsFound());
        });

        bool IsFound()
        {
            try
            {
                using var catalogue = Live.Acquire();
                return catalogue.Find(id) is not null;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task An_index_is_left_as_it_is_when_it_is_the_program_that_fails()
    {
        await StartAsync();
        var builds = Log.Builds;
        await WhileFollowingAsync(async () =>
        {
            Live.Suspected!(new IndexCorruptException("s1", 0, "as if"));
            await EventuallyAsync(() => Log.Entries.Any(entry => entry.Message.StartsWith("The index is sound", StringComparison.Ordinal)));
        });
        Assert.Equal(builds, Log.Builds);
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
    public async Task Whatever_is_damaged_is_set_aside_for_a_reason_and_built_anew()
    {
        await StartAsync();
        await PublishAsync(1, "Many", from: 31);
        await WhileFollowingAsync(() => EventuallyAsync(() => Total() == 31));
        Restart();
        var build = CurrentBuild;
        var whole = Directory.GetFiles(build).Where(path => new FileInfo(path).Length > 0).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);
        Assert.True(whole.Count > 10, $"{whole.Count} files");
        var damages = whole.SelectMany(file => Damages(file.Value, whole).Select(damaged => (file.Key, damaged)));
        foreach (var (name, damaged) in damages.Where((_, number) => number % Stride == 0))
        {
            Directory.Delete(IndexPath, recursive: true);
            Directory.CreateDirectory(build);
            await File.WriteAllTextAsync(Path.Combine(IndexPath, "current"), Path.GetFileName(build), Ct);
            foreach (var (other, bytes) in whole.Where(file => file.Key != name || damaged is not null))
            {
                await File.WriteAllBytesAsync(Path.Combine(build, other), other == name ? damaged! : bytes, Ct);
            }

            await AssertBuiltAnewAsync(31);
            var reason = Assert.Single(Log.Warnings);
            Assert.Contains("cannot be used", reason, StringComparison.Ordinal);
            var aside = new FileInfo(Path.Combine(IndexPath, "set-aside", name));
            Assert.Equal(damaged is not null, aside.Exists);
            if (damaged is not null)
            {
                Assert.Contains(name, reason, StringComparison.Ordinal);
                Assert.Equal(damaged, await File.ReadAllBytesAsync(aside.FullName, Ct));
            }

            Restart();
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

    /// <summary>Changes a file of the first segment as its writer might have, and the commit that names its checksum.</summary>
    private static void WriteWrongly(string build, string extension, Action<byte[]> change)
    {
        var path = Directory.GetFiles(build, "s*" + extension).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(path);
        byte[] before = [.. bytes[^sizeof(uint)..]];
        change(bytes);
        Sealed.Reseal(bytes);
        File.WriteAllBytes(path, bytes);

        var commitPath = Directory.GetFiles(build, "commit-*").Single();
        var commit = File.ReadAllBytes(commitPath);
        bytes.AsSpan(bytes.Length - sizeof(uint)).CopyTo(commit.AsSpan(commit.AsSpan().IndexOf(before)));
        Sealed.Reseal(commit);
        File.WriteAllBytes(commitPath, commit);
    }

    private async Task<IReadOnlyList<Contribution>> StartAsync()
    {
        var made = await PublishAsync(30, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(1, Log.Builds);
        return made;
    }

    private async Task AssertBuiltAnewAsync(int records = 30)
    {
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(1, Log.Builds);
        Assert.Equal(records, Found("many").Count);
    }

    /// <summary>Flipped bits, another length, another file's content; null: it is gone.</summary>
    private static IEnumerable<byte[]?> Damages(byte[] whole, Dictionary<string, byte[]> files)
    {
        for (var place = 0; place < Places; place++)
        {
            byte[] flipped = [.. whole];
            flipped[(int)(whole.Length * (place + 0.5) / Places)] ^= (byte)(1 << place % 8);
            yield return flipped;
        }

        yield return whole[..^1];
        yield return [];
        yield return [.. whole, 0];
        yield return files.Values.First(other => !other.SequenceEqual(whole));
        yield return null;
    }
}
