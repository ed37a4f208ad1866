using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>What is found when an index is opened that is not as a writer left it.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("index-").FullName;
    private readonly FolderStorage storage;

    public RecoveryTests()
    {
        storage = new FolderStorage(folder);
        using var writer = Open();
        writer.Put("1", "one");
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        writer.Delete("2");
        writer.Commit(new Dictionary<string, string> { ["sequence"] = "1" });
    }

    public void Dispose()
    {
        storage.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_torn_commit_gives_way_to_the_one_before()
    {
        File.WriteAllBytes(PathOf("commit-2"), File.ReadAllBytes(PathOf("commit-1"))[..^1]);
        using var writer = Open();
        Assert.Equal(["1"], writer.Contents().Keys);
        Assert.Equal("1", writer.CommittedUserData["sequence"]);
        Assert.False(File.Exists(PathOf("commit-2")));
        writer.Put("3", "three");
        writer.Commit();
        Assert.True(File.Exists(PathOf("commit-3")));
    }

    [Fact]
    public void Every_flipped_byte_of_the_only_commit_is_noticed()
    {
        var path = PathOf("commit-1");
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            var problem = Assert.Throws<IndexCorruptException>(Open);
            Assert.Equal("commit-1", problem.File);
        }
    }

    /// <summary>Here the writer is the liar: the checksum is right.</summary>
    [Theory]
    [InlineData(0x03)]
    [InlineData(0x7F)]
    [InlineData(0xFE)]
    public void A_commit_that_was_written_wrongly_gives_way_to_the_one_before(byte change)
    {
        using (var writer = Open())
        {
            writer.Commit(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        }

        var whole = File.ReadAllBytes(PathOf("commit-2"));
        CommitFile.Write(storage, "commit-1", CommitFile.ReadLast(storage, TestIndex.Schema)! with { Generation = 1 });
        var passedOver = 0;
        for (var at = IndexFile.HeaderLength; at < whole.Length - IndexFile.FooterLength; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= change;
            Sealed.Reseal(damaged);
            File.WriteAllBytes(PathOf("commit-2"), damaged);
            passedOver += IsPassedOver() ? 1 : 0;
        }

        // Most bytes are names, lengths and checksums of files, which are compared when those are opened.
        Assert.InRange(passedOver, 20, whole.Length);
    }

    [Fact]
    public void A_commit_under_another_name_is_refused()
    {
        File.Copy(PathOf("commit-1"), PathOf("commit-7"));
        File.Delete(PathOf("commit-1"));
        Assert.Equal("commit-7", Assert.Throws<IndexCorruptException>(Open).File);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "s1.*").ToList())
        {
            File.Move(path, path + "~");
            var problem = Assert.Throws<IndexCorruptException>(Open);
            Assert.Equal(Path.GetFileName(path), problem.File);
            Assert.Equal("the file is missing", problem.Reason);
            File.Move(path + "~", path);
        }
    }

    [Fact]
    public void A_damaged_file_is_named_and_nothing_is_deleted()
    {
        using (var writer = Open())
        {
            writer.Put("3", "three");
            writer.Commit();
        }

        foreach (var path in Directory.EnumerateFiles(folder, "s2.*").ToList())
        {
            var whole = File.ReadAllBytes(path);
            File.WriteAllBytes(path, [.. whole[..^1], (byte)~whole[^1]]);
            var before = Names();
            Assert.Equal(Path.GetFileName(path), Assert.Throws<IndexCorruptException>(Open).File);
            Assert.Equal(before, Names());
            File.WriteAllBytes(path, whole);
        }

        using var reopened = Open();
        Assert.Equal(["1", "3"], reopened.Contents().Keys);
    }

    [Fact]
    public void Live_documents_of_another_segment_are_refused()
    {
        using (var writer = Open())
        {
            writer.Add(TestIndex.Document("3", "three"));
            writer.Add(TestIndex.Document("4", "four"));
            writer.Add(TestIndex.Document("5", "five"));
            writer.Refresh().Dispose();
            writer.Delete("5");
            writer.Commit();
        }

        var files = Directory.EnumerateFiles(folder, "*.live-*").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, files.Count);
        File.Copy(files[1], files[0], overwrite: true);
        Assert.Equal(Path.GetFileName(files[0]), Assert.Throws<IndexCorruptException>(Open).File);
    }

    [Fact]
    public void An_index_of_another_schema_is_told_from_a_damaged_one()
    {
        var other = new IndexSchema([.. TestIndex.Schema.Fields, new StoredFieldDefinition("more")]);
        var problem = Assert.Throws<IndexFormatException>(() => IndexWriter.Open(storage, other));
        Assert.Equal("commit-1", problem.File);
        Assert.Throws<IndexFormatException>(() => IndexReader.OpenLast(storage, other));
        using var writer = Open();
        Assert.Equal(["1"], writer.Contents().Keys);
    }

    [Fact]
    public void What_belongs_to_no_commit_is_deleted_and_what_is_foreign_is_kept()
    {
        var before = Names();
        foreach (var name in new[] { "s9.terms", "s1.live-9", "commit-8.tmp", "commit-0" })
        {
            File.WriteAllText(PathOf(name), "left over");
        }

        foreach (var name in new[] { "readme.txt", "segments_1", "s.terms", "commit-x" })
        {
            File.WriteAllText(PathOf(name), "foreign");
        }

        using (var writer = Open())
        {
            writer.Put("3", "three");
            writer.Commit();
            Assert.True(File.Exists(PathOf("commit-9")));
        }

        Assert.Superset(new HashSet<string>(["readme.txt", "segments_1", "s.terms", "commit-x", "s10.terms"], StringComparer.Ordinal), Names());
        Assert.DoesNotContain("s9.terms", Names());
        Assert.DoesNotContain("s1.live-9", Names());
        Assert.Superset(before.Where(name => name != "commit-1").ToHashSet(StringComparer.Ordinal), Names());
    }

    [Fact]
    public void Only_one_writer_is_open_at_a_time()
    {
        using var other = new FolderStorage(folder);
        using (Open())
        {
            Assert.Throws<IndexLockedException>(Open);
            Assert.Throws<IndexLockedException>(() => IndexWriter.Open(other, TestIndex.Schema));
        }

        using var next = IndexWriter.Open(other, TestIndex.Schema);
        Assert.Equal(["1"], next.Contents().Keys);
    }

    [Fact]
    public void A_writer_that_could_not_open_leaves_the_lock()
    {
        File.Move(PathOf("commit-1"), PathOf("commit-2"));
        Assert.Throws<IndexCorruptException>(Open);
        File.Move(PathOf("commit-2"), PathOf("commit-1"));
        using var writer = Open();
        Assert.Equal(["1"], writer.Contents().Keys);
    }

    /// <summary>Not if the newest commit is taken, or refused as that of another schema.</summary>
    private bool IsPassedOver()
    {
        try
        {
            return CommitFile.ReadLast(storage, TestIndex.Schema)!.Generation == 1;
        }
        catch (IndexFormatException)
        {
            return false;
        }
    }

    private HashSet<string> Names() => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);

    private string PathOf(string name) => Path.Combine(folder, name);

    private IndexWriter Open() => IndexWriter.Open(storage, TestIndex.Schema);
}
