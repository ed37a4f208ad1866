using System.Text;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

/// <summary>What holds of every storage.</summary>
public abstract class StorageContract
{
    protected abstract IIndexStorage Storage { get; }

    [Theory]
    [InlineData("")]
    [InlineData("some bytes")]
    public void A_file_holds_what_was_written(string text)
    {
        Write("file", text);
        Storage.Sync("file");
        Storage.SyncFolder();

        Assert.Equal(text, Read("file"));
        Assert.Equal(["file"], Storage.List());
    }

    [Fact]
    public void A_name_is_given_once()
    {
        Write("file", "first");

        Assert.Throws<IOException>(() => Storage.Create("file").Dispose());
        Assert.Equal("first", Read("file"));
    }

    [Fact]
    public void A_missing_file_is_missing()
    {
        Assert.Throws<FileNotFoundException>(() => Storage.Open("none"));
        Assert.Throws<FileNotFoundException>(() => Storage.Sync("none"));
        Assert.Throws<FileNotFoundException>(() => Storage.Rename("none", "other"));
    }

    [Fact]
    public void A_file_that_takes_a_name_replaces_who_had_it()
    {
        Write("old", "old");
        Write("new", "new");

        Storage.Rename("new", "old");

        Assert.Equal("new", Read("old"));
        Assert.Equal(["old"], Storage.List());
    }

    [Fact]
    public void Deleting_leaves_nothing_and_may_be_repeated()
    {
        Write("file", "text");

        Storage.Delete("file");
        Storage.Delete("file");

        Assert.Empty(Storage.List());
    }

    [Fact]
    public void A_closed_file_has_no_bytes()
    {
        Write("file", "text");
        var file = Storage.Open("file");
        file.Dispose();
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => file.Bytes.Length);
    }

    [Fact]
    public void One_holds_a_lock_at_a_time()
    {
        var held = Storage.Lock("lock");
        Assert.Throws<IndexLockedException>(() => Storage.Lock("lock"));
        Storage.Lock("other").Dispose();

        held.Dispose();

        Storage.Lock("lock").Dispose();
    }

    protected void Write(string name, string text)
    {
        using var stream = Storage.Create(name);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private string Read(string name)
    {
        using var file = Storage.Open(name);
        return Encoding.UTF8.GetString(file.Bytes);
    }
}
