using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Contribute;

[Collection<PeopleCollection>]
public sealed class AuthorsTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_invites_and_whoever_is_invited_writes_with_them()
    {
        var (owner, friend, stranger) = (await site.SignInAsync(), await site.SignInAsync(), await site.SignInAsync());
        var id = await site.BeginAsync(owner);
        await site.WriteAsync(owner, id, "title", ("language", "en"), ("title", "A door"));

        using var known = await site.PostFormAsync(owner, Drafts.Address(id, "authors"), ("email", friend.Account.Email), ("role", "editor"));
        using var unknown = await site.PostFormAsync(owner, Drafts.Address(id, "authors"), ("email", "nobody-knows@example.org"), ("role", "editor"));
        using var wrong = await site.PostFormAsync(owner, Drafts.Address(id, "authors"), ("email", "nobody"), ("role", "editor"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (known.StatusCode, unknown.StatusCode, wrong.StatusCode));
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        var list = await owner.Client.PageAsync(Drafts.Address(id, "authors", "es"));
        Assert.DoesNotContain(friend.Account.DisplayName, list.QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.Equal(2, list.QuerySelectorAll("main a[href*='/invitations/']").Length);
        var place = (await friend.Client.PageAsync("/en/contribute")).QuerySelector("main a[href*='/contribute/invitations/']")!.GetAttribute("href")!;
        await stranger.Client.PageAsync(place, HttpStatusCode.NotFound);
        foreach (var language in Pages.Languages)
        {
            Assert.Contains("A door", (await friend.Client.PageAsync(place.Replace("/en/", $"/{language}/", StringComparison.Ordinal))).QuerySelector("main").Shown(), StringComparison.Ordinal);
        }

        using var accepted = await site.PostFormAsync(friend, place, ("answer", "accept"));
        using var again = await site.PostFormAsync(friend, place, ("answer", "accept"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (accepted.StatusCode, again.StatusCode));
        Assert.Contains(SourceTexts.In("en", "Contribute.DoneJoined"), (await friend.Client.PageAsync(accepted.Headers.Location!.OriginalString)).QuerySelector("main .notice").Shown(), StringComparison.Ordinal);
        await site.WriteAsync(friend, id, "text", ("summary", "Written by a friend"));
        await friend.Client.PageAsync(Drafts.Address(id, "authors"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_owner_says_what_others_may_do_and_hands_over()
    {
        var (owner, friend) = (await site.SignInAsync(), await site.SignInAsync());
        var id = await site.BeginAsync(owner);
        await site.JoinAsync(id, friend, AuthorRole.Viewer);
        var place = Drafts.Address(id, $"authors/{friend.Account.Number}");
        Assert.Equal(["editor", "viewer", "nothing"], (await owner.Client.PageAsync(place)).QuerySelectorAll("input[name=may]").Select(choice => choice.GetAttribute("value")));

        using var nothing = await site.PostFormAsync(owner, place, ("may", "fly"));
        using var editor = await site.PostFormAsync(owner, place, ("may", "editor"));
        using var handed = await site.PostFormAsync(owner, place, ("may", "owner"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (nothing.StatusCode, editor.StatusCode, handed.StatusCode));
        await owner.Client.PageAsync(Drafts.Address(id, "authors"), HttpStatusCode.NotFound);
        using var removed = await site.PostFormAsync(friend, Drafts.Address(id, $"authors/{owner.Account.Number}"), ("may", "nothing"));
        await owner.Client.PageAsync(Drafts.Address(id), HttpStatusCode.NotFound);
        Assert.Equal(SubmissionState.Draft, (await site.SubmissionAsync(id)).State);
    }

    [Fact]
    public async Task Who_takes_part_changes_also_once_it_is_published()
    {
        var (owner, friend, reviewer) = (await site.SignInAsync(), await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var approved = await site.DecidedAsync(await site.ClaimedAsync(owner, reviewer, "A text for others to keep up"), reviewer, DecisionKind.Approve);
        await site.JoinAsync(approved.Id, friend, AuthorRole.Viewer);
        var contribution = (await site.Get<ContributionStore>().FindAsync(approved.ContributionId, Ct))!;
        var change = $"/en/practices/{contribution.Number}-{contribution.Slug}/change";
        await friend.Client.PageAsync(change, HttpStatusCode.Forbidden);
        Assert.NotNull((await owner.Client.PageAsync(Drafts.Address(approved.Id))).QuerySelector($"main a[href='{Drafts.Address(approved.Id, "authors")}']"));

        using var editor = await site.PostFormAsync(owner, Drafts.Address(approved.Id, $"authors/{friend.Account.Number}"), ("may", "editor"));

        await friend.Client.PageAsync(change);
    }

    [Fact]
    public async Task Whoever_takes_part_leaves_by_themselves_but_for_the_owner()
    {
        var (owner, reader) = (await site.SignInAsync(), await site.SignInAsync());
        var id = await site.BeginAsync(owner);
        await site.JoinAsync(id, reader, AuthorRole.Viewer);
        Assert.Contains(Drafts.Address(id, "leave", "fr"), (await reader.Client.PageAsync(Drafts.Address(id, language: "fr"))).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain(Drafts.Address(id, "leave"), (await owner.Client.PageAsync(Drafts.Address(id))).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));

        using var stays = await site.PostFormAsync(owner, Drafts.Address(id, "leave", "es"));
        using var left = await site.PostFormAsync(reader, Drafts.Address(id, "leave"));

        Assert.Equal(HttpStatusCode.Conflict, stays.StatusCode);
        Assert.Contains(SourceTexts.In("es", "Contribute.OwnerStays"), Pages.Parse(await stays.Content.ReadAsStringAsync(Ct)).QuerySelector("#errors").Shown(), StringComparison.Ordinal);
        var after = await reader.Client.PageAsync(left.Headers.Location!.OriginalString);
        Assert.Contains(SourceTexts.In("en", "Contribute.DoneLeft"), after.QuerySelector("main .notice").Shown(), StringComparison.Ordinal);
        await reader.Client.PageAsync(Drafts.Address(id), HttpStatusCode.NotFound);
        Assert.Contains("Untitled", (await owner.Client.PageAsync("/en/account/notifications")).QuerySelector("main ol").Shown(), StringComparison.Ordinal);
    }
}
