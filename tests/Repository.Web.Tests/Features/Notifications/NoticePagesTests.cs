using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Notifications;

/// <summary>What people were told, as they read it.</summary>
[Collection<PeopleCollection>]
public sealed class NoticePagesTests(PeopleSite site)
{
    private const string Own = "/en/account/notifications";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_head_counts_what_is_new_and_the_page_lists_it_in_every_language()
    {
        var (person, submission) = await ToldAsync();
        foreach (var (language, count, said) in new[]
        {
            ("en", "1 new notification", "An author has cancelled “A <b>door</b>”."),
            ("fr", "1 nouvelle notification", "L’un des auteurs a annulé « A <b>door</b> »."),
            ("es", "1 notificación nueva", "Uno de los autores ha cancelado «A <b>door</b>»."),
        })
        {
            var page = await person.Client.PageAsync($"/{language}/account/notifications");
            Assert.Equal(count, page.QuerySelector("header .account a[href$='/notifications']").Shown());
            var link = page.QuerySelector("main ol a")!;
            Assert.Equal((Pages.Words(said), $"/{language}/contribute/{submission.Id}"), (link.Shown(), link.GetAttribute("href")));
        }

        var other = await site.SignInAsync();
        Assert.Null((await other.Client.PageAsync(Own)).QuerySelector("main ol, header .account .n"));
        Assert.Null((await site.Reader.PageAsync("/en")).QuerySelector(".account"));
    }

    [Fact]
    public async Task One_or_all_are_marked_as_read_and_only_ones_own()
    {
        var (person, _) = await ToldAsync();
        await ToldAsync(person);
        var first = (await person.Client.PageAsync(Own)).QuerySelector("main ol button[name=notice]")!.GetAttribute("value")!;
        var other = await site.SignInAsync();
        using var foreign = await site.PostFormAsync(other, Own, ("notice", first));
        Assert.Equal(2, await UnreadAsync(person));

        using var marked = await site.PostFormAsync(person, Own, ("notice", first));
        Assert.Equal((Own, 1), (marked.Headers.Location?.OriginalString, await UnreadAsync(person)));
        using var early = await site.PostFormAsync(person, Own, ("until", DateTimeOffset.UnixEpoch.ToStoredText()));
        using var nonsense = await site.PostFormAsync(person, Own, ("until", "soon"), ("notice", "x"));
        Assert.Equal(1, await UnreadAsync(person));

        var until = (await person.Client.PageAsync(Own)).QuerySelector("main input[name=until]")!.GetAttribute("value")!;
        using var all = await site.PostFormAsync(person, Own, ("until", until));
        Assert.Equal(0, await UnreadAsync(person));
        var page = await person.Client.PageAsync(Own);
        Assert.Equal(2, page.QuerySelectorAll("main ol > li").Length);
        Assert.Null(page.QuerySelector("main ol form"));
    }

    [Fact]
    public async Task What_is_no_longer_the_readers_says_so_and_leads_nowhere()
    {
        var (person, submission) = await ToldAsync();
        await site.Get<Database>().WriteAsync(
            session => session.ExecuteAsync("delete from contribution_authors where contribution_id = @id and account_id = @accountId", new { id = submission.ContributionId, accountId = person.Account.Id }, Ct), Ct);

        var item = (await person.Client.PageAsync(Own)).QuerySelector("main ol > li")!;

        Assert.Null(item.QuerySelector("a"));
        Assert.Contains("does not concern you any more", item.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        var (person, _) = await ToldAsync();
        for (var i = 0; i < 20; i++)
        {
            await ToldAsync(person);
        }

        Assert.Equal(20, (await person.Client.PageAsync(Own)).QuerySelectorAll("main ol > li").Length);
        Assert.Single((await person.Client.PageAsync($"{Own}?page=2")).QuerySelectorAll("main ol > li"));
    }

    [Fact]
    public async Task Choices_are_kept_and_heeded()
    {
        var person = await site.SignInAsync();
        const string address = $"{Own}/choices";
        Assert.Equal(["progress", "decision", "message", "reminder", "space", "post"], await TickedAsync(person, "site"));
        Assert.Equal(8, (await (await site.SignInAsync(Domain.Accounts.Role.Moderator)).Client.PageAsync(address)).QuerySelectorAll("input[name=mail]").Length);

        using var saved = await site.PostFormAsync(person, address, ("site", "decision"), ("site", "new-submission"), ("site", "nonsense"), ("mail", "progress"));

        Assert.Equal($"{address}?done=saved", saved.Headers.Location?.OriginalString);
        Assert.Equal(["decision"], await TickedAsync(person, "site"));
        Assert.Equal(["progress"], await TickedAsync(person, "mail"));
        await ToldAsync(person);
        Assert.Equal(0, await UnreadAsync(person));
        Assert.True((await site.Get<NoticeChoiceStore>().OfAsync(person.Account.Id, Ct)).Single(choice => choice.Topic == NoticeTopic.NewSubmission).InPage);

        async Task<IEnumerable<string>> TickedAsync(SignedInPerson who, string name) =>
            (await who.Client.PageAsync(address)).QuerySelectorAll($"input[name={name}][checked]").Select(box => box.GetAttribute("value")!);
    }

    private static async Task<int> UnreadAsync(SignedInPerson person) => (await person.Client.PageAsync(Own)).QuerySelectorAll("main ol button[name=notice]").Length;

    /// <summary>Has a fellow author cancel what the person began.</summary>
    private async Task<(SignedInPerson Person, Submission Submission)> ToldAsync(SignedInPerson? who = null)
    {
        var (person, other) = (who ?? await site.SignInAsync(), await site.SignInAsync());
        var desk = site.Get<AuthoringDesk>();
        var submission = Assert.IsType<AuthoringOutcome.Done>(await desk.StartAsync(PracticeFields.Kind, "en", By(other), Ct)).Submission;
        await site.Get<Database>().WriteAsync(session => AuthorStore.SetAsync(session, submission.ContributionId, person.Account.Id, AuthorRole.Owner, organisationId: null, Ct), Ct);
        var typed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["title"] = ["A <b>door</b>"] };
        await site.Get<DraftStore>().SaveAsync(submission.Id, typed, DraftAnswers.Empty.TokenOf(typed.Keys), other.Account.Id, Ct);
        Assert.IsType<AuthoringOutcome.Done>(await desk.CancelAsync(submission.Id, By(other), Ct));
        return (person, submission);
    }

    private static AuditContext By(SignedInPerson person) => new() { ActorId = person.Account.Id, ActorName = person.Account.DisplayName };
}
