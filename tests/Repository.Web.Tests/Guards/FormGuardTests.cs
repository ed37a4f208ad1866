using System.Text;
using Repository.TestSupport;
using Repository.Web.Forms;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>What holds for every form of the site, found on its pages.</summary>
[Collection(GuardedSiteTests.Name)]
public sealed class FormGuardTests(GuardedSite site)
{
    private const string Mark = "overposted-4711";

    /// <summary>Names of what no form decides, as columns and properties have them.</summary>
    private static readonly string[] Names =
    [
        "id", "accountId", "account_id", "owner", "ownerId", "state", "status", "publication", "role", "roles", "grants", "scope", "scopeId", "isAdministrator", "score", "number", "slug", "version",
        "createdAt", "created_at", "updatedAt", "publishedAt", "emailConfirmedAt", "email_confirmed_at", "disabledAt", "disabledReason", "securityStamp", "passwordHash", "nameKey", "emailKey", "grantedBy",
    ];

    private static readonly string[] Prefixes = ["", "Form.", "form.", "Account.", "account.", "Input.", "model."];

    [Fact]
    public async Task Every_form_carries_a_token_and_leads_to_an_address_of_the_site()
    {
        var forms = await new SiteForms(site).AllAsync();
        Assert.NotEmpty(forms);
        Assert.All(forms, form =>
        {
            Assert.Contains(form.Fields, field => field is { Name: "form-token", Type: "hidden", Value.Length: > 100 });
            Assert.Matches("^/[a-z]", form.Action);
        });
    }

    /// <summary>The framework adds one by itself to forms that leave their address to it, and to no others: such a form could never be sent from its page.</summary>
    [Fact]
    public void Every_form_of_a_view_that_names_its_address_asks_for_a_token() =>
        Assert.DoesNotContain(SourceTree.WebFiles("*.cshtml").SelectMany(File.ReadLines, (file, line) => (file, line)), one =>
            one.line.Contains("method=\"post\"", StringComparison.Ordinal) && one.line.Contains("action=", StringComparison.Ordinal) && !one.line.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal));

    [Fact]
    public async Task No_field_for_a_secret_would_be_kept() =>
        Assert.All((await new SiteForms(site).AllAsync()).SelectMany(form => form.Fields).Where(field => field.Type == "password"), field => Assert.False(FormReading.MayBeKept(field.Name), field.Name));

    [Fact]
    public async Task No_form_takes_what_its_page_does_not_show()
    {
        var forms = new SiteForms(site);
        foreach (var form in await forms.AllAsync())
        {
            var visitor = await forms.SenderAsync(form);
            foreach (var own in (await SiteForms.OnAsync(visitor, form.Page)).Where(one => one.Action == form.Action))
            {
                var shown = own.Fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var more = Prefixes.SelectMany(_ => Names, (prefix, name) => prefix + name).Where(name => !shown.Contains(name)).SelectMany(name => new[] { (name, Mark), (name, "administrator") });
                using var response = await SendAsync(visitor, own.Action, [.. Filled(own), .. more]);
                Assert.True((int)response.StatusCode < 500, $"{own}: {response.StatusCode}");
            }
        }

        foreach (var table in (await site.DigestAsync()).Keys)
        {
            Assert.DoesNotContain(await site.RowsAsync(table), row => row.Contains(Mark, StringComparison.Ordinal));
        }

        Assert.Empty(await site.QueryAsync<string>("select account_id from role_grants where granted_by = account_id"));
        Assert.Empty(await site.QueryAsync<string>("select account_id from role_grants where role = 'administrator' and account_id in (select id from accounts where email like 'overposted%')"));
    }

    [Fact]
    public async Task No_secret_reaches_the_log_or_the_audit_log()
    {
        var found = new SiteForms(site);
        var forms = await found.AllAsync();
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        site.EveryLogLine.Listen();
        try
        {
            foreach (var form in forms)
            {
                var visitor = await found.SenderAsync(form);
                if (visitor.Person is not null)
                {
                    secrets.Add(visitor.Client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]);
                }

                foreach (var own in (await SiteForms.OnAsync(visitor, form.Page)).Where(one => one.Action == form.Action))
                {
                    var planted = Filled(own).Select(field => (field.Name, Value: field.Value.Length == 0 || field.Name == "password" ? $"Canary{secrets.Count}-{Guid.CreateVersion7():N}@example.org" : field.Value)).ToList();
                    secrets.UnionWith(planted.Where(field => field.Value.StartsWith("Canary", StringComparison.Ordinal) || field.Name == "form-token").Select(field => field.Value));
                    var link = $"Canary-{Guid.CreateVersion7():N}";
                    secrets.Add(link);
                    using var response = await SendAsync(visitor, $"{own.Action}{(own.Action.Contains('?', StringComparison.Ordinal) ? '&' : '?')}token={link}", planted);
                }
            }

            // By a link in a mail, whichever name its secret has.
            foreach (var route in site.Routes.Where(route => route is { Method: "GET", Policy.Name: Repository.Domain.Access.PolicyTable.EnterSite }))
            {
                secrets.Add("Canary-of-a-mailed-link");
                using var client = site.CreateClient();
                using var response = await client.GetAsync($"{route.Address(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = "Canary-of-a-mailed-link", ["secret"] = "Canary-of-a-mailed-link" })}?token=Canary-of-a-mailed-link&secret=Canary-of-a-mailed-link");
            }
        }
        finally
        {
            var lines = site.EveryLogLine.Stop();
            Assert.True(lines.Count > 100, $"only {lines.Count} lines");
            Assert.Equal([], lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).Select(line => line.Split('\n')[0]).DistinctBy(line => line.Split(' ')[1]));
        }

        var tables = await site.QueryAsync<string>("select name from sqlite_master where type = 'table' and name like 'audit_%'");
        foreach (var table in tables)
        {
            var rows = await site.RowsAsync(table);
            Assert.DoesNotContain(rows, row => secrets.Where(secret => !secret.EndsWith("@example.org", StringComparison.Ordinal)).Any(secret => row.Contains(secret, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Whatever_is_sent_to_a_form_with_its_token_is_answered()
    {
        var step = TestEffort.Of(quick: 6, full: 2, extended: 1);
        var forms = new SiteForms(site);
        foreach (var form in (await forms.AllAsync()).Where((_, place) => place % step == 0))
        {
            var visitor = await forms.SenderAsync(form);
            foreach (var own in (await SiteForms.OnAsync(visitor, form.Page)).Where(one => one.Action == form.Action))
            {
                var token = own.Fields.Single(field => field.Name == "form-token").Value;
                var names = own.Fields.Where(field => field.Name != "form-token").Select(field => field.Name).Distinct(StringComparer.Ordinal).ToList();
                foreach (var value in new[] { "\0", "\ud800", new string('x', 50_000), "-1", "99999999999999999999", "' or 1=1 --", "<script>alert(1)</script>", "\u202e\u200b", "a\r\nB: c" })
                {
                    using var response = await SendAsync(visitor, own.Action, [("form-token", token), .. names.SelectMany(name => new[] { (name, value), (name, value), ($"{name}[]", value), ($"{name}[0]", value) })]);
                    Assert.True((int)response.StatusCode < 500 || response.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable, $"{own} with {value[..Math.Min(value.Length, 20)]}: {response.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task Cookies_are_few_and_closed_to_scripts_and_to_other_sites()
    {
        foreach (var scheme in new[] { "http", "https" })
        {
            using var client = site.CreateClient();
            foreach (var route in site.Routes.Where(route => !route.Changes))
            {
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), $"{scheme}://localhost{route.Address()}");
                using var response = await client.SendAsync(request);
                foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                {
                    Assert.False(route.Policy!.IsPublicPage, $"{route} sets {cookie}");
                    var name = cookie.Split('=')[0];
                    Assert.Equal(scheme == "https", name.StartsWith("__Host-", StringComparison.Ordinal));
                    Assert.Equal(scheme == "https", cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
                    Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
                    Assert.Contains("; path=/;", $"{cookie};", StringComparison.OrdinalIgnoreCase);
                    Assert.Matches("(?i); samesite=(lax|strict)", cookie);
                    Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    private static List<(string Name, string Value)> Filled(SiteForm form) =>
        [.. form.Fields.Where(field => field.Type is not ("checkbox" or "radio") || field.Value.Length > 0).Select(field => (field.Name, field.Value))];

    /// <summary>With the cookie that goes with the token, which a reader gets with the page.</summary>
    private async Task<HttpResponseMessage> SendAsync(Visitor visitor, string address, IEnumerable<(string Name, string Value)> fields)
    {
        using var client = site.CreateClient();
        var session = visitor.Person is null ? null : visitor.Client.DefaultRequestHeaders.GetValues("Cookie").Single();
        var (cookie, token) = site.TokensOf(visitor.Person is null ? null : await site.SessionOfAsync(visitor.Person));
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Cookie", [$"{(session is null ? "" : $"{session}; ")}form={cookie}"]);
        var body = string.Join('&', fields.Select(field => $"{Encode(field.Name)}={Encode(field.Name == "form-token" ? token : field.Value)}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await client.SendAsync(request);
    }

    private static string Encode(string text) => Uri.EscapeDataString(text.Replace("\ud800", "\ufffd", StringComparison.Ordinal));
}
