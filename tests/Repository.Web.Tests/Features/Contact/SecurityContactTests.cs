using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Repository.Domain.Audit;
using Repository.Domain.Settings;
using Repository.Web.Features.Contact;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Contact;

/// <summary>RFC 9116: whom to tell of a weakness.</summary>
public sealed class SecurityContactTests(SharedSite site)
{
    private const string Address = "/.well-known/security.txt";

    [Fact]
    public async Task The_file_names_a_contact_and_expires_within_a_year()
    {
        using var answer = await site.Client.GetAsync(Address);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Matches("^(https://|mailto:)", Value(lines, "Contact"));
        var expires = DateTimeOffset.ParseExact(Value(lines, "Expires"), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(30), TimeSpan.FromDays(364));
        Assert.Equal("en, fr, es", Value(lines, "Preferred-Languages"));
    }

    [Fact]
    public async Task A_site_without_a_contact_has_no_such_file_until_administrators_set_an_address()
    {
        await using var quiet = await TestSite.CreateAsync(services => services.PostConfigure<SecurityContactOptions>(options => options.Contact = ""));
        using var client = quiet.CreateClient();
        using var answer = await client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        await SetAsync(quiet, "help+site@example.org");
        Assert.Equal("mailto:help%2Bsite@example.org", Value(await LinesAsync(client), "Contact"));
    }

    [Fact]
    public async Task The_address_that_administrators_set_comes_before_the_one_of_the_configuration()
    {
        await using var own = await TestSite.CreateAsync();
        using var client = own.CreateClient();
        await SetAsync(own, "help@example.org");
        Assert.Equal(["Contact: mailto:help@example.org", "Contact: https://migrationnetwork.un.org"], (await LinesAsync(client)).Where(line => line.StartsWith("Contact: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Repository:TrustedProxies", "10.0.0.0/40")]
    [InlineData("Repository:TrustedProxies", "somewhere")]
    [InlineData("Repository:TrustedProxies", "0.0.0.0/0")]
    [InlineData("Repository:TrustedProxies", "::/0")]
    [InlineData("Repository:TrustedProxyHops", "0")]
    [InlineData("Limits:SearchesPerSecond", "0")]
    [InlineData("Limits:FormsPerMinute", "2")]
    [InlineData("Security:Contact", "somebody")]
    [InlineData("Security:Contact", "mailto:a@example.org\r\nExpires: never")]
    [InlineData("Security:ValidDays", "400")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start(string name, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var host = Site.Build(["--applicationName=Repository.Web", $"--{name}={value}"]);
            host.Services.GetRequiredService<IStartupValidator>().Validate();
        });

    private static async Task SetAsync(TestSite changed, string contact)
    {
        var settings = await changed.Get<SiteSettingsStore>().FindAsync(CancellationToken.None);
        await changed.Get<SiteSettingsStore>().ChangeAsync(settings with { ContactAddress = contact }, AuditContext.Program, CancellationToken.None);
        changed.Get<CurrentSettings>().Forget();
    }

    private static async Task<string[]> LinesAsync(HttpClient client) => (await client.GetStringAsync(Address)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Value(string[] lines, string name) => Assert.Single(lines, line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
}
