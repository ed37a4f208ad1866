using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

public sealed class LiveCatalogueTests
{
    [Fact]
    public void A_reader_holds_its_moment_until_it_lets_go_of_it()
    {
        using var live = new LiveCatalogue();
        var one = TestCatalogue.Of(Records.Practice(1, Records.Titled("One")));
        var two = TestCatalogue.Of(Records.Practice(1, Records.Titled("One")), Records.Practice(2, Records.Titled("Two")));
        live.Replace(one);
        var (first, second) = (live.Acquire(), live.Acquire());
        live.Replace(two);
        Assert.Equal(2, live.RecordCount);
        first.Dispose();
        first.Dispose();
        Assert.Equal(1, second.Search(new CatalogueQuery()).Total);
        Assert.Throws<ObjectDisposedException>(() => first.Search(new CatalogueQuery()));

        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => one.Search(new CatalogueQuery()));
        Assert.Equal(2, two.Search(new CatalogueQuery()).Total);
    }

    [Fact]
    public void Once_the_site_has_stopped_nobody_gets_hold_of_it()
    {
        var live = new LiveCatalogue();
        var reader = live.Acquire();
        live.Dispose();
        live.Dispose();
        Assert.Throws<ObjectDisposedException>(live.Acquire);
        Assert.Equal(0, reader.Search(new CatalogueQuery()).Total);
        reader.Dispose();
    }
}
