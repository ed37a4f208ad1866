using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.Reviews;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

/// <summary>Focal points: who is asked, when, and what their answer does.</summary>
public abstract class ConfirmationContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly FocalPoint Wanjiru = new("Wanjiru Kamau", "Government of Kenya", "focal@example.org", "fr");

    private ReviewWorld World => new(Database, Clock);

    private FocalPointDesk FocalPoints => new(Database, new SubmissionLimits());

    private ConfirmationDesk Desk => new(Database, new SubmissionLimits());

    [Fact]
    public async Task A_text_for_another_organisation_reaches_the_moderators_once_its_focal_point_has_confirmed_it()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var asked = await AskedAsync(ana);
        Assert.Equal((SubmissionState.AwaitingConfirmation, 0, Clock.StorableNow().AddDays(14)), (asked.State, asked.Rounds, asked.DueAt));
        Assert.Equal(["focal@example.org confirm-contribution fr"], await MailsAsync());
        Assert.IsType<ReviewOutcome.Moved>(await World.Desk.ClaimAsync(asked.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));

        var (link, again) = (await LinkAsync(asked.Id), await LinkAsync(asked.Id));
        var found = (await Desk.FindAsync(link!, Ct))!;
        Assert.Equal((asked.RevisionId!.Value, Wanjiru, "Ana"), (found.RevisionId, found.FocalPoint, found.AskedBy));
        Assert.NotNull(await Desk.FindAsync(link!, Ct));
        Assert.Null(await Desk.FindAsync(Secret.Create(), Ct));

        Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await AnswerAsync(link!));
        var submitted = (await World.Submissions.FindAsync(asked.Id, Ct))!;
        Assert.Equal((SubmissionState.Submitted, 1, Clock.StorableNow()), (submitted.State, submitted.Rounds, submitted.SubmittedAt));
        Assert.Equal(["Ana submission-submitted", "Mo submission-waits-for-reviewer"], await MailsToAccountsAsync());
        Assert.Equal((false, false, null), (await AnswerAsync(link!), await AnswerAsync(again!, "Too late."), await Desk.FindAsync(again!, Ct)));
        Assert.Null(await LinkAsync(asked.Id));
        var step = (await World.Submissions.TransitionsAsync(asked.Id, Ct))[^1];
        Assert.Equal((SubmissionAction.Confirm, null), (step.Action, step.ActorId));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from confirmation_tokens where hash = @link", new { link }));
        Assert.Equal(ConfirmationAnswer.Confirmed, Assert.Single(await new FocalPointStore(Database).ConfirmationsAsync(asked.Id, Ct)).Answer);
    }

    [Fact]
    public async Task Declining_leads_back_to_the_authors_who_read_why()
    {
        var ana = await World.AuthorAsync();
        var asked = await AskedAsync(ana);
        Assert.True(await AnswerAsync((await LinkAsync(asked.Id))!, "That was not us."));

        var declined = (await World.Submissions.FindAsync(asked.Id, Ct))!;
        Assert.Equal((SubmissionState.Draft, null), (declined.State, declined.DueAt));
        Assert.Equal("That was not us.", (await World.Submissions.TransitionsAsync(asked.Id, Ct))[^1].Reason);
        Assert.Equal(["Ana submission-confirmation-declined"], await MailsToAccountsAsync());

        Assert.Equal(SubmissionState.AwaitingConfirmation, ReviewWorld.Done(await World.ResubmitAsync(asked, ana)).State);
        Assert.NotNull(await LinkAsync(asked.Id));
    }

    [Fact]
    public async Task Of_many_answers_at_once_one_counts()
    {
        var ana = await World.AuthorAsync();
        await World.ModeratorAsync();
        foreach (var round in Enumerable.Range(0, TestEffort.Of(quick: 1, full: 5, extended: 40)))
        {
            var asked = await AskedAsync(ana, Wanjiru with { Email = $"focal{round}@example.org" });
            var links = new List<string>();
            for (var i = 0; i < 6; i++)
            {
                links.Add((await LinkAsync(asked.Id))!);
            }

            var nodes = Enumerable.Range(0, 3).Select(_ => Test.OpenAnother()).ToList();
            var answers = await Task.WhenAll(links.Select((link, i) => new ConfirmationDesk(nodes[i % 3], new SubmissionLimits()).AnswerAsync(link, i % 2 == 0 ? null : "No.", TestSubmissions.Taxonomy, AuditContext.Program, Ct)));
            Assert.Single(answers, won => won);
            Assert.Equal(1, await ScalarAsync<int>("select count(*) from submission_transitions where submission_id = @id and action in ('confirm', 'decline')", new { asked.Id }));
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task What_says_the_same_is_asked_once_and_what_does_not_or_somebody_else_anew()
    {
        var ana = await World.AuthorAsync();
        var submission = await AskedAsync(ana);
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!));

        Assert.Equal(SubmissionState.Submitted, await AgainAsync("The city  rented, a house!"));
        Assert.Equal(SubmissionState.AwaitingConfirmation, await AgainAsync("The city bought a house."));
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!));
        Assert.Equal(SubmissionState.AwaitingConfirmation, await AgainAsync("The city bought a house for 1.5 million."));
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!));
        Assert.Equal(SubmissionState.AwaitingConfirmation, await AgainAsync("The city bought a house for 15 million."));
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!));

        await World.Authoring.TakeBackAsync(submission.Id, ReviewWorld.By(ana), Ct);
        await NameAsync(submission, ana, Wanjiru with { Name = "Wanjirũ Kamau", Email = "FOCAL@example.org" });
        Assert.Equal(SubmissionState.Submitted, ReviewWorld.Done(await World.ResubmitAsync(submission, ana)).State);
        await World.Authoring.TakeBackAsync(submission.Id, ReviewWorld.By(ana), Ct);
        await NameAsync(submission, ana, Wanjiru with { Email = "other@example.org" });
        Assert.Equal(SubmissionState.AwaitingConfirmation, ReviewWorld.Done(await World.ResubmitAsync(submission, ana)).State);
        await World.Authoring.TakeBackAsync(submission.Id, ReviewWorld.By(ana), Ct);
        await NameAsync(submission, ana, null);
        Assert.Equal(SubmissionState.Submitted, ReviewWorld.Done(await World.ResubmitAsync(submission, ana)).State);

        async Task<SubmissionState> AgainAsync(string actions)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await World.Authoring.TakeBackAsync(submission.Id, ReviewWorld.By(ana), Ct);
            await World.TypeAsync(submission, ana, "actions", actions);
            return ReviewWorld.Done(await World.ResubmitAsync(submission, ana)).State;
        }
    }

    [Fact]
    public async Task A_link_is_over_in_time_and_once_the_text_is_taken_back_or_somebody_else_is_asked()
    {
        var ana = await World.AuthorAsync();
        var (late, taken, other) = (await AskedAsync(ana), await AskedAsync(ana), await AskedAsync(ana));
        var links = new[] { await LinkAsync(late.Id), await LinkAsync(taken.Id), await LinkAsync(other.Id) };
        await World.Authoring.TakeBackAsync(taken.Id, ReviewWorld.By(ana), Ct);
        await NameAsync(other, ana, Wanjiru with { Email = "right@example.org" });
        Assert.Equal([true, false, false], await GoodAsync());
        Assert.Equal("right@example.org", (await Desk.FindAsync((await LinkAsync(other.Id))!, Ct))!.FocalPoint.Email);

        Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal([false, false, false], await GoodAsync());
        Assert.False(await AnswerAsync(links[0]!));
        Assert.IsType<FocalPointOutcome.Done>(await FocalPoints.MailAgainAsync(late.Id, ReviewWorld.By(ana), Ct));
        Assert.Equal([true, false, false], await GoodAsync());
        Assert.IsType<FocalPointOutcome.Moved>(await FocalPoints.MailAgainAsync(taken.Id, ReviewWorld.By(ana), Ct));

        async Task<IEnumerable<bool>> GoodAsync()
        {
            var good = new List<bool>();
            foreach (var link in links)
            {
                good.Add(await Desk.FindAsync(link!, Ct) is not null);
            }

            return good;
        }
    }

    [Fact]
    public async Task What_changed_in_review_is_confirmed_meanwhile_and_not_approved_before()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submission = await AskedAsync(ana);
        await AnswerAsync((await LinkAsync(submission.Id))!);
        submission = ReviewWorld.Done(await World.Desk.ClaimAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        submission = await ChangedAsync("A thousand people came.");
        Assert.Equal(SubmissionState.InReview, submission.State);
        await MailsToAccountsAsync();

        Assert.IsType<ReviewOutcome.Unconfirmed>(await World.DecideAsync(submission, DecisionKind.Approve, mo));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!, "There were nine hundred."));
        Assert.IsType<ReviewOutcome.Unconfirmed>(await World.DecideAsync(submission, DecisionKind.Approve, mo));
        Assert.Equal((NoticeKind.ChangeNotConfirmed, NoticeKind.ReviewedTextNotConfirmed), (await LastNoticeAsync(ana), await LastNoticeAsync(mo)));

        submission = await ChangedAsync("Nine hundred people came.");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await AnswerAsync((await LinkAsync(submission.Id))!));
        Assert.Equal((NoticeKind.ChangeConfirmed, NoticeKind.ReviewedTextConfirmed), (await LastNoticeAsync(ana), await LastNoticeAsync(mo)));
        Assert.Equal(2, (await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.ConfirmationAnswered }, before: null, 10, Ct)).Records.Count);
        Assert.Equal(SubmissionState.Approved, ReviewWorld.Done(await World.DecideAsync(submission, DecisionKind.Approve, mo)).State);

        var change = ReviewWorld.Done(await World.Authoring.ChangeAsync(submission.ContributionId, ReviewWorld.By(ana), Ct));
        Assert.Equal(Wanjiru, await new FocalPointStore(Database).FindAsync(change.Id, Ct));

        async Task<Submission> ChangedAsync(string results)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            var returned = ReviewWorld.Done(await World.DecideAsync(submission, DecisionKind.RequestChanges, mo, "How many?"));
            await World.TypeAsync(returned, ana, "results", results);
            return ReviewWorld.Done(await World.ResubmitAsync(returned, ana));
        }

        async Task<NoticeKind> LastNoticeAsync(Account account) => (await new NoticeStore(Database).PageAsync(account.Id, 0, 1, Ct)).Page.Single().Kind;
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_whoever_names_its_address()
    {
        var (ana, ben) = (await World.AuthorAsync(), await World.AuthorAsync("Ben"));
        var asked = await AskedAsync(ana);
        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<FocalPointOutcome.Done>(await FocalPoints.MailAgainAsync(asked.Id, ReviewWorld.By(ana), Ct));
        }

        Assert.IsType<FocalPointOutcome.TooManyMails>(await FocalPoints.MailAgainAsync(asked.Id, ReviewWorld.By(ana), Ct));
        var other = await World.Authoring.StartAsync(ben);
        var draft = await World.Drafts.FillAsync(other.Id, ben);
        await NameAsync(other, ben, Wanjiru);
        Assert.IsType<AuthoringOutcome.TooManyMails>(await World.Authoring.SubmitAsync(other.Id, draft.Version, TestSubmissions.Taxonomy, ReviewWorld.By(ben), Ct));
        Assert.Equal(SubmissionState.Draft, (await World.Submissions.FindAsync(other.Id, Ct))!.State);
        Assert.Equal(5, (await MailsAsync()).Count());

        Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.IsType<AuthoringOutcome.Done>(await World.Authoring.SubmitAsync(other.Id, draft.Version, TestSubmissions.Taxonomy, ReviewWorld.By(ben), Ct));
    }

    [Fact]
    public async Task A_focal_point_is_somebody_else_with_a_name_and_an_address_that_mail_goes_to()
    {
        var ana = await World.AuthorAsync();
        var submission = await World.Authoring.StartAsync(ana);
        Assert.Equal([FocalPointProblem.NameMissing, FocalPointProblem.OrganisationMissing, FocalPointProblem.EmailMissing], await ProblemsAsync(new FocalPoint(" ", "", "\t", "en")));
        Assert.Equal([FocalPointProblem.NameWrong, FocalPointProblem.OrganisationWrong, FocalPointProblem.EmailWrong], await ProblemsAsync(new FocalPoint("W\u202eK", new string('x', 201), "nobody", "en")));
        Assert.Equal([FocalPointProblem.EmailOfAuthor], await ProblemsAsync(Wanjiru with { Email = ana.Email.ToUpperInvariant() }));
        Assert.Null(await new FocalPointStore(Database).FindAsync(submission.Id, Ct));

        async Task<IEnumerable<FocalPointProblem>> ProblemsAsync(FocalPoint typed) =>
            Assert.IsType<FocalPointOutcome.Wrong>(await FocalPoints.NameAsync(submission.Id, typed, ReviewWorld.By(ana), Ct)).Problems;
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_after_7_and_21_days_and_so_are_the_authors()
    {
        var ana = await World.AuthorAsync();
        var asked = await AskedAsync(ana);
        var begin = Clock.StorableNow();
        for (var days = 0; days < 40; days++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await new SubmissionReminders(Database).RunAsync(Ct);
        }

        var mails = await Database.ReadAsync(session => session.QueryAsync<MailRow>("select address, template, created_at from outgoing_mails where created_at > @begin order by created_at, address", new { begin }, Ct), Ct);
        Assert.Equal(
            [(7, "confirmation-waits"), (7, "submission-confirmation-waits"), (21, "confirmation-waits"), (21, "submission-confirmation-waits")],
            mails.Select(mail => ((mail.CreatedAt - begin).Days, mail.Template)).Order());
        Assert.Null(await LinkAsync(asked.Id));
    }

    [Fact]
    public async Task An_address_goes_90_days_after_nobody_is_to_be_written_to_there()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var (cancelled, published) = (await AskedAsync(ana), await AskedAsync(ana));
        await AnswerAsync((await LinkAsync(published.Id))!);
        var claimed = ReviewWorld.Done(await World.Desk.ClaimAsync(published.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        await World.DecideAsync(claimed, DecisionKind.Approve, mo);
        await LinkAsync(cancelled.Id);
        await World.Authoring.CancelAsync(cancelled.Id, ReviewWorld.By(ana), Ct);
        var (store, retention) = (new FocalPointStore(Database), new FocalPointRetention(Database));

        Clock.Advance(TimeSpan.FromDays(89));
        await retention.RunAsync(Ct);
        Assert.Equal("focal@example.org", (await store.FindAsync(cancelled.Id, Ct))!.Email);

        Clock.Advance(TimeSpan.FromDays(20));
        await retention.RunAsync(Ct);
        Assert.Equal((Wanjiru with { Email = "" }, Wanjiru), (await store.FindAsync(cancelled.Id, Ct), await store.FindAsync(published.Id, Ct)));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from confirmation_tokens"));
    }

    private async Task<Submission> AskedAsync(Account author, FocalPoint? focalPoint = null)
    {
        var submission = await World.Authoring.StartAsync(author);
        await NameAsync(submission, author, focalPoint ?? Wanjiru);
        return await World.Authoring.SubmitAsync(Database, submission, author);
    }

    private async Task NameAsync(Submission submission, Account author, FocalPoint? focalPoint) =>
        Assert.IsType<FocalPointOutcome.Done>(await FocalPoints.NameAsync(submission.Id, focalPoint, ReviewWorld.By(author), Ct));

    private Task<bool> AnswerAsync(string link, string? reason = null) => Desk.AnswerAsync(link, reason, TestSubmissions.Taxonomy, AuditContext.Program, Ct);

    /// <summary>As the mail that was decided on last would have it.</summary>
    private async Task<string?> LinkAsync(Guid submissionId)
    {
        var payload = await ScalarAsync<string>("select id from confirmations where submission_id = @submissionId order by case when answer is null then 0 else 1 end, asked_at desc limit 1", new { submissionId });
        return await new LinkIssuer(Database).IssueAsync(new LinkRequest(null, new MailLink(LinkPurposes.ConfirmContribution, payload!), "", Clock.StorableNow()), Ct);
    }

    private async Task<IEnumerable<string>> MailsAsync() =>
        await Database.ReadAsync(session => session.QueryAsync<string>("select address || ' ' || template || ' ' || language from outgoing_mails where account_id is null order by id", null, Ct), Ct);

    private async Task<IEnumerable<string>> MailsToAccountsAsync() => (await Database.ReadAsync(
        session => session.QueryAsync<string>("select a.display_name || ' ' || m.template from outgoing_mails m join accounts a on a.id = m.account_id", null, Ct), Ct)).Order(StringComparer.Ordinal);

    private sealed record MailRow
    {
        public required string Address { get; init; }

        public required string Template { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}

public sealed class ConfirmationOnSqliteTests() : ConfirmationContract(DatabaseKind.Sqlite);

public sealed class ConfirmationOnPostgresTests() : ConfirmationContract(DatabaseKind.Postgres);
