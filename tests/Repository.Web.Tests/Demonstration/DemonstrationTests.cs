using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Repository.Domain.Accounts;
using Repository.Web.CommandLine;
using Repository.Web.Demonstration;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Demonstration;

public sealed class DemonstrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5000")]
    [InlineData("urls", "http://localhost:5000;http://[::1]:5001;https://127.0.0.2")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://localhost:5000")]
    [InlineData("unset", "")]
    public void This_machine_alone_is_allowed(string name, string value) => Assert.Empty(DemonstrationAddresses.ReachedFromElsewhere(Settings((name, value))));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5000")]
    [InlineData("urls", "http://*:5000")]
    [InlineData("urls", "http://+:5000")]
    [InlineData("urls", "http://[::]:5000")]
    [InlineData("urls", "http://192.0.2.7:5000")]
    [InlineData("urls", "http://example.org:5000")]
    [InlineData("urls", "http://localhost.example.org:5000")]
    [InlineData("urls", "http://127.0.0.1:5000;http://0.0.0.0:5001")]
    [InlineData("urls", "nonsense")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://*:5000")]
    public void What_others_reach_is_refused(string name, string value) => Assert.NotEmpty(DemonstrationAddresses.ReachedFromElsewhere(Settings((name, value))));

    [Fact]
    public async Task A_demonstration_that_others_could_reach_does_not_start()
    {
        var folder = Directory.CreateTempSubdirectory("repository-demo-");
        try
        {
            Assert.Equal(ExitCodes.CannotStart, await Commands.RunAsync(["serve", "--demo", "--applicationName=Repository.Web", "--urls", "http://0.0.0.0:0", $"--Repository:DataFolder={folder.FullName}"]));
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Its_people_are_added_once_and_pages_say_what_it_is()
    {
        await using var site = await TestSite.CreateAsync();
        using var client = site.CreateClient();
        Assert.Null((await client.PageAsync("/en")).QuerySelector(".above-all"));

        var password = await site.Get<DemonstrationPeople>().AddAsync(Ct);
        Assert.Null(await site.Get<DemonstrationPeople>().AddAsync(Ct));

        foreach (var person in DemonstrationPeople.All)
        {
            var account = (await site.Get<AccountStore>().FindByEmailAsync(person.Email, Ct))!;
            Assert.Equal((true, PasswordVerificationResult.Success), (account.MaySignIn, site.Get<IPasswordHasher<Account>>().VerifyHashedPassword(account, account.PasswordHash, password!)));
            Assert.Equal(person.Grants.Select(grant => (grant.Role, grant.Scope)), (await site.Get<RoleStore>().OfAsync(account.Id, Ct)).Select(grant => (grant.Role, grant.Scope)));
        }

        foreach (var language in Pages.Languages)
        {
            Assert.Equal(SourceTexts.In(language, "Shared.Demonstration"), (await client.PageAsync($"/{language}/about")).QuerySelector(".above-all").Shown());
        }
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
