using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Reviews;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

/// <summary>No mail and no notice carries what is not public yet to somebody who may not see it: every word of it is marked, and each mail and notice of each step is looked through.</summary>
public abstract class UnapprovedTextContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private const string Title = "canary-title";
    private const string LaterTitle = "canary-later-title";
    private const string Reason = "canary-reason";
    private const string Hidden = "canary-hidden";

    private static readonly FocalPoint Wanjiru = new("Wanjiru Kamau", "Government of Kenya", "focal@example.org", "fr");

    private readonly List<Account> people = [];
    private readonly HashSet<string> templates = new(StringComparer.Ordinal);
    private readonly HashSet<string> kinds = new(StringComparer.Ordinal);
    private DateTimeOffset seen = DateTimeOffset.UnixEpoch;
    private HashSet<(Guid Account, Guid Submission)> saw = [];

    private ReviewWorld World => new(Database, Clock);

    [Fact]
    public async Task In_no_state_does_a_mail_or_notice_tell_somebody_what_they_may_not_see()
    {
        var (ana, ben, vic) = (await WithAsync(World.AuthorAsync("Ana")), await WithAsync(World.AuthorAsync("Ben")), await WithAsync(World.AuthorAsync("Vic")));
        var (mo, maja) = (await WithAsync(World.ModeratorAsync("Mo")), await WithAsync(World.ModeratorOfAsync("Maja", new Scope(ScopeKind.Region, "africa"))));
        await WithAsync(World.ModeratorOfAsync("Stranger", new Scope(ScopeKind.Theme, "data")));
        await WithAsync(World.AuthorAsync("Reader"));
        await WithAsync(Database.AddPersonAsync("Root", roles: Role.Administrator));

        var submission = await World.Authoring.StartAsync(ana);
        await Database.WriteAsync(
            async session =>
            {
                await AuthorStore.SetAsync(session, submission.ContributionId, ben.Id, AuthorRole.Editor, organisationId: null, Ct);
                await AuthorStore.SetAsync(session, submission.ContributionId, vic.Id, AuthorRole.Viewer, organisationId: null, Ct);
            },
            Ct);
        await FillAsync(submission, ana, Title);
        await RemindedAsync(submission);
        await new FocalPointDesk(Database, new SubmissionLimits()).NameAsync(submission.Id, Wanjiru, ReviewWorld.By(ana), Ct);
        submission = ReviewWorld.Done(await World.ResubmitAsync(submission, ana));
        await LookAsync(submission);
        await RemindedAsync(submission);
        await AnswerAsync(submission, Reason);
        await LookAsync(submission);
        submission = ReviewWorld.Done(await World.ResubmitAsync(await FoundAsync(submission), ana));
        await LookAsync(submission);
        await AnswerAsync(submission, reason: null);
        await LookAsync(submission);
        await RemindedAsync(submission);

        submission = ReviewWorld.Done(await World.Desk.ClaimAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        await LookAsync(submission);
        await World.RemarkAsync(submission, mo, body: Hidden, isMust: false);
        await SayAsync(submission, mo);
        await SayAsync(submission, ana);
        await RemindedAsync(submission);
        submission = ReviewWorld.Done(await World.Desk.ReassignAsync(submission.Id, maja.Id, TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        await LookAsync(submission);
        await World.Desk.DeclareAsync(submission.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(maja), Ct);
        submission = ReviewWorld.Done(await World.DecideAsync(submission, DecisionKind.RequestChanges, maja, Reason));
        await LookAsync(submission);
        await FillAsync(submission, ana, LaterTitle);
        await RemindedAsync(submission);
        await SayAsync(submission, ben);
        submission = ReviewWorld.Done(await World.ResubmitAsync(submission, ana));
        await LookAsync(submission);
        await AnswerAsync(submission, Reason);
        await LookAsync(submission);
        var (taken, rejected) = (submission, ReviewWorld.Done(await World.DecideAsync(submission, DecisionKind.Reject, maja, Reason)));
        await LookAsync(rejected);

        // What is ended midway.
        var other = await World.Authoring.StartAsync(ana);
        await FillAsync(other, ana, Title);
        other = ReviewWorld.Done(await World.ResubmitAsync(other, ana));
        await LookAsync(other);
        await World.Authoring.TakeBackAsync(other.Id, ReviewWorld.By(ana), Ct);
        await LookAsync(other);
        other = ReviewWorld.Done(await World.ResubmitAsync(await FoundAsync(other), ana));
        other = ReviewWorld.Done(await World.Desk.ClaimAsync(other.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        other = ReviewWorld.Done(await World.Desk.ReleaseAsync(other.Id, TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        other = ReviewWorld.Done(await World.Desk.ClaimAsync(other.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct));
        await LookAsync(other);
        await World.Authoring.CancelAsync(other.Id, ReviewWorld.By(ana), Ct);
        await LookAsync(other);

        string[] mailed =
        [
            "confirm-contribution", "confirmation-waits", "submission-confirmation-declined", "submission-confirmation-waits", "submission-draft-waits", "submission-submitted", "submission-waits-for-reviewer",
            "submission-review-overdue", "submission-review-begun", "submission-review-waits", "submission-reviewer-wrote", "submission-author-wrote", "submission-assigned", "submission-changes-requested",
            "submission-changes-overdue", "submission-resubmitted", "submission-rejected",
        ];
        string[] noticed = ["reviewed-text-not-confirmed", "change-not-confirmed", "reviewer-left", "review-ended", "confirmation-asked"];
        Assert.Equal([], mailed.Except(templates));
        Assert.Equal([], noticed.Except(kinds));
        Assert.Equal(SubmissionState.InReview, taken.State);
    }

    private async Task<Account> WithAsync(Task<Account> person)
    {
        people.Add(await person);
        return people[^1];
    }

    private Task<Draft> FillAsync(Submission submission, Account author, string title) => World.Drafts.FillAsync(
        submission.Id,
        author,
        TestSubmissions.Complete.ToDictionary(
            field => field.Key,
            field => field.Key switch
            {
                "title" => [title],
                "implementers" or "summary" or "actions" or "results" or "lessons" or "replicability" => [.. field.Value.Select(value => $"{value} {Hidden} {title}.")],
                _ => field.Value,
            },
            StringComparer.Ordinal));

    private async Task SayAsync(Submission submission, Account by)
    {
        Assert.IsType<ReviewOutcome.Done>(await World.Messages.WriteAsync(submission.Id, Hidden, TestSubmissions.Taxonomy, ReviewWorld.By(by), Ct));
        await LookAsync(submission);
    }

    private async Task AnswerAsync(Submission submission, string? reason)
    {
        var asked = await ScalarAsync<string>("select id from confirmations where submission_id = @id and answer is null", new { submission.Id });
        var link = await new LinkIssuer(Database).IssueAsync(new LinkRequest(null, new MailLink(LinkPurposes.ConfirmContribution, asked!), "", Clock.StorableNow()), Ct);
        Assert.True(await new ConfirmationDesk(Database, new SubmissionLimits()).AnswerAsync(link!, reason, TestSubmissions.Taxonomy, AuditContext.Program, Ct));
    }

    private async Task RemindedAsync(Submission submission)
    {
        Clock.Advance(TimeSpan.FromDays(8));
        await new SubmissionReminders(Database).RunAsync(Ct);
        await LookAsync(submission);
        Clock.Advance(TimeSpan.FromDays(20));
        await new SubmissionReminders(Database).RunAsync(Ct);
        await LookAsync(submission);
    }

    private async Task<Submission> FoundAsync(Submission submission) => (await World.Submissions.FindAsync(submission.Id, Ct))!;

    /// <summary>Looks through all that was told since the last time.</summary>
    private async Task LookAsync(Submission submission)
    {
        var sees = new HashSet<(Guid, Guid)>();
        foreach (var person in people)
        {
            var found = (await new SubmissionCases(Database).FindAsync(submission.Id, person.Id, TestSubmissions.Taxonomy, Ct))!;
            var actor = new Actor { AccountId = person.Id, Grants = await Database.ReadAsync(session => RoleStore.OfAsync(session, person.Id, Ct), Ct), PasswordIsFresh = true };
            if (new[] { PolicyTable.SeeSubmission, PolicyTable.SeeReview }.Any(policy => PolicyTable.Named(policy).Decide(actor, found.Subject) == AccessDecision.Allowed))
            {
                sees.Add((person.Id, submission.Id));
            }
        }

        var authors = people.Where(person => person.DisplayName is "Ana" or "Ben").Select(person => person.Id).ToHashSet();
        var sent = submission.RevisionId is null ? "" : await ScalarAsync<string>("select title from revisions where id = (select revision_id from submissions where id = @id)", new { submission.Id }) ?? "";
        foreach (var told in await ToldAsync())
        {
            (told.IsMail ? templates : kinds).Add(told.What);
            Assert.DoesNotContain(Hidden, told.Words, StringComparison.Ordinal);
            if (!told.Words.Contains("canary", StringComparison.Ordinal))
            {
                continue;
            }

            // Whoever lost sight of it by this very step saw it until then.
            var account = Assert.NotNull(told.AccountId);
            Assert.True(sees.Contains((account, submission.Id)) || saw.Contains((account, submission.Id)), $"{told}: may not see it");
            if (!authors.Contains(account))
            {
                Assert.DoesNotContain(Reason, told.Words, StringComparison.Ordinal);
                Assert.Contains($"\"{sent}\"", told.Words, StringComparison.Ordinal);
            }
        }

        saw = sees;
    }

    private async Task<IReadOnlyList<Told>> ToldAsync()
    {
        var told = await Database.ReadAsync(
            session => session.QueryAsync<Told>(
                """
                select account_id, kind as what, arguments as words, 0 as mail from notices where at > @seen
                union all
                select account_id, template as what, arguments || name || address || coalesce(link_payload, '') as words, 1 as mail from outgoing_mails where created_at > @seen
                """,
                new { seen },
                Ct),
            Ct);
        seen = Clock.StorableNow();
        Clock.Advance(TimeSpan.FromMinutes(1));
        return told;
    }

    private sealed record Told
    {
        public Guid? AccountId { get; init; }

        public required string What { get; init; }

        public required string Words { get; init; }

        public required int Mail { get; init; }

        public bool IsMail => Mail > 0;
    }
}

public sealed class UnapprovedTextOnSqliteTests() : UnapprovedTextContract(DatabaseKind.Sqlite);

public sealed class UnapprovedTextOnPostgresTests() : UnapprovedTextContract(DatabaseKind.Postgres);
