using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Security;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>What is refused is noted in the audit log, in sums.</summary>
public sealed class RefusalsTests(SiteThatWritesWhenAsked site) : IClassFixture<SiteThatWritesWhenAsked>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusals_of_one_client_at_one_route_are_one_entry_with_their_number()
    {
        var person = await site.SignInAsync();
        for (var time = 0; time < 3; time++)
        {
            using var refused = await person.Client.GetAsync("/en/admin/people?q=whoever", Ct);
            Assert.Equal(StatusCodes.Status403Forbidden, (int)refused.StatusCode);
        }

        Assert.Empty(await NotedAsync(AuditEvents.AccessRefused, person.Account.Id));
        await site.Get<Refusals>().WriteAsync(Ct);
        var noted = Assert.Single(await NotedAsync(AuditEvents.AccessRefused, person.Account.Id));
        Assert.Equal(("GET /{language:language}/admin/people", "3", 16), (noted.SubjectId, noted.Changes.Single(change => change.Field == "count").After, noted.RequestId!.Length));

        await site.Get<Refusals>().WriteAsync(Ct);
        Assert.Single(await NotedAsync(AuditEvents.AccessRefused, person.Account.Id));
    }

    [Fact]
    public async Task A_form_without_a_token_and_a_limit_are_noted_and_the_way_to_the_sign_in_is_not()
    {
        using var client = site.CreateClient();
        using var entrance = await client.GetAsync("/en/account", Ct);
        Assert.Equal(HttpStatusCode.Found, entrance.StatusCode);
        (string, string)[] fields = [("email", "a@example.org"), ("password", "a password")];
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(client, token: null, fields));
        var (cookie, token) = site.TokensOf(sessionId: null);
        client.DefaultRequestHeaders.Add("Cookie", $"form={cookie}");
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(client, token, fields));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync(client, token, fields));

        await site.Get<Refusals>().WriteAsync(Ct);
        var noted = (await site.Get<AuditLog>().PageAsync(new AuditFilter { SubjectType = AuditSubject.Route }, before: null, 200, Ct)).Records
            .Where(entry => entry.SubjectId?.EndsWith("/sign-in", StringComparison.Ordinal) == true).Select(entry => $"{entry.Event} {entry.SubjectId} {entry.Changes[0].After}");
        Assert.Equal(["form.refused POST /{language:language}/account/sign-in token", "limit.reached POST /{language:language}/account/sign-in tries"], noted.Order(StringComparer.Ordinal));
        Assert.Empty((await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.AccessRefused, SubjectId = "GET /{language:language}/account" }, before: null, 1, Ct)).Records);
    }

    [Fact]
    public async Task However_many_are_refused_so_many_entries_are_written_and_the_rest_is_counted()
    {
        const int clients = 3 * Refusals.MostEntries;
        var refusals = new Refusals(site.Get<Database>());
        var before = (await site.Get<AuditLog>().EndAsync(Ct)).Length;
        for (var client = 0; client < clients; client++)
        {
            var context = new DefaultHttpContext { RequestServices = site.Services };
            context.Connection.RemoteIpAddress = new IPAddress([203, 0, 113, (byte)(client % 256)]);
            context.TraceIdentifier = $"request-{client}";
            refusals.Count(context, AuditEvents.LimitReached, client < 256 ? "requests" : "tries");
        }

        await refusals.WriteAsync(Ct);
        Assert.Equal(Refusals.MostEntries + 1, (await site.Get<AuditLog>().EndAsync(Ct)).Length - before);
        var entries = (await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.LimitReached }, before: null, Refusals.MostEntries + 1, Ct)).Records;
        Assert.Equal(clients, entries.Sum(entry => int.Parse(entry.Changes.Single(change => change.Field == "count").After!, CultureInfo.InvariantCulture)));
    }

    private async Task<IReadOnlyList<AuditRecord>> NotedAsync(AuditEvent what, Guid actor) =>
        (await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = what, ActorId = actor }, before: null, 10, Ct)).Records;

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string? token, (string Name, string Value)[] fields)
    {
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var answer = await client.PostAsync("/en/account/sign-in", new FormUrlEncodedContent(token is null ? pairs : pairs.Append(new("form-token", token))), Ct);
        return answer.StatusCode;
    }
}

/// <summary>Nothing writes what was refused but the test, and one sign-in a minute is let through.</summary>
public sealed class SiteThatWritesWhenAsked() : TestSite(services =>
{
    services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "RefusalWriter"));
    services.AddSingleton(new AccountLimits { SignInsPerMinute = 1 });
}), IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await FillAsync();
}
