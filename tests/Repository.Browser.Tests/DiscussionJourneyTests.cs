using Microsoft.Playwright;
using Repository.TestSupport;

namespace Repository.Browser.Tests;

/// <summary>The way of a consultation from its opening to its close: who facilitates it, a newcomer, a moderator, another and a reader, each in a browser of their own.</summary>
public sealed class DiscussionJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Facilitator = "elena@secretariat.example";
    private const string Moderator = "clara@secretariat.example";
    private const string Other = "farid@secretariat.example";
    private const string Send = "#write button[type=submit]:not([name])";

    /// <summary>The third only differs from the first in its words.</summary>
    public static TheoryData<string> Languages => [.. TestEffort.Of<string[]>(quick: ["en", "fr"], full: ["en", "fr"], extended: PageKinds.Languages)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_consultation_is_opened_discussed_extended_and_closed(string language)
    {
        var script = language != "fr";
        await using var facilitator = await EnterAsync(Facilitator, script);
        await using var newcomer = await EnterAsync(language == "fr" ? "bruno@waymark.example" : "amina@harbour.example", script);
        await using var moderator = await EnterAsync(Moderator, script);
        await using var other = await EnterAsync(Other, script);
        await using var reader = await OpenAsync(script);

        var (space, guiding) = await OpenSpaceAsync(facilitator, language);
        await facilitator.CheckAsync("space with questions", language);
        var thread = await BeginAsync(newcomer, language, space);
        await ReleaseAsync(moderator, reader, thread);
        await QuoteAsync(facilitator, language, thread);
        await WriteInArabicAsync(other, thread);
        await AcceptAsync(newcomer, language, thread);
        await RemoveAsync(moderator, reader, language, thread);
        await LockAsync(moderator, newcomer, thread);
        await CloseAsync(facilitator, newcomer, language, space, guiding);
        foreach (var visit in new[] { facilitator, newcomer, moderator, other, reader })
        {
            visit.AssertFaultless();
        }
    }

    [Fact]
    public async Task A_post_is_written_looked_at_and_found_by_keyboard_alone()
    {
        await using var writer = await EnterAsync(Facilitator, script: true);
        await using var other = await EnterAsync(Moderator, script: true);
        var page = writer.Page;
        var (_, guiding) = await OpenSpaceAsync(writer, "en");
        await writer.OpenAsync(guiding);
        Assert.Equal([], await page.WalkAsync());

        await writer.OpenAsync(guiding);
        await page.TabToAsync("[data-toolbar] [data-mark='**']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#body")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Doors");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("**Doors**");
        await page.TabToAsync("#write button[name=preview]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#write .panel strong")).ToHaveTextAsync("Doors");
        await Assertions.Expect(page.Locator("#write .panel")).ToBeFocusedAsync();
        await page.TabToAsync(Send);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=posted#post-1");
        await Assertions.Expect(page.Locator("#post-1")).ToBeInViewportAsync();

        await other.OpenAsync(guiding);
        await other.Page.TabToAsync("main a.button[href$='/posts/1']");
        await other.Page.Keyboard.PressAsync("Enter");
        await other.Page.WaitForURLAsync("**#post-1");
        await other.Page.TabToAsync("#post-1 a, #post-1 button");
        writer.AssertFaultless();
        other.AssertFaultless();
    }

    /// <returns>Its address, and that of its first question.</returns>
    private static async Task<(string Space, string Guiding)> OpenSpaceAsync(Visit visit, string language)
    {
        var page = visit.Page;
        await visit.OpenAsync($"/{language}/spaces/new");
        foreach (var (field, text) in new[] { ("title", "Doors and windows"), ("purpose", "To hear what opens doors."), ("question-1", "Which doors are closed?"), ("question-2", "Who has the keys?"), ("closes", "2090-06-30") })
        {
            await page.Locator($"#{field}").FillAsync(text);
        }

        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=opened");
        var questions = page.Locator("[aria-labelledby=questions] li h3 a");
        await Assertions.Expect(questions).ToHaveCountAsync(2);
        return (visit.Place.Split('?')[0], (await questions.First.GetAttributeAsync("href"))!);
    }

    /// <returns>The address of the thread, which waits for a moderator.</returns>
    private static async Task<string> BeginAsync(Visit visit, string language, string space)
    {
        var page = visit.Page;
        await visit.OpenAsync(space);
        await page.Locator("main a[href$='/threads/new']").ClickAsync();
        await page.WaitForURLAsync("**/threads/new");
        await page.Locator(Send).ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        await visit.CheckAsync("new thread", language);
        await page.Locator("#title").FillAsync("What opens a door?");
        await page.Locator("#body").FillAsync("We have tried **three** keys.");
        await page.Locator(Send).ClickAsync();
        await page.WaitForURLAsync("**done=held*");
        await Assertions.Expect(page.Locator("#post-1 .state.warn")).ToBeVisibleAsync();
        return visit.Place.Split('?')[0];
    }

    private static async Task ReleaseAsync(Visit visit, Visit reader, string thread)
    {
        await reader.OpenAsync(thread);
        await Assertions.Expect(reader.Page.Locator("#password")).ToBeVisibleAsync();
        await visit.OpenAsync(thread);
        await visit.Page.Locator("#post-1 button[formaction$='/posts/1/release']").ClickAsync();
        await visit.Page.WaitForURLAsync("**done=changed*");
        await reader.OpenAsync(thread);
        await Assertions.Expect(reader.Page.Locator("#post-1 strong").Last).ToHaveTextAsync("three");
    }

    /// <summary>Answers with a quotation, and writes it otherwise.</summary>
    private static async Task QuoteAsync(Visit visit, string language, string thread)
    {
        var page = visit.Page;
        await visit.OpenAsync(thread);
        await page.Locator("#post-1 a[href$='/posts/1/reply?quote=1']").ClickAsync();
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("> We have tried **three** keys.\n\n");
        await visit.CheckAsync("reply", language);
        await page.Locator("#body").FillAsync("> We have tried **three** keys.\n\nA fourth one fits.");
        await page.Locator(Send).ClickAsync();
        await page.WaitForURLAsync("**done=posted#post-2");
        await Assertions.Expect(page.Locator(".replies #post-2 blockquote")).ToBeVisibleAsync();
        await page.Locator("#post-2 a[href$='/posts/2/edit']").ClickAsync();
        await page.Locator("#body").FillAsync("> We have tried **three** keys.\n\nA fifth one fits.");
        await page.Locator(Send).ClickAsync();
        await page.WaitForURLAsync("**done=edited#post-2");
        await Assertions.Expect(page.Locator("#post-2 a[href$='/posts/2/versions']")).ToBeVisibleAsync();
    }

    /// <summary>A post in another script than the page's, and one that does not belong there.</summary>
    private static async Task WriteInArabicAsync(Visit visit, string thread)
    {
        var page = visit.Page;
        foreach (var (number, text) in new[] { (3, "يجب أن تكون الخدمات قريبة من الناس وأن تقدم بلغتهم."), (4, "Cheap watches for everybody.") })
        {
            await visit.OpenAsync(thread);
            await page.Locator("#body").FillAsync(text);
            await page.Locator(Send).ClickAsync();
            await page.WaitForURLAsync($"**done=posted#post-{number}");
        }

        var arabic = page.Locator("#post-3 .prose");
        await Assertions.Expect(arabic).ToHaveAttributeAsync("lang", "ar");
        await Assertions.Expect(arabic).ToHaveCSSAsync("direction", "rtl");
    }

    /// <summary>Whoever asked takes the answer, and says that they agree.</summary>
    private static async Task AcceptAsync(Visit visit, string language, string thread)
    {
        var page = visit.Page;
        await visit.OpenAsync(thread);
        await page.Locator("#post-2 button[name=says]").First.ClickAsync();
        await Assertions.Expect(page.Locator("#post-2 button[name=says]").First).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Locator("#post-2 button[formaction$='/posts/2/acceptance']").ClickAsync();
        await Assertions.Expect(page.Locator("#post-2.accepted")).ToBeVisibleAsync();
        await visit.CheckAsync("thread", language);
    }

    private static async Task RemoveAsync(Visit visit, Visit reader, string language, string thread)
    {
        var page = visit.Page;
        await visit.OpenAsync(thread);
        await page.Locator("#post-4 a[href$='/posts/4/removal']").ClickAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        await visit.CheckAsync("removal", language);
        await page.Locator("#reason").FillAsync("It sells something.");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=removed#post-4");
        await reader.OpenAsync(thread);
        await Assertions.Expect(reader.Page.Locator("#post-4")).ToContainTextAsync("It sells something.");
        await Assertions.Expect(reader.Page.Locator("#post-4")).Not.ToContainTextAsync("watches");
        await reader.CheckAsync("thread, not signed in", language);
    }

    private static async Task LockAsync(Visit visit, Visit newcomer, string thread)
    {
        await visit.OpenAsync($"{thread}/settings");
        await visit.Page.Locator("#locked").CheckAsync();
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**done=changed");
        await newcomer.OpenAsync(thread);
        await Assertions.Expect(newcomer.Page.Locator("#write")).ToHaveCountAsync(0);
    }

    /// <summary>It goes on for a year; then it is closed at once, and nobody writes any more.</summary>
    private static async Task CloseAsync(Visit visit, Visit newcomer, string language, string space, string guiding)
    {
        var page = visit.Page;
        await visit.OpenAsync($"{space}/edit");
        await page.Locator("#closes").FillAsync("2091-06-30");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=saved");
        await newcomer.OpenAsync(guiding);
        await Assertions.Expect(newcomer.Page.Locator("#write")).ToBeVisibleAsync();

        await visit.OpenAsync($"{space}/state");
        await visit.CheckAsync("state of a space", language);
        await page.Locator("input[name=step][value=close]").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**done=saved");
        foreach (var one in new[] { visit, newcomer })
        {
            await one.OpenAsync(guiding);
            await Assertions.Expect(one.Page.Locator("#write")).ToHaveCountAsync(0);
            await one.OpenAsync(space);
            await Assertions.Expect(one.Page.Locator("main a[href$='/threads/new']")).ToHaveCountAsync(0);
        }
    }

    private async Task<Visit> EnterAsync(string email, bool script)
    {
        var visit = await OpenAsync(script);
        await site.ResumeAsync(visit, email);
        return visit;
    }

    /// <summary>Nothing counts as read after a while by itself: a page may be left while it is being said.</summary>
    private async Task<Visit> OpenAsync(bool script)
    {
        var visit = await browser.VisitAsync(new Reader { Width = script ? 1280 : 768 }, site.Address);
        await visit.Page.RouteAsync("**/mark-read*.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "export function start() {}" }));
        if (!script)
        {
            await visit.WithoutScriptsAsync();
        }

        return visit;
    }
}
