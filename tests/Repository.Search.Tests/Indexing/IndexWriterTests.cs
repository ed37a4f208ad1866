using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

public sealed class IndexWriterTests : IDisposable
{
    private readonly FaultyStorage storage = new(new MemoryStorage());

    public void Dispose() => storage.Dispose();

    [Fact]
    public void An_index_without_commit_is_empty()
    {
        using var writer = Open();
        Assert.Empty(writer.Contents());
        Assert.Empty(writer.CommittedUserData);
    }

    [Fact]
    public void What_was_added_is_in_the_next_snapshot_and_not_in_those_before()
    {
        using var writer = Open();
        writer.Put("1", "old growth");
        using var before = writer.Refresh();
        writer.Put("2", "new leaf");
        Assert.Equal(["1"], before.Contents().Keys);
        Assert.Equal(["1", "2"], writer.Contents().Keys);
    }

    [Fact]
    public void An_update_replaces_in_segments_and_in_the_buffer()
    {
        using var writer = Open();
        writer.Put("1", "first");
        Assert.Equal("first", writer.Contents()["1"]);
        writer.Put("1", "second");
        writer.Put("1", "third");
        Assert.Equal("third", writer.Contents()["1"]);
    }

    [Fact]
    public void A_deletion_concerns_what_was_added_before_it_alone()
    {
        using var writer = Open();
        writer.Add(TestIndex.Document("1", "flushed"));
        writer.Refresh().Dispose();
        writer.Add(TestIndex.Document("1", "buffered"));
        writer.Delete("1");
        writer.Add(TestIndex.Document("1", "added later"));
        Assert.Equal("added later", Assert.Single(writer.Contents()).Value);
        writer.Delete("1");
        Assert.Empty(writer.Contents());
    }

    [Fact]
    public void A_deletion_of_nothing_changes_nothing()
    {
        using var writer = Open();
        writer.Put("1", "one");
        using var before = writer.Refresh();
        writer.Delete("2");
        writer.Delete("\ud800");
        using var after = writer.Refresh();
        Assert.Equal(before.Version, after.Version);
    }

    [Fact]
    public void A_refresh_with_nothing_new_is_of_the_same_version()
    {
        using var writer = Open();
        using var empty = writer.Refresh();
        using var same = writer.Refresh();
        writer.Put("1", "one");
        using var other = writer.Refresh();
        Assert.Equal(empty.Version, same.Version);
        Assert.NotEqual(same.Version, other.Version);
    }

    [Fact]
    public void A_refused_document_deletes_nothing()
    {
        using var writer = Open();
        writer.Put("1", "one");
        Assert.Throws<ArgumentException>(() => writer.Update("id", "1", TestIndex.Document("1", "two").AddKeyword("unknown", "x")));
        Assert.Equal("one", writer.Contents()["1"]);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("theme")]
    [InlineData("unknown")]
    public void Only_keywords_say_what_is_deleted(string field)
    {
        using var writer = Open();
        Assert.Throws<ArgumentException>(() => writer.Delete(field, "1"));
        Assert.Throws<ArgumentException>(() => writer.Update(field, "1", TestIndex.Document("1", "one")));
    }

    [Fact]
    public void What_is_committed_is_there_when_the_index_is_opened_again_and_nothing_else()
    {
        using (var writer = Open())
        {
            writer.Put("1", "one");
            writer.Put("2", "two");
            writer.Commit(new Dictionary<string, string> { ["sequence"] = "7", ["größe"] = "" });
            writer.Put("3", "three");
            writer.Delete("1");
            writer.Refresh().Dispose();
        }

        using var reopened = Open();
        Assert.Equal(["1", "2"], reopened.Contents().Keys);
        Assert.Equal(new Dictionary<string, string> { ["sequence"] = "7", ["größe"] = "" }, reopened.CommittedUserData);
    }

    [Fact]
    public void Deletions_are_committed()
    {
        // A merge in the background would forget the deleted document.
        using (var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null }))
        {
            writer.Put("1", "one");
            writer.Put("2", "two");
            writer.Commit();
            writer.Delete("1");
            writer.Commit();
            writer.Put("3", "three");
            writer.Commit();
        }

        using var reopened = Open();
        Assert.Equal(["2", "3"], reopened.Contents().Keys);
        Assert.Single(storage.Files, name => name.Contains(".live-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_commit_of_nothing_new_writes_nothing()
    {
        using var writer = Open();
        writer.Put("1", "one");
        writer.Commit(new Dictionary<string, string> { ["sequence"] = "1" });
        var files = storage.Files;
        writer.Commit(new Dictionary<string, string> { ["sequence"] = "1" });
        Assert.Equal(files, storage.Files);
        writer.Commit(new Dictionary<string, string> { ["sequence"] = "2" });
        Assert.Equal("2", writer.CommittedUserData["sequence"]);
        Assert.NotEqual(files, storage.Files);
    }

    [Fact]
    public void The_first_commit_is_written_even_if_it_is_empty()
    {
        using (var writer = Open())
        {
            writer.Commit();
        }

        Assert.Equal(["commit-1"], storage.Files);
    }

    [Fact]
    public void Caller_keeps_no_hold_on_committed_user_data()
    {
        using var writer = Open();
        var data = new Dictionary<string, string> { ["sequence"] = "1" };
        writer.Commit(data);
        data["sequence"] = "2";
        Assert.Equal("1", writer.CommittedUserData["sequence"]);
    }

    [Fact]
    public void A_full_buffer_becomes_a_segment()
    {
        using var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { WriterBufferMiB = 1, MergePolicy = null });
        var words = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"word{number}"));
        for (var i = 0; i < 200; i++)
        {
            writer.Put($"{i}", $"{i} {words}");
        }

        using var snapshot = writer.Refresh();
        Assert.InRange(snapshot.Segments.Count, 2, 50);
        Assert.Equal(200, snapshot.LiveCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_025)]
    public void A_buffer_has_a_sensible_size(int mebibytes) => Assert.Throws<ArgumentOutOfRangeException>(() => new IndexWriterOptions { WriterBufferMiB = mebibytes });

    [Fact]
    public void A_segment_without_live_documents_is_dropped()
    {
        using var writer = Open();
        writer.Put("1", "one");
        writer.Commit();
        writer.Delete("1");
        writer.Commit();
        using var snapshot = writer.Refresh();
        Assert.Empty(snapshot.Segments);
        Assert.Equal(["commit-2"], storage.Files);
    }

    [Fact]
    public void A_disposed_writer_does_nothing_more()
    {
        var writer = Open();
        writer.Put("1", "one");
        writer.Dispose();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.Put("2", "two"));
        Assert.Throws<ObjectDisposedException>(() => writer.Delete("1"));
        Assert.Throws<ObjectDisposedException>(() => writer.Refresh());
        Assert.Throws<ObjectDisposedException>(() => writer.Commit());
        Assert.Throws<ObjectDisposedException>(() => writer.MergeTo(1));
        Assert.Throws<ObjectDisposedException>(writer.WaitForMerges);
        Assert.Empty(storage.Files);
    }

    private IndexWriter Open() => IndexWriter.Open(storage, TestIndex.Schema);
}
