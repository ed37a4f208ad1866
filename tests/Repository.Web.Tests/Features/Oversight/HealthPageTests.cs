using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Repository.Web.Features.Health;
using Repository.Web.Features.Health.Parts;
using Repository.Web.Languages;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

[Collection(OversightTests.Name)]
public sealed class HealthPageTests(OversightSite site)
{
    private static readonly Texts Texts = new(SiteLanguages.Find("en")!);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_of_every_part_by_few_commands()
    {
        var administrator = await site.AdministratorAsync();
        var page = await administrator.Client.PageAsync("/en/admin/health");
        Assert.Equal(["Database", "Search index", "Mail", "Disk", "Thumbnails", "Protection keys", "Audit log", "Program"], page.QuerySelectorAll("main section h2").Select(heading => heading.Shown()));
        Assert.All(page.QuerySelectorAll("main section .state"), state => Assert.Contains(state.Shown(), (string[])["Fine", "Look at this", "Broken"]));
        var shown = page.QuerySelector("main").Shown();
        Assert.All(["SQLite 3.", "It holds every change.", "Goes into the folder"], part => Assert.Contains(part, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("Broken", shown, StringComparison.Ordinal);

        // The session, two of the database, and one each of log, outbox, keys and audit log.
        Assert.InRange(await OversightSite.CommandsAsync(administrator, "/en/admin/health"), 6, 9);
    }

    [Fact]
    public async Task A_part_that_fails_or_does_not_answer_is_broken_and_the_others_are_told_of()
    {
        IHealthPart[] parts = [new Part("Index", _ => throw new InvalidOperationException("at once")), new Part("Mail", ct => Task.Delay(Timeout.Infinite, ct)), new Part("Keys", _ => new TaskCompletionSource().Task), new Part("Disk", _ => Task.CompletedTask)];
        var found = await new HealthReport(parts, Texts, NullLogger<HealthReport>.Instance) { Patience = TimeSpan.FromMilliseconds(50) }.LookAsync(Ct);
        Assert.Equal(
            [("Index", HealthState.Broken), ("Mail", HealthState.Broken), ("Keys", HealthState.Broken), ("Disk", HealthState.Fine)],
            found.Select(part => (part.Name, part.Finding.State)));
    }

    [Fact]
    public async Task The_page_is_there_when_a_part_is_broken()
    {
        await using var broken = await TestSite.CreateAsync(services => services.AddScoped<IHealthPart>(_ => new Part("Disk", _ => throw new IOException("no disk"))));
        var page = await (await broken.SignInAsync(Domain.Accounts.Role.Administrator)).Client.PageAsync("/fr/admin/health");
        Assert.Equal("En panne", page.QuerySelectorAll("main section .state").Last().Shown());
        Assert.Equal("En panne", page.QuerySelector("main .state").Shown());
        Assert.Equal(9, page.QuerySelectorAll("main section").Length);
        Assert.Contains("Réglez Mail__Host", page.QuerySelector("main").Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500_000_000_000, HealthState.Fine, "50%")]
    [InlineData(99_000_000_000, HealthState.LookAt, "10%")]
    [InlineData(99_000_000, HealthState.Broken, "0%")]
    public void A_disk_is_looked_at_before_it_is_full(long free, HealthState state, string share)
    {
        var disk = new DiskHealth(new RepositoryFolders(Options.Create(new RepositoryOptions { DataFolder = "/data" })), new HealthWords(Texts), Texts);
        var finding = disk.Of(free, 1_000_000_000_000);
        Assert.Equal((state, state == HealthState.Fine), (finding.State, finding.Remedy is null));
        Assert.Contains(share, finding.Facts[1].Value.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2 days; 47 hours; 119 minutes; 1 minute; 1.5 GB; 12.0 MB")]
    [InlineData("fr", "2 jours; 47 heures; 119 minutes; 1 minute; 1,5 Go; 12,0 Mo")]
    public void Figures_are_written_as_the_language_writes_them(string language, string expected)
    {
        var words = new HealthWords(new Texts(SiteLanguages.Find(language)!));
        Assert.Equal(
            expected,
            string.Join("; ", words.Duration(TimeSpan.FromHours(48)), words.Duration(TimeSpan.FromHours(47.9)), words.Duration(TimeSpan.FromMinutes(119.9)), words.Duration(TimeSpan.FromMinutes(1)), words.Bytes(1_500_000_000), words.Bytes(12_000_000)));
    }

    private sealed class Part(string name, Func<CancellationToken, Task> look) : IHealthPart
    {
        public string Name => name;

        public async Task<HealthFinding> LookAsync(CancellationToken ct)
        {
            await look(ct);
            return new HealthFinding(HealthState.Fine, "fine");
        }
    }
}
