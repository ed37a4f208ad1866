using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>From a blank form to a submission, as authors go through it.</summary>
public sealed class ContributeJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Author = "bruno@waymark.example";
    private const string Other = "amina@harbour.example";

    /// <summary>The pages of a draft, after its address.</summary>
    private static readonly string[] Places =
    [
        "", "/title", "/objectives", "/when-and-where?check=1", "/text", "/preview", "/similar?title=centre", "/authors", "/leave",
    ];

    [Fact]
    public async Task Pages_of_a_draft_are_accessible_and_fit_every_screen()
    {
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(visit, Author);
        var draft = (await BeginAsync(visit)).Split('/')[3];
        var found = new List<string>();
        foreach (var (place, at) in Places.Select((place, at) => (place, at)))
        {
            // The languages differ in words alone, for which a small screen is narrowest: on all screens, and by axe, each page is seen in one of them.
            foreach (var (language, i) in PageKinds.Languages.Select((language, i) => (language, i)))
            {
                await visit.ReadAsAsync(new Reader { Width = Pairwise.Widths[(i + at) % 3], Dark = (i + at) % 2 == 0, LargeText = (i + at) % 3 == 0 });
                await visit.OpenAsync($"/{language}/contribute/{draft}{place}");
                await Screenshots.TakeAsync(visit, $"contribute draft{place.Replace('/', ' ').Replace('?', ' ')}", language);
                found.AddRange(await FaultsAsync(visit, whole: i == at % PageKinds.Languages.Length));
            }

            if (!place.Contains("when-and-where", StringComparison.Ordinal))
            {
                // Two hundred countries are stops as many.
                found.AddRange((await visit.Page.WalkAsync()).Select(fault => $"{visit.Place}: {fault}"));
            }
        }

        visit.AssertFaultless();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Visit visit, bool whole)
    {
        var found = new List<string>();
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

        return found;
    }

    [Theory]
    [InlineData(true, "es", "áfrica septentrional")]
    [InlineData(false, "fr", "")]
    public async Task A_blank_form_becomes_a_submission(bool script, string language, string region)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script, Width = script ? 1280 : 320 }, site.Address);
        await site.SignInAsync(visit, Other);
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/contribute");
        await page.Locator("main form button[type=submit]").ClickAsync();

        await page.Locator("#title").FillAsync("A door for newcomers");
        await page.Locator("[name=type]").First.SelectOrCheckAsync();
        await NextAsync(page, "objectives");
        await page.Locator("input[name='objectives.primary'][value='16']").CheckAsync();
        await page.Locator("input[name=objectives][value='7']").CheckAsync();
        await page.Locator("input[name=principles]").First.CheckAsync();
        await NextAsync(page, "when-and-where");
        await page.Locator("#start-year").FillAsync("soon");
        if (script)
        {
            await page.Locator("fieldset:has(input[name=countries]) input[type=search]").FillAsync(region);
            await Assertions.Expect(page.Locator("input[name=countries][value=ke]")).ToBeHiddenAsync();
        }

        await page.Locator("input[name=countries][value=ma]").CheckAsync();
        await page.Locator("input[name=regions][value=northern-africa]").CheckAsync();
        await NextAsync(page, "when-and-where?saved=when-and-where");
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Locator("#errors a").ClickAsync();
        Assert.Equal("soon", await page.Locator("#start-year").InputValueAsync());
        await page.Locator("#start-year").FillAsync("2019");
        await NextAsync(page, "who");
        await page.Locator("#implementers").FillAsync("City of A\nNGO B");
        await page.Locator("input[name=actor-types]").First.CheckAsync();
        await NextAsync(page, "text");
        await page.Locator("#summary").FillAsync("One office with all services. People come once.");
        if (script)
        {
            await Assertions.Expect(page.Locator("#summary-words")).ToContainTextAsync("8");
        }

        await page.Locator("#actions").FillAsync("The city rented a house.");
        await NextAsync(page, "lessons");
        await page.Locator("#results").FillAsync("Four thousand people came.");
        await NextAsync(page, "links");
        await NextAsync(page, "?saved=links");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("A door for newcomers");
        if (script)
        {
            await visit.CheckAsync("contribute ready", language);
        }

        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.ok")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main form")).ToHaveCountAsync(0);
        if (script)
        {
            await visit.CheckAsync("contribute submitted", language);
        }

        visit.AssertFaultless();
    }

    [Fact]
    public async Task A_blank_form_becomes_a_submission_by_keyboard_alone()
    {
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(visit, Other);
        var page = visit.Page;
        await visit.OpenAsync("/en/contribute");
        await PressAsync(page, "main form button[type=submit]", "title");

        await TypeAsync(page, "#title", "A door for newcomers");
        await page.TabToAsync("[name=type]");
        await page.Keyboard.PressAsync(await page.EvaluateAsync<string>("document.activeElement.localName") == "select" ? "ArrowDown" : "Space");
        await PressAsync(page, "button[value=next]", "objectives");
        await TickAsync(page, "input[name=objectives][value='7']");
        await TickAsync(page, "input[name=principles]");
        await PressAsync(page, "button[value=next]", "when-and-where");
        await TypeAsync(page, "#start-year", "2019");
        await TypeAsync(page, "fieldset:has(input[name=countries]) input[type=search]", "morocco");
        await Assertions.Expect(page.Locator("input[name=countries][value=ke]")).ToBeHiddenAsync();
        await TickAsync(page, "input[name=countries]");
        await TickAsync(page, "input[name=regions]");
        await PressAsync(page, "button[value=next]", "who");
        await TypeAsync(page, "#implementers", "City of A");
        await TickAsync(page, "input[name=actor-types]");
        await PressAsync(page, "button[value=next]", "text");
        await TypeAsync(page, "#summary", "One office with all services. People come once.");
        await TypeAsync(page, "#actions", "The city rented a house.");
        await PressAsync(page, "button[value=next]", "lessons");
        await TypeAsync(page, "#results", "Four thousand people came.");
        await PressAsync(page, "button[value=back]", "?saved=lessons");

        await PressAsync(page, "main form button[type=submit]", "?done=submitted");
        await Assertions.Expect(page.Locator(".notice.ok")).ToBeVisibleAsync();
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_tabs_the_second_sees_both_texts_word_by_word(bool script)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script }, site.Address);
        await site.SignInAsync(visit, Other);
        var place = (await BeginAsync(visit)).Replace("/title", "/text", StringComparison.Ordinal);
        var first = await visit.Page.Context.NewPageAsync();
        await first.GotoAsync(place);
        await visit.OpenAsync(place);
        await first.Locator("#summary").FillAsync("People come once to a blue house.");
        await first.Locator("button[value=back]").ClickAsync();
        await ArrivedAsync(first, "?saved=text");

        await visit.Page.Locator("#summary").FillAsync("People come once to a green house.");
        await visit.Page.Locator("button[value=next]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(409);
        if (script)
        {
            await visit.CheckAsync("contribute conflict", "en");
        }

        await Assertions.Expect(visit.Page.Locator(".field ins")).ToHaveTextAsync("added: blue");
        await Assertions.Expect(visit.Page.Locator(".field del")).ToHaveTextAsync("removed: green");
        Assert.Equal("People come once to a green house.", await visit.Page.Locator("#summary").InputValueAsync());
        await visit.Page.Locator("#summary").FillAsync("People come once to a blue and green house.");
        await NextAsync(visit.Page, "lessons");
        await visit.OpenAsync(place);
        Assert.Equal("People come once to a blue and green house.", await visit.Page.Locator("#summary").InputValueAsync());
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(true, "en")]
    [InlineData(false, "es")]
    public async Task What_was_written_survives_the_end_of_a_session(bool script, string language)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script }, site.Address);
        await site.SignInAsync(visit, Other);
        var place = (await BeginAsync(visit)).Replace("/en/", $"/{language}/", StringComparison.Ordinal).Replace("/title", "/text", StringComparison.Ordinal);
        await visit.OpenAsync(place);
        await visit.Page.Locator("#summary").FillAsync("Two hours\n\nof writing");
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.Locator("button[value=next]").ClickAsync();

        await site.EnterAsync(visit, Other);
        await Assertions.Expect(visit.Page.Locator("#summary")).ToBeVisibleAsync();
        Assert.Equal("Two hours\n\nof writing", await visit.Page.Locator("#summary").InputValueAsync());
        await NextAsync(visit.Page, "lessons");
        await visit.OpenAsync(place);
        Assert.Equal("Two hours\n\nof writing", await visit.Page.Locator("#summary").InputValueAsync());
    }

    [Fact]
    public async Task Whoever_is_invited_writes_another_section_at_the_same_time()
    {
        await using var owner = await browser.VisitAsync(new Reader(), site.Address);
        await using var friend = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(owner, Other);
        await site.SignInAsync(friend, Author);
        var title = await BeginAsync(owner);
        await owner.Page.Locator("#title").FillAsync("A door for two");
        await owner.Page.Locator("button[value=back]").ClickAsync();
        await owner.Page.Locator("main a[href$='/authors']").ClickAsync();
        await owner.Page.Locator("#email").FillAsync(Author);
        await owner.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator(".notice.ok")).ToBeVisibleAsync();
        await owner.CheckAsync("contribute authors", "en");

        await friend.OpenAsync("/fr/contribute");
        await friend.CheckAsync("contribute invitations", "fr");
        await friend.Page.Locator("main a", new() { HasText = "A door for two" }).ClickAsync();
        await friend.CheckAsync("contribute invitation", "fr");
        await friend.Page.Locator("input[value=accept]").CheckAsync();
        await friend.Page.Locator("main form button[type=submit]").ClickAsync();
        await friend.Page.Locator("main tbody a", new() { HasText = "A door for two" }).ClickAsync();
        await friend.CheckAsync("contribute as editor", "fr");

        var (text, who) = (title.Replace("/title", "/text", StringComparison.Ordinal), title.Replace("/title", "/who", StringComparison.Ordinal));
        await owner.OpenAsync(text);
        await friend.OpenAsync(who);
        await friend.Page.Locator("#implementers").FillAsync("City of A");
        await owner.Page.Locator("#summary").FillAsync("Written by its owner.");
        await NextAsync(friend.Page, "text");
        await NextAsync(owner.Page, "lessons");
        await owner.OpenAsync(who);
        await friend.OpenAsync(text);
        Assert.Equal(("City of A", "Written by its owner."), (await owner.Page.Locator("#implementers").InputValueAsync(), await friend.Page.Locator("#summary").InputValueAsync()));

        await owner.OpenAsync(title.Replace("/title", "/authors", StringComparison.Ordinal));
        await owner.Page.Locator("main a", new() { HasText = "Bruno" }).ClickAsync();
        await owner.CheckAsync("contribute role", "en");
        await owner.Page.Locator("input[value=nothing]").CheckAsync();
        await owner.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("main a", new() { HasText = "Bruno" })).ToHaveCountAsync(0);
        await friend.OpenAsync(text, 404);
        owner.AssertFaultless();
        friend.AssertFaultless();
    }

    [Fact]
    public async Task What_is_written_saves_itself_and_is_kept_on_the_device_until_then()
    {
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(visit, Author);
        var page = visit.Page;
        var place = (await BeginAsync(visit)).Replace("/title", "/text", StringComparison.Ordinal);
        await page.Clock.InstallAsync();
        await visit.OpenAsync(place);
        await page.Locator("#summary").FillAsync("Saved by itself");
        await page.Clock.FastForwardAsync(31_000);
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Saved at");
        visit.AssertFaultless();

        await page.RouteAsync("**/text", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.Locator("#actions").FillAsync("Not saved");
        await visit.OpenAsync(place);
        Assert.Equal(("Saved by itself", ""), (await page.Locator("#summary").InputValueAsync(), await page.Locator("#actions").InputValueAsync()));
        await page.Locator("[data-use]").ClickAsync();
        Assert.Equal("Not saved", await page.Locator("#actions").InputValueAsync());
        await page.UnrouteAllAsync();
        await page.Locator("button[value=back]").ClickAsync();
        await visit.OpenAsync(place);
        await Assertions.Expect(page.Locator("[data-found-copy]")).ToBeHiddenAsync();
        Assert.Equal("Not saved", await page.Locator("#actions").InputValueAsync());

        // Signing out leaves nothing behind.
        await page.Locator("#context").FillAsync("Not to be seen by others");
        await visit.OpenAsync("/en/account");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await ArrivedAsync(page, "/sign-in?done=signed-out");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task What_is_typed_before_the_scripts_are_there_saves_itself_too()
    {
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(visit, Author);
        var page = visit.Page;
        var place = (await BeginAsync(visit)).Replace("/title", "/text", StringComparison.Ordinal);
        var typed = new TaskCompletionSource();
        await page.RouteAsync("**/js/autosave*", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });
        await page.Clock.InstallAsync();
        await visit.OpenAsync(place);
        await page.Locator("#summary").FillAsync("Typed at once");
        typed.SetResult();
        await Assertions.Expect(page.Locator("[data-status]")).Not.ToBeEmptyAsync();
        await page.Clock.FastForwardAsync(31_000);
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Saved at");
        await visit.OpenAsync(place);
        Assert.Equal("Typed at once", await page.Locator("#summary").InputValueAsync());
        visit.AssertFaultless();
    }

    /// <summary>The address of the first section of a new draft.</summary>
    private static async Task<string> BeginAsync(Visit visit)
    {
        await visit.OpenAsync("/en/contribute");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await ArrivedAsync(visit.Page, "title");
        return visit.Place;
    }

    private static async Task NextAsync(IPage page, string to)
    {
        await page.Locator("button[value=next]").ClickAsync();
        await ArrivedAsync(page, to);
    }

    private static async Task PressAsync(IPage page, string button, string to)
    {
        await page.TabToAsync(button);
        await page.Keyboard.PressAsync("Enter");
        await ArrivedAsync(page, to);
    }

    /// <summary>Browsers carry the fragment of a followed link from form to form.</summary>
    /// <param name="to">A section, or how the address ends.</param>
    private static Task ArrivedAsync(IPage page, string to) =>
        page.WaitForURLAsync(new Regex(to.Contains('?', StringComparison.Ordinal) ? $"{Regex.Escape(to)}(#|$)" : $"/{to}([?#]|$)", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task TickAsync(IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Space");
    }
}

internal static class Controls
{
    /// <summary>Chooses the first real value, however the choice is made.</summary>
    public static async Task SelectOrCheckAsync(this ILocator control)
    {
        if (await control.EvaluateAsync<string>("e => e.localName") == "select")
        {
            await control.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }
        else
        {
            await control.CheckAsync();
        }
    }
}
