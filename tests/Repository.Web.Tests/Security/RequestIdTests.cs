using System.Net;
using Microsoft.AspNetCore.Http;
using Repository.Domain.Audit;
using Repository.TestSupport;
using Repository.Web.Security;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>By the id in an answer's header, on an error page, in the log and in audit entries, the secretariat finds what a reader speaks of.</summary>
public sealed class RequestIdTests(SharedSite site)
{
    private const string Canary = "c4n4ry-s3cret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/en", 200)]
    [InlineData("GET", "/en/nothing", 404)]
    [InlineData("POST", "/en/practices", 405)]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/css/site.css", 200)]
    [InlineData("GET", "/feeds/search", 200)]
    [InlineData("GET", "/health", 200)]
    public async Task Every_answer_has_an_id_of_its_own(string method, string address, int status)
    {
        // A page comes from the cache the second time.
        var first = await IdAsync();
        var second = await IdAsync();

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{16}$", first);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{16}$", second);
        Assert.NotEqual(first, second);

        async Task<string> IdAsync()
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Headers = { { RequestIds.HeaderName, "chosen" }, { "X-Request-Id", "chosen" } } };
            using var response = await site.Client.SendAsync(request, Ct);
            Assert.Equal(status, (int)response.StatusCode);
            return Assert.Single(response.Headers.GetValues(RequestIds.HeaderName));
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task An_error_page_tells_it_but_for_a_missing_page(string language)
    {
        using var refused = await site.Client.PostAsync($"/{language}/practices", content: null, Ct);
        using var missing = await site.Client.GetAsync($"/{language}/nothing", Ct);
        var id = Assert.Single(refused.Headers.GetValues(RequestIds.HeaderName));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (refused.StatusCode, missing.StatusCode));
        Assert.Contains(Pages.Parse(await refused.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("main .small"), line => line.Shown().EndsWith($": {id}", StringComparison.Ordinal));
        Assert.DoesNotContain(missing.Headers.GetValues(RequestIds.HeaderName).Single(), await missing.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_entry_has_it_and_nothing_secret_of_the_request()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var context = new DefaultHttpContext { TraceIdentifier = "R4Q0" };
        context.Connection.RemoteIpAddress = IPAddress.Parse("2001:db8::7");
        context.Request.Path = $"/en/account/reset/{Canary}";
        context.Request.QueryString = new QueryString($"?token={Canary}");
        context.Request.Headers.UserAgent = "Firefox/140.0";
        foreach (var name in new[] { "Authorization", "Cookie", "Referer", "X-Form-Token", "X-Forwarded-For", RequestIds.HeaderName })
        {
            context.Request.Headers[name] = Canary;
        }

        foreach (var one in AuditEvents.All)
        {
            await test.Database.WriteAsync(session => AuditLog.AppendAsync(session, new AuditEntry(one, context.ToAuditContext(), Guid.CreateVersion7()) { Changes = [AuditFields.Password.Changed()] }, Ct), Ct);
        }

        var read = (await new AuditLog(test.Database).PageAsync(new AuditFilter(), before: null, count: 100, Ct)).Records;
        Assert.Equal(AuditEvents.All.Count, read.Count);
        Assert.All(read, entry => Assert.Equal(("R4Q0", "2001:db8::7", "Firefox/140.0", null), (entry.RequestId, entry.Address, entry.Agent, entry.ActorName)));
        Assert.All(read, entry => Assert.Equal([new RecordedChange("password", null, null)], entry.Changes));
        await test.Database.DisposeAsync();
        Assert.DoesNotContain(Canary, await File.ReadAllTextAsync(test.Address, System.Text.Encoding.Latin1, Ct), StringComparison.Ordinal);
    }
}
