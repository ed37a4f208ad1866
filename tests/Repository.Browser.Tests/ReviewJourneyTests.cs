using Microsoft.Playwright;
using Repository.TestSupport;

namespace Repository.Browser.Tests;

/// <summary>The way of a practice from the queue to the public and on: two moderators, its author and a reader, each in a browser of their own.</summary>
public sealed class ReviewJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Author = "bruno@waymark.example";
    private const string Moderator = "clara@secretariat.example";

    /// <summary>Of labour migration.</summary>
    private const string Other = "dimitri@secretariat.example";

    /// <summary>The third only differs from the first in its words.</summary>
    public static TheoryData<string> Languages => [.. TestEffort.Of<string[]>(quick: ["en", "fr"], full: ["en", "fr"], extended: PageKinds.Languages)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_practice_is_reviewed_published_changed_compared_withdrawn_and_published_again(string language)
    {
        var script = language != "fr";
        var word = $"zanzibarine{language}";
        await using var author = await EnterAsync(Author, script);
        await using var moderator = await EnterAsync(Moderator, script);
        await using var other = await EnterAsync(Other, script);
        await using var reader = await OpenAsync(script);
        var id = await author.SubmitPracticeAsync(language, $"A {word} office");

        await ClaimAsync(moderator, language, id, checks: true);
        await RemarkAsync(moderator, language, id);
        await AskForChangesAsync(moderator, language, id);
        await AnswerAsync(author, language, id);
        await GiveAsync(moderator, other, language, id);
        await ApproveAsync(other, language, id, checks: true);

        var record = await FoundAsync(reader, language, word);
        Assert.Equal(1, await reader.Page.Locator("h1").CountAsync());
        await ChangeAsync(author, language, record, $"A {word} house");
        await ClaimAsync(moderator, language, author.Place.Split('/', '?')[3], checks: false);
        await Assertions.Expect(moderator.Page.Locator("#field-title ins").First).ToBeVisibleAsync();
        await reader.OpenAsync(record);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync($"A {word} office");
        await ApproveAsync(moderator, language, author.Place.Split('/', '?')[3], checks: false);

        record = await RenamedAsync(reader, record, $"A {word} house");
        await CompareAndCiteAsync(reader, language, record);
        await WithdrawAsync(moderator, reader, language, record, word);
        foreach (var visit in new[] { author, moderator, other, reader })
        {
            visit.AssertFaultless();
        }
    }

    private static async Task ClaimAsync(Visit visit, string language, string id, bool checks)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/reviews?tab=new");
        await Assertions.Expect(page.Locator("main tbody tr", new() { Has = page.Locator($"a[href$='/reviews/{id}']") })).ToBeVisibleAsync();
        if (checks)
        {
            await visit.CheckAsync("reviews", language);
        }

        await page.Locator($"main a[href$='/reviews/{id}/claim']").ClickAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        if (checks)
        {
            await visit.CheckAsync("claim", language);
        }

        await page.Locator("input[name=conflict][value=none]").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main .notice.ok")).ToBeVisibleAsync();
    }

    /// <summary>Asks for one thing, wishes for another, and thinks better of the wish.</summary>
    private static async Task RemarkAsync(Visit visit, string language, string id)
    {
        var page = visit.Page;
        foreach (var (field, weight, text) in new[] { ("results", "must", "How many people came, and how many stayed?"), ("title", "suggestion", "Longer?") })
        {
            var asked = page.Locator($"#field-{field}");
            await asked.Locator("summary").ClickAsync();
            await asked.Locator("textarea").FillAsync(text);
            await asked.Locator($"input[value={weight}]").CheckAsync();
            await asked.Locator("form button[type=submit]").Last.ClickAsync();
            await page.WaitForURLAsync($"**done=remarked#field-{field}");
            await Assertions.Expect(page.Locator($"#field-{field} .remark")).ToContainTextAsync(text);
        }

        await page.Locator("#field-title .remark a").ClickAsync();
        await page.Locator("#remark").FillAsync("Could it say where?");
        await visit.CheckAsync("remark", language);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#field-title .remark")).ToContainTextAsync("Could it say where?");
        await Assertions.Expect(page.Locator("input[name=decision][value=approve]")).ToBeDisabledAsync();
        Assert.EndsWith($"/reviews/{id}", visit.Place.Split('?')[0], StringComparison.Ordinal);
    }

    private static async Task AskForChangesAsync(Visit visit, string language, string id)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/reviews/{id}");
        await page.Locator("input[name=rating-applied][value=met]").CheckAsync();
        await page.Locator("input[name=rating-replicable][value=in-part]").CheckAsync();
        await page.Locator("#note-replicable").FillAsync("Say what it takes to begin.");
        await page.Locator("button[name=act][value=keep]").ClickAsync();
        await page.WaitForURLAsync("**done=kept#criteria");
        await page.Locator("#deciding summary").ClickAsync();
        await page.Locator("#deciding a[href*='template=more-detail']").ClickAsync();
        await page.WaitForURLAsync("**template=more-detail#decision");
        Assert.NotEqual("", await page.Locator("#reason").InputValueAsync());
        await Assertions.Expect(page.Locator("input[name=rating-applied][value=met]")).ToBeCheckedAsync();
        await page.Locator("#answer-by").FillAsync("2001-01-01");
        await page.Locator("#deciding button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        await visit.CheckAsync("review with errors", language);
        await page.Locator("#answer-by").FillAsync("");
        await page.Locator("#deciding button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=requestchanges");
        await Assertions.Expect(page.Locator("#deciding")).ToHaveCountAsync(0);
    }

    /// <summary>Answers what must be seen to, changes the field, writes to the reviewer, and sends it back.</summary>
    private static async Task AnswerAsync(Visit visit, string language, string id)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/contribute/{id}");
        await page.Locator(".remark.must a").ClickAsync();
        await page.Locator("#answer").FillAsync("Four thousand, of whom nine in ten stayed.");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".remark.must blockquote")).ToContainTextAsync("nine in ten");
        await page.Locator("main a[href$='/messages']").ClickAsync();
        await page.Locator("#message").FillAsync("Figures are being checked.\n\nThey come next week.");
        await page.Locator("#write button").ClickAsync();
        await Assertions.Expect(page.Locator("main ol .lines")).ToHaveCountAsync(2);
        await visit.CheckAsync("messages", language);
        await visit.AnswerAsync(language, id, "lessons", ("#results", "Four thousand people came."));
        await visit.SendAsync(language, id);
    }

    private static async Task GiveAsync(Visit visit, Visit other, string language, string id)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/reviews/{id}");
        await Assertions.Expect(page.Locator("#field-results ins").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#field-results blockquote")).ToContainTextAsync("nine in ten");
        await visit.CheckAsync("review", language);
        await page.Locator("main a[href$='/messages']").ClickAsync();
        await Assertions.Expect(page.Locator("main ol .lines").First).ToHaveTextAsync("Figures are being checked.");
        await visit.OpenAsync($"/{language}/reviews/{id}/reviewer");
        await visit.CheckAsync("reviewer", language);
        await page.Locator("#reviewer").SelectOptionAsync(new SelectOptionValue { Label = "Dimitri (demonstration)" });
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=reassigned");

        await other.OpenAsync($"/{language}/reviews?tab=mine");
        await other.Page.Locator($"main a[href$='/reviews/{id}']").First.ClickAsync();
        await other.Page.Locator("main a[href$='/declaration']").ClickAsync();
        await other.Page.Locator("input[name=conflict][value=none]").CheckAsync();
        await other.Page.Locator("main form button[type=submit]").ClickAsync();
        await other.Page.WaitForURLAsync("**done=declared");
    }

    private static async Task ApproveAsync(Visit visit, string language, string id, bool checks)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/reviews/{id}");
        if (await page.Locator(".remark.must button[value=resolve]").CountAsync() > 0)
        {
            await page.Locator(".remark.must button[value=resolve]").ClickAsync();
            await page.WaitForURLAsync("**done=resolved#remark-*");
        }

        await page.Locator("input[name=decision][value=approve]").CheckAsync();
        await page.Locator("#deciding button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=approve");
        if (checks)
        {
            await visit.CheckAsync("review, decided", language);
            await visit.OpenAsync($"/{language}/reviews/figures");
            await visit.CheckAsync("figures", language);
        }
    }

    /// <summary>Looks for it until it is there, and opens it.</summary>
    private static async Task<string> FoundAsync(Visit visit, string language, string word)
    {
        await UntilAsync(visit, $"/{language}/search?q={word}", async () => await visit.Page.Locator("li.record a").CountAsync() > 0);
        await visit.Page.Locator("li.record a[href*='/practices/']").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/practices/*");
        return visit.Place.Split('?')[0];
    }

    /// <summary>The author begins a change of the published record, and submits it.</summary>
    private static async Task ChangeAsync(Visit visit, string language, string record, string title)
    {
        await visit.OpenAsync($"{record}/change");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**/contribute/*");
        var id = visit.Place.Split('/', '?')[3];
        await visit.AnswerAsync(language, id, "title", ("#title", title));
        await visit.SendAsync(language, id);
    }

    /// <returns>The record's address, which follows its title.</returns>
    private static async Task<string> RenamedAsync(Visit visit, string record, string title)
    {
        await UntilAsync(visit, record, async () => await visit.Page.Locator("h1").TextContentAsync() == title);
        return visit.Place;
    }

    private static async Task CompareAndCiteAsync(Visit visit, string language, string record)
    {
        var page = visit.Page;
        await page.Locator("#cite a[href$='/versions']").ClickAsync();
        await Assertions.Expect(page.Locator("main ol.list > li")).ToHaveCountAsync(2);
        await visit.CheckAsync("versions", language);
        await page.Locator("main a[href$='/versions/2/compare/1']").ClickAsync();
        await Assertions.Expect(page.Locator("article.reviewed ins").First).ToBeVisibleAsync();
        await visit.CheckAsync("comparison", language);
        await visit.OpenAsync($"{record}/versions/1");
        await visit.CheckAsync("former version", language);
        foreach (var file in await page.Locator("#cite a[href*='cite.']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            var cited = await page.APIRequest.GetAsync(file);
            Assert.Equal(200, cited.Status);
            Assert.Contains("/versions/1", await cited.TextAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task WithdrawAsync(Visit visit, Visit reader, string language, string record, string word)
    {
        var page = visit.Page;
        await visit.OpenAsync(record);
        await page.Locator("main a[href$='/withdrawal']").ClickAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        await visit.CheckAsync("withdrawal", language);
        await page.Locator("#reason").FillAsync("Its author asked for it.");
        await page.Locator("#confirmed").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main a[href$='/reinstatement']")).ToBeVisibleAsync();
        visit.Forgive(410);
        await visit.CheckAsync("withdrawn", language);
        await UntilAsync(reader, $"/{language}/search?q={word}", async () => await reader.Page.Locator("li.record").CountAsync() == 0);
        await reader.OpenAsync(record, 410);
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Its author asked for it.");
        await reader.OpenAsync($"{record}/versions/1", 410);

        await page.Locator("main a[href$='/reinstatement']").ClickAsync();
        await visit.CheckAsync("reinstatement", language);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main a[href$='/withdrawal']")).ToBeVisibleAsync();
        await UntilAsync(reader, $"/{language}/search?q={word}", async () => await reader.Page.Locator("li.record").CountAsync() == 1);
        await reader.OpenAsync($"{record}/versions/1");
    }

    /// <summary>Opens the page anew until it is as it is to be: the catalogue follows the database soon, not at once.</summary>
    private static async Task UntilAsync(Visit visit, string address, Func<Task<bool>> holds)
    {
        for (var opened = 0; opened < 200; opened++)
        {
            await visit.Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            if (await holds())
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{address} stays as it was");
    }

    private async Task<Visit> EnterAsync(string email, bool script)
    {
        var visit = await OpenAsync(script);
        await site.SignInAsync(visit, email);
        return visit;
    }

    private async Task<Visit> OpenAsync(bool script)
    {
        var visit = await browser.VisitAsync(new Reader { Width = script ? 1280 : 768 }, site.Address);
        if (!script)
        {
            await visit.WithoutScriptsAsync();
        }

        return visit;
    }
}
