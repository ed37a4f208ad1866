using Repository.Search.Catalogue.Indexing;

namespace Repository.Search.Tests.Catalogue.Indexing;

public sealed class IndexFolderTests : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("repository-index-");

    public IndexFolderTests() => Folder = new IndexFolder(Root);

    private string Root => Path.Combine(parent.FullName, "index");

    private IndexFolder Folder { get; }

    public void Dispose() => parent.Delete(recursive: true);

    [Fact]
    public void Where_nothing_was_built_there_is_nothing_and_looking_makes_nothing()
    {
        Assert.Null(Folder.Current);
        Folder.RemoveLeftovers();
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void A_build_that_is_gone_is_not_made_by_who_reads()
    {
        using var gone = Folder.OpenToRead("build-1");
        Assert.Throws<DirectoryNotFoundException>(gone.List);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void A_build_is_current_once_it_is_said_to_be()
    {
        var first = Build();
        Assert.Null(Folder.Current);
        Folder.MakeCurrent(first);
        Assert.Equal(first, new IndexFolder(Root).Current);

        var second = Build();
        Assert.NotEqual(first, second);
        Assert.Equal(first, Folder.Current);
        Folder.MakeCurrent(second);
        Assert.Equal(second, Folder.Current);
    }

    [Fact]
    public void Builds_that_are_not_current_are_removed_and_nothing_else_is()
    {
        var (first, second, killed) = (Build(), Build(), Build());
        Folder.MakeCurrent(second);
        File.WriteAllText(Path.Combine(Root, "notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(Root, "build-of-mine"));
        Folder.RemoveLeftovers();
        Assert.Equal([second, "build-of-mine", "current", "notes.txt"], Names());
        Assert.DoesNotContain(Build(), new[] { second });
        Assert.NotEqual(first, killed);
    }

    [Fact]
    public void A_pointer_that_was_half_written_does_no_harm()
    {
        var first = Build();
        Folder.MakeCurrent(first);
        File.WriteAllText(Path.Combine(Root, "current.new"), "bui");
        Assert.Equal(first, Folder.Current);
        var second = Build();
        Folder.MakeCurrent(second);
        Assert.Equal(second, Folder.Current);
        Assert.DoesNotContain("current.new", Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("build-7")]
    [InlineData("build-")]
    [InlineData("..")]
    [InlineData("build-1/../../elsewhere")]
    [InlineData("\0")]
    public void A_pointer_to_no_build_is_none(string pointer)
    {
        Assert.Equal("build-1", Build());
        File.WriteAllText(Path.Combine(Root, "current"), pointer);
        Assert.Null(Folder.Current);
    }

    [Fact]
    public void The_last_build_set_aside_is_kept_and_is_current_no_more()
    {
        foreach (var content in new[] { "first", "second" })
        {
            var build = Build();
            File.WriteAllText(Path.Combine(Root, build, "file"), content);
            Folder.MakeCurrent(build);
            Folder.SetAside(build);
            Assert.Null(Folder.Current);
            Build();
            Assert.Null(Folder.Current);
            Folder.RemoveLeftovers();
            Assert.Equal(content, File.ReadAllText(Path.Combine(Root, "set-aside", "file")));
        }

        Assert.Equal(["current", "set-aside"], Names());
    }

    private string Build()
    {
        var name = Folder.NewBuild();
        Folder.Open(name).Dispose();
        return name;
    }

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
