namespace Repository.Browser.Tests;

/// <summary>A moderator without a mouse, on a site of their own: beside the other journeys of reviews, not after them.</summary>
public sealed class ReviewKeyboardTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    [Fact]
    public async Task A_submission_is_reviewed_by_keyboard_alone()
    {
        await using var author = await browser.VisitAsync(new Reader(), site.Address);
        await using var moderator = await browser.VisitAsync(new Reader(), site.Address);
        await site.SignInAsync(author, "bruno@waymark.example");
        await site.SignInAsync(moderator, "clara@secretariat.example");
        var page = moderator.Page;
        var id = await author.SubmitPracticeAsync("en", "A door that keys open");
        await moderator.OpenAsync("/en/reviews?tab=new");
        Assert.Equal([], await page.WalkAsync());
        await moderator.OpenAsync("/en/reviews?tab=new");
        await SendAsync($"main a[href$='/reviews/{id}/claim']", "**/claim");
        await page.TabToAsync("input[name=conflict]");
        await page.Keyboard.PressAsync("Space");
        await SendAsync("main form button[type=submit]", "**done=claimed");

        await page.TabToAsync("#field-results summary");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("#remark-results");
        await page.Keyboard.TypeAsync("How many?");
        await SendAsync("#field-results button[type=submit]", "**done=remarked*");
        await moderator.OpenAsync($"/en/reviews/{id}");
        Assert.Equal([], await page.WalkAsync());
        await moderator.OpenAsync($"/en/reviews/{id}");
        await page.TabToAsync("input[name=rating-applied]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("input[name=decision]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync("#reason");
        await page.Keyboard.TypeAsync("Not carried out yet.");
        await SendAsync("#deciding button[type=submit]", "**done=reject");
        moderator.AssertFaultless();

        async Task SendAsync(string selector, string address)
        {
            await page.TabToAsync(selector);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(address);
        }
    }
}
