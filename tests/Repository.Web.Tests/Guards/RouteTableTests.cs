using System.Net;
using Repository.Domain.Access;
using Repository.TestSupport;
using Repository.Web.Limits;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>What holds for every route of the site, found in its own table.</summary>
[Collection(GuardedSiteTests.Name)]
public sealed class RouteTableTests(GuardedSite site)
{
    [Fact]
    public void Every_route_states_its_policy()
    {
        Assert.True(site.Routes.Count > 20, $"only {site.Routes.Count} routes");
        Assert.DoesNotContain(site.Routes, route => route.Policy is null);
    }

    [Fact]
    public void Every_line_of_the_table_permits_somebody() => Assert.DoesNotContain(PolicyTable.All, policy => policy.Rules.Length == 0);

    [Fact]
    public void What_changes_something_is_open_to_readers_where_they_enter_the_site_alone() =>
        Assert.DoesNotContain(site.Routes, route => route.NeedsToken && route.Policy!.Name is PolicyTable.ReadOpen);

    [Fact]
    public void Whole_lists_as_files_count_as_exports() => Assert.DoesNotContain(
        site.Routes, route => route.Policy!.Name == PolicyTable.ExportLists && route.Endpoint.Metadata.GetMetadata<LimitedAttribute>() is { Routes: not RouteClass.Export });

    [Fact]
    public async Task Nothing_changes_without_a_form_token()
    {
        var changing = site.Routes.Where(route => route.NeedsToken).ToList();
        foreach (var role in new[] { "administrator", "contributor" })
        {
            var visitor = await site.FreshAsync(role);
            var before = await site.DigestAsync();
            foreach (var route in changing.Where(route => PolicyReading.Of(route.Policy!, visitor, GuardedObject.Unknown) == Outcome.Through))
            {
                foreach (var (cookie, field) in new[] { ("", ""), ("form=x", "x"), ("", site.TokensOf(null).Field) })
                {
                    using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address());
                    request.Headers.Add("Cookie", [$"{visitor.Client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookie}"]);
                    request.Content = new FormUrlEncodedContent([new("form-token", field)]);
                    using var client = site.CreateClient();
                    using var response = await client.SendAsync(request);
                    Assert.Equal((route.ToString(), HttpStatusCode.BadRequest), (route.ToString(), response.StatusCode));
                }
            }

            await site.AssertUnchangedAsync(before);
        }
    }

    [Fact]
    public async Task A_form_token_of_another_session_is_void()
    {
        var (ada, ben) = (await site.FreshAsync("administrator"), await site.FreshAsync("administrator"));
        var (cookie, field) = site.TokensOf(await site.SessionOfAsync(ada.Person!));
        foreach (var route in site.Routes.Where(route => route.NeedsToken && PolicyReading.Of(route.Policy!, ben, GuardedObject.Unknown) == Outcome.Through))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address());
            request.Headers.Add("Cookie", [$"{ben.Client.DefaultRequestHeaders.GetValues("Cookie").Single()}; form={cookie}"]);
            request.Content = new FormUrlEncodedContent([new("form-token", field)]);
            using var client = site.CreateClient();
            using var response = await client.SendAsync(request);
            Assert.Equal((route.ToString(), HttpStatusCode.BadRequest), (route.ToString(), response.StatusCode));
        }
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        foreach (var visitor in new[] { site.Visitors[0], await site.FreshAsync("contributor"), await site.FreshAsync("administrator") })
        {
            var before = await site.DigestAsync();
            foreach (var route in site.Routes.Where(route => !route.Changes))
            {
                foreach (var address in new[] { route.Address(), $"{route.Address()}?return=%2Fen&page=2&q=x&token=x&kept={Guid.Empty}" })
                {
                    using var request = new HttpRequestMessage(new HttpMethod(route.Method), address);
                    using var response = await visitor.Client.SendAsync(request);
                    Assert.True((int)response.StatusCode is < 500 or 503, $"{visitor} at {route}: {response.StatusCode}");
                }
            }

            await site.AssertUnchangedAsync(before);
        }
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override", "POST")]
    [InlineData("X-HTTP-Method", "DELETE")]
    [InlineData("X-Method-Override", "PUT")]
    [InlineData("X-Original-URL", "/en/account")]
    [InlineData("X-Rewrite-URL", "/en/account")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task No_header_makes_another_request_of_one(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/about?_method=DELETE") { Headers = { { name, value } } };
        using var client = site.CreateClient();
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("evil", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_page_does_not_pass_for_a_file()
    {
        var visitor = await site.FreshAsync("administrator");
        var pages = site.Routes.Where(route => route is { Method: "GET" } && route.Policy is { IsPublicPage: false, Name: not PolicyTable.ReadOpen });
        foreach (var address in pages.Select(route => route.Address()).SelectMany(address => new[] { $"{address}/x.css", $"{address}.css", $"{address};x.js", $"{address}%2Fx.css", $"{address}%3Fx.css", $"{address}%0Ax.css", $"{address}/..%2f..%2fcss/site.css" }))
        {
            using var response = await visitor.Client.GetAsync(address);
            Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || response.Headers.CacheControl is { NoStore: true }, $"{address}: {response.StatusCode}, {response.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task Bodies_that_are_no_form_are_answered()
    {
        var step = TestEffort.Of(quick: 5, full: 1, extended: 1);
        var visitor = await site.FreshAsync("administrator");
        foreach (var route in site.Routes.Where(route => route.NeedsToken).Where((_, place) => place % step == 0))
        {
            foreach (var (type, body) in HostileBodies.All)
            {
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address());
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var response = await visitor.Client.SendAsync(request);
                Assert.True((int)response.StatusCode < 500, $"{route} with {type} of {body.Length} bytes: {response.StatusCode}");
            }
        }
    }
}
