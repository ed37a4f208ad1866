using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Segments;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

public sealed class IndexCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("index-").FullName;
    private readonly FaultyStorage storage;
    private readonly IndexWriter writer;

    public IndexCheckTests()
    {
        storage = new FaultyStorage(new FolderStorage(folder));
        writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null });
    }

    public void Dispose()
    {
        writer.Dispose();
        storage.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Nothing_is_wrong_with_no_index()
    {
        var result = Check();
        Assert.Empty(result.Findings);
        Assert.Equal(0, result.Generation);
    }

    [Fact]
    public void A_whole_index_is_counted_while_its_writer_is_open()
    {
        Fill();
        var result = Check();
        Assert.Empty(result.Findings);
        Assert.Equal((1, 2, 4, 3), (result.Generation, result.SegmentCount, result.DocumentCount, result.LiveCount));
        Assert.Equal(Directory.EnumerateFiles(folder, "s*.*").Sum(path => new FileInfo(path).Length), result.Bytes);
        Assert.Equal("7", result.UserData["sequence"]);
        Assert.Equal(0, storage.OpenFiles - OpenForTheWriter());
    }

    [Fact]
    public void Every_damaged_segment_is_found_with_file_and_offset()
    {
        Fill();
        writer.Dispose();
        foreach (var path in new[] { "s1", "s2" }.Select(segment => Directory.EnumerateFiles(folder, segment + ".*").Order(StringComparer.Ordinal).First()))
        {
            using var file = File.OpenWrite(path);
            file.Seek(12, SeekOrigin.Begin);
            file.WriteByte(0xFF);
        }

        var result = Check();
        Assert.Equal(2, result.Findings.Count);
        Assert.StartsWith("s1.", result.Findings[0].File, StringComparison.Ordinal);
        Assert.StartsWith("s2.", result.Findings[1].File, StringComparison.Ordinal);
        Assert.All(result.Findings, finding => Assert.NotEmpty(finding.Reason));
        Assert.Equal(0, result.LiveCount);
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        Fill();
        writer.Dispose();
        var path = Directory.EnumerateFiles(folder, "s2.*").First();
        File.Delete(path);
        Assert.Equal(new IndexFinding(Path.GetFileName(path), 0, "the file is missing"), Assert.Single(Check().Findings));
    }

    [Fact]
    public void A_damaged_commit_is_found()
    {
        Fill();
        writer.Dispose();
        File.WriteAllBytes(Path.Combine(folder, "commit-1"), [1, 2, 3]);
        Assert.Equal("commit-1", Assert.Single(Check().Findings).File);
    }

    [Fact]
    public void An_index_of_another_schema_is_found()
    {
        Fill();
        var finding = Assert.Single(IndexCheck.Run(storage, new IndexSchema([new TextFieldDefinition("other")])).Findings);
        Assert.Equal(new IndexFinding("commit-1", 0, "the index was made with another schema"), finding);
    }

    [Fact]
    public void A_commit_that_is_replaced_while_it_is_checked_is_no_finding()
    {
        Fill();
        storage.Before = (operation, name) =>
        {
            if (operation == StorageOperation.Open && name.StartsWith("s2.", StringComparison.Ordinal))
            {
                storage.Before = (_, _) => { };
                writer.MergeTo(1);
                writer.Commit();
            }
        };
        var result = Check();
        Assert.Empty(result.Findings);
        Assert.Equal((2, 1, 3), (result.Generation, result.SegmentCount, result.DocumentCount));
    }

    [Fact]
    public void What_is_committed_while_another_commit_is_opened_is_not_called_unreferenced()
    {
        Fill();
        storage.Before = (operation, name) =>
        {
            if (operation == StorageOperation.Open && name == "s2.stored")
            {
                storage.Before = (_, _) => { };
                writer.Put("5", "five");
                writer.Commit();
            }
        };
        var result = Check();
        Assert.Equal(1, result.Generation);
        Assert.Empty(result.Findings);
        Assert.Empty(result.Unreferenced);

        File.WriteAllBytes(Path.Combine(folder, "s999.terms"), [1]);
        Assert.Equal(["s999.terms"], Check().Unreferenced);
    }

    [Fact]
    public void All_segments_are_open_before_the_first_is_verified()
    {
        Fill();
        var before = storage.OpenFiles;
        var most = 0;
        storage.Before = (operation, name) => most = operation == StorageOperation.Open ? Math.Max(most, storage.OpenFiles - before) : most;
        Check();
        Assert.Equal((2 * SegmentFiles.Kinds.Length) - 1, most);
    }

    [Fact]
    public void A_check_ends_although_each_commit_is_replaced_while_it_is_opened()
    {
        Fill();
        var replaced = 0;
        var busy = false;
        storage.Before = (operation, name) =>
        {
            if (!busy && operation == StorageOperation.Open && name.EndsWith(".terms", StringComparison.Ordinal))
            {
                busy = true;
                Assert.True(++replaced < 100, "the check does not end");
                writer.Put("5", $"text {replaced}");
                writer.MergeTo(1);
                writer.Commit();
                busy = false;
            }
        };
        Assert.Equal("the file is missing", Check().Findings[0].Reason);
    }

    /// <summary>Two segments, one document of the first deleted.</summary>
    private void Fill()
    {
        writer.Put("1", "one");
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        writer.Delete("1");
        writer.Put("3", "three");
        writer.Put("4", "four");
        writer.Commit(new Dictionary<string, string> { ["sequence"] = "7" });
    }

    private int OpenForTheWriter()
    {
        var all = storage.OpenFiles;
        writer.Dispose();
        return all - storage.OpenFiles;
    }

    private IndexCheckResult Check() => IndexCheck.Run(storage, TestIndex.Schema);
}
