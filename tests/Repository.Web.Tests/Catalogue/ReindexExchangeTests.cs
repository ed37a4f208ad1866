using Repository.Search.Catalogue.Indexing;
using Repository.Web.Catalogue;

namespace Repository.Web.Tests.Catalogue;

public sealed class ReindexExchangeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-exchange-");

    private ReindexExchange Exchange => new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Who_asks_while_a_request_waits_joins_it()
    {
        Assert.Null(Exchange.Request);
        var first = Exchange.Ask();
        Assert.Equal(first, Exchange.Ask());
        Assert.Equal(first, Exchange.Request);
        Assert.Equal(first, Exchange.Take());
        Assert.Empty(folder.GetFiles());
        Assert.Null(Exchange.Take());
        Assert.NotEqual(first, Exchange.Ask());
    }

    [Fact]
    public void A_request_is_withdrawn_by_who_made_it()
    {
        var mine = Exchange.Ask();
        Exchange.Withdraw(Id(1));
        Assert.Equal(mine, Exchange.Request);
        Exchange.Withdraw(mine);
        Assert.Null(Exchange.Request);
    }

    [Fact]
    public void A_request_that_cannot_be_read_is_met_once()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "reindex.request"), "{");
        Assert.Null(Exchange.Take());
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void Progress_that_cannot_be_written_does_not_stop_what_it_is_of()
    {
        var status = folder.CreateSubdirectory("reindex.status");
        var request = Id(1);
        var progress = new ReportedProgress(Exchange, request);
        progress.Report(new IndexingProgress(1, 2));
        status.Delete();
        progress.End(failure: null);
        Assert.Equal(new ReindexStatus(request, 1, 2, HasEnded: true, Failure: null), Exchange.Status);
    }

    [Fact]
    public void A_rebuild_serves_who_asked_before_it()
    {
        var (before, own, after) = (Id(1), Id(2), Id(3));
        Exchange.Report(new ReindexStatus(own, Done: 1, Total: 2, HasEnded: false, Failure: null));
        var status = Exchange.Status!;
        Assert.Equal(new ReindexStatus(own, 1, 2, HasEnded: false, Failure: null), status);
        Assert.Equal((true, true, false), (status.Serves(before), status.Serves(own), status.Serves(after)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"no id\"")]
    [InlineData("null")]
    public void What_cannot_be_read_is_none(string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "reindex.request"), text);
        File.WriteAllText(Path.Combine(folder.FullName, "reindex.status"), text);
        Assert.Null(Exchange.Request);
        Assert.Null(Exchange.Status);
        Exchange.Clear();
        Assert.Empty(folder.GetFiles());
        Exchange.Clear();
    }

    private static Guid Id(int minute) => Guid.CreateVersion7(new DateTimeOffset(2026, 3, 1, 9, minute, 0, TimeSpan.Zero));
}
