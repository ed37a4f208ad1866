using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>Profiles, organisations and their administration, as people go through them.</summary>
public sealed class PeopleJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Administrator = "farid@secretariat.example";
    private const string Contributor = "bruno@waymark.example";

    /// <summary>The person stands for one of the list, and so does the mail.</summary>
    public static TheoryData<string> Places =>
    [
        "/account/profile", "/account/notifications", "/account/notifications/choices", "/account/organisation?q=house", "/account/organisation/propose", "/organisations", "/organisations/1-harbour-city-council-demonstration", "/admin", "/admin/people", "/admin/people/{person}",
        "/admin/people/{person}/roles/new", "/admin/people/{person}/disable", "/admin/organisations", "/admin/organisations/1", "/admin/organisations/1/merge?q=house", "/admin/memberships", "/people/{person}",
        "/admin/outbox", "/admin/outbox/{mail}", "/admin/audit", "/admin/audit/export", "/admin/settings", "/admin/health",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_is_accessible_and_fits_every_screen(string place)
    {
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await site.ResumeAsync(visit, Administrator);
        var path = await PathAsync(visit, place);
        var found = new List<string>();
        var at = Places.Select(row => row.Data).ToList().IndexOf(place);
        foreach (var (language, i) in PageKinds.Languages.Select((language, i) => (language, i)))
        {
            await visit.ReadAsAsync(new Reader { Width = Pairwise.Widths[(i + at) % 3], Dark = (i + at) % 2 == 0, LargeText = (i + at) % 3 == 0 });
            await visit.OpenAsync($"/{language}{path}");
            await Screenshots.TakeAsync(visit, place.Replace('/', ' ').Replace('?', ' ').Trim(), language);
            // The languages differ in words alone, for which a small screen is narrowest: on all screens, and by axe, each page is seen in one of them.
            var whole = i == at % PageKinds.Languages.Length;
            if (whole)
            {
                var result = await visit.Page.RunAxe(AccessibilityTests.Options);
                found.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{visit.Place}: {violation.Id}: {violation.Help}\n    {node.Html}"));
            }

            foreach (var reader in new[] { new Reader { Width = 320 }, new Reader { Width = 320, LargeText = true }, new Reader { Width = 768 }, new Reader() }.Take(whole ? 4 : 1))
            {
                await visit.ReadAsAsync(reader);
                found.AddRange((await visit.Page.EvaluateAsync<string[]>(LayoutTests.Misfits)).Select(misfit => $"{visit.Place} at {reader.Width}, large text {reader.LargeText}: {misfit}"));
            }
        }

        found.AddRange((await visit.Page.WalkAsync()).Select(fault => $"{visit.Place}: {fault}"));
        visit.AssertFaultless();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Of an administrator, who has most entries.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_head_is_one_row_and_keeps_the_account_folded_away(bool script)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script }, site.Address);
        await site.SignInAsync(visit, Administrator);
        var (summary, way) = (visit.Page.Locator(".account > summary"), visit.Page.Locator(".account a[href$='/admin']"));
        foreach (var language in PageKinds.Languages)
        {
            await visit.OpenAsync($"/{language}/about");
            Assert.InRange((await visit.Page.Locator(".site-head").BoundingBoxAsync())!.Height, 40, 80);
            await Assertions.Expect(way).ToBeHiddenAsync();
            await summary.PressAsync("Enter");
            await Assertions.Expect(way).ToBeVisibleAsync();
            await Screenshots.TakeAsync(visit, "account menu", language);
            await summary.PressAsync(script ? "Escape" : "Enter");
            await Assertions.Expect(way).ToBeHiddenAsync();
            await Assertions.Expect(summary).ToBeFocusedAsync();
        }

        await summary.PressAsync("Enter");
        await visit.Page.Locator("h1").ClickAsync();
        await Assertions.Expect(way).ToBeVisibleAsync(new() { Visible = !script });
        await visit.ReadAsAsync(new Reader { Width = 320 });
        await visit.OpenAsync("/en/about");
        await visit.Page.Locator(".menu > summary").ClickAsync();
        await summary.ClickAsync();
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(LayoutTests.Misfits));
        await way.ClickAsync();
        await visit.Page.WaitForURLAsync("**/en/admin");
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_profile_is_written_mended_and_shown(bool script)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script, Width = script ? 1280 : 320 }, site.Address);
        await site.SignInAsync(visit, Contributor);
        await visit.OpenAsync("/fr/account/profile");
        await visit.Page.Locator("#about").FillAsync("Conseille\n\ndes personnes.");
        await visit.Page.Locator("#links").FillAsync("javascript:alert(1)");
        await visit.Page.Locator("input[name=show][value=links]").CheckAsync();
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        Assert.StartsWith("Erreur", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.Page.Locator("#errors a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#links")).ToBeInViewportAsync();
        Assert.Equal("Conseille\n\ndes personnes.", await visit.Page.Locator("#about").InputValueAsync());
        await visit.Page.Locator("#links").FillAsync("https://example.org/bruno");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Locator("main form button[type=submit]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator(".notice.ok")).ToBeVisibleAsync();
        await visit.Page.Locator("main form a[href*='/people/']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main a[href='https://example.org/bruno']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#about ~ .prose p")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_role_is_granted_and_revoked_without_script()
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = false }, site.Address);
        await site.SignInAsync(visit, Administrator);
        await visit.OpenAsync($"/es/admin/people/{await PersonAsync(visit)}");
        await visit.Page.Locator("a[href$='/roles/new']").ClickAsync();
        await visit.Page.Locator("input[name=role][value=moderator]").CheckAsync();
        await visit.Page.Locator("#scope").SelectOptionAsync("region:africa");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".notice.ok")).ToBeVisibleAsync();
        await visit.Page.Locator("a[href$='/revoke']").ClickAsync();
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".notice.ok")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("a[href$='/revoke']")).ToHaveCountAsync(0);
    }

    private static async Task<string> PathAsync(Visit visit, string place) => place switch
    {
        _ when place.Contains("{mail}", StringComparison.Ordinal) => place.Replace("{mail}", await MailAsync(visit), StringComparison.Ordinal),
        _ when place.Contains("{person}", StringComparison.Ordinal) => place.Replace("{person}", await PersonAsync(visit), StringComparison.Ordinal),
        _ => place,
    };

    /// <summary>The id of a mail: of a new one, as nobody may have been written to yet.</summary>
    private static async Task<string> MailAsync(Visit visit)
    {
        await visit.OpenAsync("/en/account/reset");
        await visit.Page.Locator("#email").FillAsync(Contributor);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.OpenAsync("/en/admin/outbox");
        return (await visit.Page.Locator("main tbody a").First.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>The number of a contributor who has a public page.</summary>
    private static async Task<string> PersonAsync(Visit visit)
    {
        await visit.OpenAsync("/en/admin/people?q=amina");
        return (await visit.Page.Locator("main tbody a").First.GetAttributeAsync("href"))!.Split('/')[^1];
    }
}
