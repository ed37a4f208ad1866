using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.Reviews;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

/// <summary>Who is told of what, on the site and by mail.</summary>
public abstract class SubmissionNoticesContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private DateTimeOffset seen = DateTimeOffset.UnixEpoch;

    private ReviewWorld World => new(Database, Clock);

    private NoticeStore Notices => new(Database);

    [Fact]
    public async Task Each_step_tells_once_whom_it_concerns_and_never_who_acted()
    {
        var (ana, ben, vic) = (await World.AuthorAsync("Ana"), await World.AuthorAsync("Ben"), await World.AuthorAsync("Vic"));
        var (mo, maja) = (await World.ModeratorAsync("Mo"), await World.ModeratorOfAsync("Maja", new Scope(ScopeKind.Region, "africa")));
        await World.ModeratorOfAsync("Theo", new Scope(ScopeKind.Theme, "data"));
        await World.JoinAsync("House", ana, await World.ModeratorAsync("Partial"));
        var submission = await World.Authoring.StartAsync(ana);
        await Database.WriteAsync(
            async session =>
            {
                await AuthorStore.SetAsync(session, submission.ContributionId, ben.Id, AuthorRole.Editor, organisationId: null, Ct);
                await AuthorStore.SetAsync(session, submission.ContributionId, vic.Id, AuthorRole.Viewer, organisationId: null, Ct);
            },
            Ct);
        await ToldAsync();

        submission = await World.Authoring.SubmitAsync(Database, submission, ana);
        Assert.Equal(
            ["Ana mail submission-submitted", "Ben mail submission-submitted", "Ben site submitted", "Maja mail submission-waits-for-reviewer", "Maja site waits-for-reviewer", "Mo mail submission-waits-for-reviewer", "Mo site waits-for-reviewer"],
            await ToldAsync());

        await World.Authoring.TakeBackAsync(submission.Id, ReviewWorld.By(ana), Ct);
        Assert.Equal(["Ben mail submission-taken-back", "Ben site taken-back"], await ToldAsync());

        submission = await World.Authoring.SubmitAsync(Database, submission, ana);
        Assert.Equal(["Ana mail submission-submitted", "Ben mail submission-submitted", "Ben site submitted"], await ToldAsync());

        await World.Desk.ClaimAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct);
        Assert.Equal(["Ana mail submission-review-begun", "Ana site review-begun", "Ben mail submission-review-begun", "Ben site review-begun"], await ToldAsync());

        await World.Desk.ReassignAsync(submission.Id, maja.Id, TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct);
        Assert.Equal(["Maja mail submission-assigned", "Maja site assigned"], await ToldAsync());

        await World.Desk.DeclareAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(maja), Ct);
        submission = ReviewWorld.Done(await World.DecideAsync(submission, DecisionKind.RequestChanges, maja, "How many people?"));
        Assert.Equal(["Ana mail submission-changes-requested", "Ana site changes-requested", "Ben mail submission-changes-requested", "Ben site changes-requested"], await ToldAsync());

        submission = ReviewWorld.Done(await World.ResubmitAsync(submission, ana));
        Assert.Equal(["Ana mail submission-submitted", "Ben mail submission-submitted", "Ben site submitted", "Maja mail submission-resubmitted", "Maja site resubmitted"], await ToldAsync());

        await World.DecideAsync(submission, DecisionKind.Approve, maja);
        Assert.Equal(["Ana mail submission-approved", "Ana site approved", "Ben mail submission-approved", "Ben site approved"], await ToldAsync());
        var approved = (await Notices.PageAsync(ana.Id, 0, 1, Ct)).Page.Single();
        Assert.Equal(("A door for newcomers", $"/practices/{ContributionStore.FirstLocalNumber}-a-door-for-newcomers"), (approved.Arguments[MailArguments.Title], approved.Arguments[MailArguments.Path]));

        await World.DecideAsync(submission, DecisionKind.Approve, maja);
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task A_rejection_tells_the_reason_and_a_cancellation_the_reviewer()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var rejected = await World.ClaimedAsync(ana, mo);
        var cancelled = await World.ClaimedAsync(ana, mo);
        await ToldAsync();

        await World.DecideAsync(rejected, DecisionKind.Reject, mo, "Not about migration.");
        Assert.Equal(["Ana mail submission-rejected", "Ana site rejected"], await ToldAsync());
        Assert.Equal("Not about migration.", (await Notices.PageAsync(ana.Id, 0, 1, Ct)).Page.Single().Arguments[MailArguments.Reason]);

        await World.Authoring.CancelAsync(cancelled.Id, ReviewWorld.By(ana), Ct);
        Assert.Equal(["Mo site review-ended"], await ToldAsync());
        Assert.False((await Notices.PageAsync(mo.Id, 0, 1, Ct)).Page.Single().IsStillTheirs);
    }

    [Fact]
    public async Task Authors_hear_that_what_they_published_was_withdrawn_and_is_public_again()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submission = await World.ClaimedAsync(ana, mo);
        await World.DecideAsync(submission, DecisionKind.Approve, mo);
        var published = (await World.Contributions.FindAsync(submission.ContributionId, Ct))!;
        await ToldAsync();

        Assert.Equal(WithdrawalOutcome.Done, await World.Contributions.WithdrawAsync(published.Id, published.Version, new Withdrawal("The city asks for it."), ReviewWorld.By(mo), Ct));
        Assert.Equal(["Ana mail submission-withdrawn", "Ana site withdrawn"], await ToldAsync());
        Assert.Equal("The city asks for it.", (await Notices.PageAsync(ana.Id, 0, 1, Ct)).Page.Single().Arguments[MailArguments.Reason]);

        Assert.Equal(WithdrawalOutcome.Done, await World.Contributions.ReinstateAsync(published.Id, published.Version + 1, ReviewWorld.By(mo), Ct));
        Assert.Equal(["Ana mail submission-reinstated", "Ana site reinstated"], await ToldAsync());

        Assert.Equal(WithdrawalOutcome.Done, await World.Contributions.WithdrawAsync(published.Id, published.Version + 2, new Withdrawal("A mistake."), ReviewWorld.By(ana), Ct));
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task A_message_tells_the_other_side_by_one_mail_an_hour_that_says_nothing_of_it()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submission = await World.ClaimedAsync(ana, mo);
        await ToldAsync();
        var begin = Clock.StorableNow();

        await WriteAsync(mo, "canary one");
        Assert.Equal(["Ana mail submission-reviewer-wrote", "Ana site reviewer-wrote"], await ToldAsync());
        await WriteAsync(ana, "canary two");
        Assert.Equal(["Mo mail submission-author-wrote", "Mo site author-wrote"], await ToldAsync());

        Clock.Advance(TimeSpan.FromMinutes(20));
        await WriteAsync(mo, "canary three");
        await WriteAsync(mo, "canary four");
        Assert.Equal(["Ana mail submission-reviewer-wrote"], await ToldAsync());
        Clock.Advance(TimeSpan.FromMinutes(20));
        await WriteAsync(mo, "canary five");
        Assert.Empty(await ToldAsync());
        Clock.Advance(TimeSpan.FromHours(2));
        await Notices.MarkAllReadAsync(ana.Id, Clock.StorableNow(), Ct);
        await WriteAsync(mo, "canary six");
        Assert.Equal(["Ana mail submission-reviewer-wrote", "Ana site reviewer-wrote"], await ToldAsync());

        var due = await Database.ReadAsync(session => session.QueryAsync<DateTimeOffset>("select due_at from outgoing_mails where template = 'submission-reviewer-wrote' order by due_at", null, Ct), Ct);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromHours(1)], due.Take(2).Select(at => at - begin));
        Assert.Equal(0, await ScalarAsync<int>("select (select count(*) from outgoing_mails where arguments like '%canary%') + (select count(*) from notices where arguments like '%canary%')"));

        async Task WriteAsync(Account by, string body) =>
            Assert.IsType<ReviewOutcome.Done>(await World.Messages.WriteAsync(submission.Id, body, TestSubmissions.Taxonomy, ReviewWorld.By(by), Ct));
    }

    [Fact]
    public async Task What_is_not_done_tells_nobody()
    {
        var (ana, _) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submission = await World.Authoring.StartAsync(ana);
        var draft = await World.Drafts.FillAsync(submission.Id, ana);
        await ToldAsync();

        Assert.IsType<AuthoringOutcome.Moved>(await World.Authoring.SubmitAsync(submission.Id, draft.Version - 1, TestSubmissions.Taxonomy, ReviewWorld.By(ana), Ct));
        Assert.Empty(await ToldAsync());

        await World.Authoring.SubmitAsync(submission.Id, draft.Version, TestSubmissions.Taxonomy, ReviewWorld.By(ana), Ct);
        await World.Authoring.SubmitAsync(submission.Id, draft.Version, TestSubmissions.Taxonomy, ReviewWorld.By(ana), Ct);
        Assert.Equal(["Ana mail submission-submitted", "Mo mail submission-waits-for-reviewer", "Mo site waits-for-reviewer"], await ToldAsync());
    }

    [Fact]
    public async Task Wherever_a_submission_ends_midway_either_nobody_is_told_or_everybody()
    {
        var (ana, _) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await using var source = OpenSource();
        var (nobody, everybody, lives) = (0, 0, false);
        for (var step = 0; !lives; step += TestEffort.Of(quick: 3, full: 1, extended: 1))
        {
            var submission = await World.Authoring.StartAsync(ana);
            var draft = await World.Drafts.FillAsync(submission.Id, ana);
            await ToldAsync();
            var database = new Database(new DyingDataSource(source, new DyingProcess(step)), Database.Dialect, Clock);
            try
            {
                await new AuthoringDesk(database, new ContributionStore(database, Clock), new SubmissionLimits { PerDay = 1_000 }).SubmitAsync(submission.Id, draft.Version, TestSubmissions.Taxonomy, ReviewWorld.By(ana), Ct);
                lives = true;
            }
            catch (DeathException)
            {
                lives = false;
            }

            var isSubmitted = (await World.Submissions.FindAsync(submission.Id, Ct))!.State == SubmissionState.Submitted;
            Assert.Equal(isSubmitted ? ["Ana mail submission-submitted", "Mo mail submission-waits-for-reviewer", "Mo site waits-for-reviewer"] : [], await ToldAsync());
            (nobody, everybody) = isSubmitted ? (nobody, everybody + 1) : (nobody + 1, everybody);
        }

        Assert.True(nobody > 3 && everybody > 0, $"{nobody} told nobody, {everybody} everybody");
    }

    [Fact]
    public async Task Nobody_is_told_what_they_chose_not_to_hear_nor_when_they_cannot_sign_in()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await World.ModeratorAsync("Disabled");
        await ExecuteAsync("update accounts set disabled_at = @now, disabled_reason = 'Spam' where display_name = 'Disabled'", new { now = Clock.GetUtcNow() });
        var choices = new NoticeChoiceStore(Database);
        Assert.All(await choices.OfAsync(mo.Id, Ct), choice => Assert.True(choice is { InPage: true, ByMail: true }));

        await choices.SetAsync(mo.Id, [new NoticeChoice(NoticeTopic.NewSubmission, InPage: true, ByMail: false)], Ct);
        await choices.SetAsync(ana.Id, [new NoticeChoice(NoticeTopic.Progress, InPage: false, ByMail: false)], Ct);
        var submission = await World.ClaimedAsync(ana, mo);
        Assert.Equal(["Mo site waits-for-reviewer"], await ToldAsync());

        await choices.SetAsync(ana.Id, [new NoticeChoice(NoticeTopic.Progress, InPage: true, ByMail: true), new NoticeChoice(NoticeTopic.Decision, InPage: false, ByMail: true)], Ct);
        await World.DecideAsync(submission, DecisionKind.Reject, mo);
        Assert.Equal(["Ana mail submission-rejected"], await ToldAsync());
        Assert.Equal((false, true), (await choices.OfAsync(ana.Id, Ct)).Where(choice => choice.Topic == NoticeTopic.Decision).Select(choice => (choice.InPage, choice.ByMail)).Single());
    }

    [Fact]
    public async Task Unread_ones_come_first_and_each_marks_their_own()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await World.SubmittedAsync(ana);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (all, total) = await Notices.PageAsync(mo.Id, 0, 10, Ct);
        Assert.Equal((3, 3), (all.Count, total));
        Assert.Equal(all.OrderByDescending(notice => notice.At).Select(notice => notice.Id), all.Select(notice => notice.Id));

        await Notices.MarkReadAsync(ana.Id, all[0].Id, Ct);
        await Notices.MarkReadAsync(mo.Id, all[0].Id, Ct);
        Assert.Equal([all[1].Id, all[2].Id, all[0].Id], await IdsAsync(0, 10));
        Assert.Equal([all[2].Id], await IdsAsync(1, 1));
        Assert.Equal(2, await UnreadAsync());

        await Notices.MarkAllReadAsync(mo.Id, all[2].At, Ct);
        Assert.Equal(1, await UnreadAsync());

        async Task<IEnumerable<Guid>> IdsAsync(int skip, int take) => (await Notices.PageAsync(mo.Id, skip, take, Ct)).Page.Select(notice => notice.Id);

        async Task<int> UnreadAsync()
        {
            var (_, token) = await Database.WriteAsync(session => SessionStore.OpenAsync(session, mo.Id, "127.0.0.1", "a test", kept: false, Ct), Ct);
            return (await new SessionStore(Database).FindAsync(token, Ct))!.Unread;
        }
    }

    [Fact]
    public async Task A_new_submission_is_no_moderators_any_more_once_another_has_it()
    {
        var (ana, mo, other) = (await World.AuthorAsync(), await World.ModeratorAsync(), await World.ModeratorAsync("Other"));
        var submission = await World.SubmittedAsync(ana);
        Assert.True(await IsTheirsAsync(mo));

        await World.Desk.ClaimAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(other), Ct);
        Assert.Equal((false, true, true), (await IsTheirsAsync(mo), await IsTheirsAsync(other), await IsTheirsAsync(ana)));

        await ExecuteAsync("delete from role_grants where account_id = @id", new { other.Id });
        await ExecuteAsync("delete from contribution_authors");
        Assert.Equal((false, false), (await IsTheirsAsync(other), await IsTheirsAsync(ana)));

        async Task<bool> IsTheirsAsync(Account account) => (await Notices.PageAsync(account.Id, 0, 1, Ct)).Page.Single().IsStillTheirs;
    }

    [Fact]
    public async Task Notices_are_kept_for_180_days()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await World.SubmittedAsync(ana);
        Clock.Advance(TimeSpan.FromDays(179));
        await World.SubmittedAsync(ana);
        Assert.Equal(0, await Notices.DeleteOldAsync(10, Ct));

        Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal((1, 0), (await Notices.DeleteOldAsync(10, Ct), await Notices.DeleteOldAsync(10, Ct)));
        Assert.Equal(1, (await Notices.PageAsync(mo.Id, 0, 10, Ct)).Total);
    }

    /// <summary>What was told since this was asked last, in the order of the alphabet.</summary>
    private async Task<IEnumerable<string>> ToldAsync()
    {
        var told = await Database.ReadAsync(
            session => session.QueryAsync<string>(
                """
                select a.display_name || ' site ' || n.kind from notices n join accounts a on a.id = n.account_id where n.at > @seen
                union all
                select a.display_name || ' mail ' || m.template from outgoing_mails m join accounts a on a.id = m.account_id where m.created_at > @seen
                """,
                new { seen },
                Ct),
            Ct);
        seen = Clock.StorableNow();
        Clock.Advance(TimeSpan.FromMinutes(1));
        return told.Order(StringComparer.Ordinal);
    }
}

public sealed class SubmissionNoticesOnSqliteTests() : SubmissionNoticesContract(DatabaseKind.Sqlite);

public sealed class SubmissionNoticesOnPostgresTests() : SubmissionNoticesContract(DatabaseKind.Postgres);
