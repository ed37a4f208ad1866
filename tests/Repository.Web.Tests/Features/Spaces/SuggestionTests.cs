using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Spaces;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Spaces;

/// <summary>From a suggestion to a space, or to a reason why there is none.</summary>
[Collection<PeopleCollection>]
public sealed class SuggestionTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggestion_becomes_a_space_and_its_author_is_told()
    {
        var (author, facilitator) = (await site.SignInAsync(), await site.SignInAsync(Role.Facilitator));
        var title = PeopleSite.Unique("Doors");
        var address = await SuggestAsync(author, title);
        var sent = await author.Client.PageAsync($"{address}?done=sent");
        Assert.NotNull(sent.QuerySelector(".notice.ok"));
        Assert.Contains("To talk of doors.", sent.QuerySelector("dl.facts").Shown(), StringComparison.Ordinal);
        Assert.Empty(sent.QuerySelectorAll("main a[href$='/approval']"));
        Assert.NotEmpty((await facilitator.Client.PageAsync("/en/spaces")).QuerySelectorAll("main a[href='/en/spaces/suggestions']"));
        Assert.Equal(address, (await facilitator.Client.PageAsync("/en/spaces/suggestions")).QuerySelector(".record h2 a")!.GetAttribute("href"));
        Assert.Equal("Kept?", (await facilitator.Client.PageAsync($"{address}/approval")).QuerySelector("#question-1")!.TextContent.Trim());

        using var opened = await site.PostFormAsync(facilitator, $"{address}/approval", ("title", $"{title} open"), ("purpose", "To talk."), ("visibility", "members"), ("question-1", "Kept?"));

        var space = opened.Headers.Location!.OriginalString.Split('?')[0];
        Assert.StartsWith("/en/spaces/doors-", space, StringComparison.Ordinal);
        // A member reads what members read.
        Assert.Contains("Kept?", (await author.Client.PageAsync(space)).QuerySelector("main").Shown(), StringComparison.Ordinal);
        var notice = (await author.Client.PageAsync("/en/account/notifications")).QuerySelector("main").Shown();
        Assert.Contains(title, notice, StringComparison.Ordinal);
        Assert.Equal(space, (await author.Client.PageAsync(address)).QuerySelector("main a.button")!.GetAttribute("href"));
        using var late = await site.PostFormAsync(facilitator, $"{address}/refusal", ("reason", "Too late."));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_suggestion_is_declined_with_a_reason()
    {
        var (author, administrator) = (await site.SignInAsync(), await site.AdministratorAsync());
        var address = await SuggestAsync(author, "Windows");
        using var silent = await site.PostFormAsync(administrator, $"{address}/refusal", ("reason", " "));
        Assert.Equal((HttpStatusCode.BadRequest, "#reason"), (silent.StatusCode, Pages.Parse(await silent.Content.ReadAsStringAsync(Ct)).QuerySelector("#errors a")?.GetAttribute("href")));

        using var declined = await site.PostFormAsync(administrator, $"{address}/refusal", ("reason", "There is one already."));

        Assert.Equal($"{address}?done=declined", declined.Headers.Location?.OriginalString);
        Assert.Contains("There is one already.", (await author.Client.PageAsync(address)).QuerySelector("[aria-labelledby=reason]").Shown(), StringComparison.Ordinal);
        Assert.Contains("There is one already.", (await author.Client.PageAsync("/en/account/notifications")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        await administrator.Client.PageAsync($"{address}/approval", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Nobody_else_hears_of_a_suggestion()
    {
        var author = await site.SignInAsync();
        var address = await SuggestAsync(author, PeopleSite.Unique("Secret doors"));
        foreach (var other in new[] { await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "doors"))) })
        {
            await other.Client.PageAsync(address, HttpStatusCode.NotFound);
            await other.Client.PageAsync($"{address}/approval", HttpStatusCode.NotFound);
            Assert.DoesNotContain("Secret doors", (await other.Client.PageAsync("/en/spaces/suggestions")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, (await site.Reader.GetAsync(address, Ct)).StatusCode);
        Assert.Single((await author.Client.PageAsync("/fr/spaces/suggestions")).QuerySelectorAll(".record"));
    }

    [Fact]
    public async Task More_than_an_account_may_send_stays_written()
    {
        var author = await site.SignInAsync();
        for (var i = 0; i < SuggestionDesk.SuggestionsPerDay; i++)
        {
            await SuggestAsync(author, $"Doors {i}");
        }

        using var refused = await site.PostFormAsync(author, "/es/spaces/suggest", ("title", "Una más"), ("purpose", "Para hablar."));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var page = Pages.Parse(await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal("Una más", page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#errors"));
    }

    private async Task<string> SuggestAsync(SignedInPerson author, string title)
    {
        using var sent = await site.PostFormAsync(author, "/en/spaces/suggest", ("title", title), ("purpose", "To talk of doors."), ("visibility", "members"), ("question-1", "Kept?"), ("objective", "7"));
        var address = sent.Headers.Location?.OriginalString ?? "";
        Assert.EndsWith("?done=sent", address, StringComparison.Ordinal);
        return address.Split('?')[0];
    }
}
