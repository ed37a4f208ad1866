using Repository.Web.Catalogue;
using Repository.Web.CommandLine;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.CommandLine;

/// <summary>The command <c>reindex</c>, alone and beside a site.</summary>
[Trait("Speed", "slow")]
public sealed class ReindexTests : IDisposable
{
    private const string AnyPort = "--urls=http://127.0.0.1:0";
    private const string Records = "134 records";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-program-");

    private string Data => Path.Combine(folder.FullName, "data");

    private string Index => Path.Combine(Data, "index");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Alone_it_builds_the_index_that_a_site_then_opens()
    {
        Assert.Equal(ExitCodes.Success, (await RunAsync("import")).Code);
        var (code, output) = await RunAsync("reindex");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("Index: rebuilt.", output, StringComparison.Ordinal);
        Assert.Contains($"Index: sound, {Records} as of change ", (await RunAsync("check")).Output, StringComparison.Ordinal);

        await using var site = RunningProgram.Start(Data, contentFolder: null, AnyPort);
        await AssertAnswersAsync(site);
        Assert.Contains("The index is open as of change", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("was built in", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_it_says_so_and_makes_none()
    {
        var (code, output) = await RunAsync("reindex");
        Assert.Equal(ExitCodes.Problems, code);
        Assert.Contains("There is no database at", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Beside_a_site_the_site_does_it()
    {
        await ImportAsync();
        await using var site = RunningProgram.Start(Data, contentFolder: null, AnyPort);
        await AssertAnswersAsync(site);
        Assert.Equal([Path.Combine(Index, "build-1")], Directory.GetDirectories(Index));
        var (code, output) = await RunAsync("reindex");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("goes on answering meanwhile", output, StringComparison.Ordinal);
        Assert.Contains("Index: rebuilt.", output, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Index, "build-2")], Directory.GetDirectories(Index));
        await AssertAnswersAsync(site);
        Assert.Contains($"Index: sound, {Records} as of change ", (await RunAsync("check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_see_one_rebuild()
    {
        await ImportAsync();
        using var site = DataFolderLock.Take(Data);
        await using var first = RunningProgram.Start(Data, contentFolder: null, "reindex");
        var request = await RequestAsync();
        await using var second = RunningProgram.Start(Data, contentFolder: null, "reindex");
        foreach (var command in new[] { first, second })
        {
            await Eventually.HoldsAsync(() => Task.FromResult(command.Output.Contains("meanwhile", StringComparison.Ordinal)), "it waits", TimeSpan.FromSeconds(30));
        }

        new ReindexExchange(Data).Report(new ReindexStatus(request, Done: 10, Total: 10, HasEnded: true, Failure: null));
        Assert.Equal((ExitCodes.Success, ExitCodes.Success), (await first.EndAsync(), await second.EndAsync()));
    }

    [Fact]
    public async Task One_that_is_killed_leaves_the_index_in_use_and_the_next_start_cleans_up()
    {
        await ImportAsync();
        Assert.Equal(ExitCodes.Success, (await RunAsync("reindex")).Code);
        var (live, half, build) = ("", "", 0);
        do
        {
            // One of so few records may be whole before it is killed: then the next one is.
            Assert.InRange(++build, 1, 10);
            (live, half) = (Path.Combine(Index, $"build-{build}"), Path.Combine(Index, $"build-{build + 1}"));
            await using var command = RunningProgram.Start(Data, contentFolder: null, "reindex");
            await Eventually.HoldsAsync(() => Task.FromResult(Directory.Exists(half)), "another build begins", TimeSpan.FromSeconds(30));
        }
        while (!Directory.Exists(live));

        Assert.True(Directory.Exists(half));
        Assert.Contains($"Index: sound, {Records} as of change ", (await RunAsync("check")).Output, StringComparison.Ordinal);
        await using var site = RunningProgram.Start(Data, contentFolder: null, AnyPort);
        await AssertAnswersAsync(site);
        Assert.Equal([live], Directory.GetDirectories(Index));
    }

    [Fact]
    public async Task A_site_that_ends_meanwhile_is_not_waited_for()
    {
        await ImportAsync();
        var site = DataFolderLock.Take(Data);
        await using var command = RunningProgram.Start(Data, contentFolder: null, "reindex");
        await RequestAsync();
        site.Dispose();
        Assert.Equal(ExitCodes.Problems, await command.EndAsync());
        Assert.Contains("the site ended meanwhile", command.Output, StringComparison.Ordinal);
        Assert.Null(new ReindexExchange(Data).Request);
    }

    [Fact]
    public async Task What_keeps_the_site_from_rebuilding_is_said()
    {
        await ImportAsync();
        using var site = DataFolderLock.Take(Data);
        await using var command = RunningProgram.Start(Data, contentFolder: null, "reindex");
        var request = await RequestAsync();
        new ReindexExchange(Data).Report(new ReindexStatus(request, Done: 3, Total: 10, HasEnded: true, "No space left on device"));
        Assert.Equal(ExitCodes.Problems, await command.EndAsync());
        Assert.Contains("The index was not rebuilt: No space left on device.", command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_command_does_not_take_back_what_it_asked_of_the_site()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no program there can send another one a signal");
        await ImportAsync();
        using var site = DataFolderLock.Take(Data);
        await using var command = RunningProgram.Start(Data, contentFolder: null, "reindex");
        var request = await RequestAsync();
        await command.TerminateAsync();
        Assert.Equal(ExitCodes.Stopped, await command.EndAsync());
        Assert.Equal(request, new ReindexExchange(Data).Request);
    }

    /// <summary>As the command does, which takes seconds.</summary>
    private async Task ImportAsync()
    {
        Directory.CreateDirectory(Data);
        await TestSite.FillAsync(Data);
    }

    private async Task<Guid> RequestAsync()
    {
        var exchange = new ReindexExchange(Data);
        await Eventually.HoldsAsync(() => Task.FromResult(exchange.Request is not null), "the command asks", TimeSpan.FromSeconds(30));
        return exchange.Request!.Value;
    }

    private static async Task AssertAnswersAsync(RunningProgram site)
    {
        using var client = new HttpClient { BaseAddress = await site.ServingAsync() };
        Assert.Equal(81, Pages.Number((await client.PageAsync("/en/practices")).QuerySelector("h1").Shown()));
        Assert.Contains("\"records\":134", await client.GetStringAsync("/ready"), StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var program = RunningProgram.Start(Data, contentFolder: null, arguments);
        var code = await program.EndAsync();
        return (code, program.Output);
    }
}
