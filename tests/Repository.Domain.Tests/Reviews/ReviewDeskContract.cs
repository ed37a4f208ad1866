using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Submissions;
using Repository.TestSupport;
using static Repository.Domain.Tests.Reviews.ReviewWorld;

namespace Repository.Domain.Tests.Reviews;

public abstract class ReviewDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private int turns;

    private ReviewWorld World => new(Database, Clock);

    [Fact]
    public async Task What_is_approved_is_published_in_the_same_transaction()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var claimed = await World.ClaimedAsync(author, reviewer);

        var approved = Done(await World.DecideAsync(claimed, DecisionKind.Approve, reviewer, ""));

        Assert.Equal((SubmissionState.Approved, (DateTimeOffset?)null, reviewer.Id), (approved.State, approved.DueAt, approved.ReviewerId));
        var record = (await World.Contributions.PublishedAsync(PracticeFields.Kind, ContributionStore.FirstLocalNumber, Ct))!;
        Assert.Equal((claimed.RevisionId, "a-door-for-newcomers", "A door for newcomers"), (record.Revision.Id, record.Contribution.Slug, record.Content.Title));
        var change = (await new ChangeLog(Database).LastAsync(Ct))!;
        Assert.Equal((ChangeSubjects.Contribution, claimed.ContributionId.ToString("D")), (change.Subject, change.SubjectId));
        Assert.Single((await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.ContributionPublished }, before: null, 10, Ct)).Records);
    }

    [Fact]
    public async Task A_change_stays_unseen_until_it_is_approved()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var first = await World.ClaimedAsync(author, reviewer);
        await World.DecideAsync(first, DecisionKind.Approve, reviewer);
        var change = Done(await World.Authoring.ChangeAsync(first.ContributionId, By(author), Ct));
        await World.TypeAsync(change, author, "title", "Two doors for newcomers");
        var submitted = Done(await World.ResubmitAsync(change, author));
        var claimed = Done(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Equal("A door for newcomers", await TitleAsync());

        Done(await World.DecideAsync(claimed, DecisionKind.Approve, reviewer));

        Assert.Equal("Two doors for newcomers", await TitleAsync());

        async Task<string?> TitleAsync() => (await World.Contributions.PublishedAsync(PracticeFields.Kind, ContributionStore.FirstLocalNumber, Ct))?.Content.Title;
    }

    [Fact]
    public async Task Of_decisions_sent_at_once_one_counts()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var claimed = await World.ClaimedAsync(author, reviewer);
        var kinds = Enum.GetValues<DecisionKind>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, TestEffort.Of(12, 100, 100)).Select(i => Task.Run(() => World.DecideAsync(claimed, kinds[i % 3], reviewer))));

        var done = Assert.Single(outcomes.OfType<ReviewOutcome.Done>()).Submission;
        Assert.Equal(outcomes.Length - 1, outcomes.OfType<ReviewOutcome.Moved>().Count());
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from submission_transitions where action in ('approve', 'request-changes', 'reject')"));
        Assert.Equal(done.State == SubmissionState.Approved ? 1 : 0, await World.Contributions.CountPublishedAsync(Ct));
        Assert.Equal(done.State, (await World.Submissions.FindAsync(claimed.Id, Ct))!.State);
    }

    [Fact]
    public async Task A_decision_that_is_refused_keeps_nothing()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var first = await World.ClaimedAsync(author, reviewer);
        Done(await World.RemarkAsync(first, reviewer));
        Assert.IsType<ReviewOutcome.MustsOpen>(await ApproveAsync(first));
        var remark = Assert.Single(await World.RemarkStore.OfAsync(first.Id, Ct));
        Done(await World.Remarks.ResolveAsync(first.Id, remark.Id, resolved: true, TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Empty(await World.Ratings.OfAsync(first, Ct));
        Done(await ApproveAsync(first));
        Assert.Single(await World.Ratings.OfAsync(first, Ct));

        var change = Done(await World.ResubmitAsync(Done(await World.Authoring.ChangeAsync(first.ContributionId, By(author), Ct)), author));
        var claimed = Done(await World.Desk.ClaimAsync(change.Id, "", TestSubmissions.Taxonomy, By(reviewer), Ct));
        var contribution = (await World.Contributions.FindAsync(first.ContributionId, Ct))!;
        await World.Contributions.WithdrawAsync(contribution.Id, contribution.Version, new Withdrawal("Outdated."), AuditContext.Program, Ct);
        Assert.IsType<ReviewOutcome.Withdrawn>(await ApproveAsync(claimed));
        Assert.Empty(await World.Ratings.OfAsync(claimed, Ct));

        Task<ReviewOutcome> ApproveAsync(Submission submission) => World.Desk.DecideAsync(
            submission.Id, new Decision(DecisionKind.Approve, submission.RevisionId!.Value, "") { Ratings = [new CriterionRating(Criterion.Applied, Rating.Met, "")] }, TestSubmissions.Taxonomy, By(reviewer), Ct);
    }

    [Fact]
    public async Task Of_moderators_who_claim_at_once_one_gets_it()
    {
        var submitted = await World.SubmittedAsync(await World.AuthorAsync());
        var moderators = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => World.ModeratorAsync($"Moderator {(char)('a' + i)}")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, TestEffort.Of(8, 100, 100)).Select(i =>
            Task.Run(() => World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(moderators[i % 4]), Ct))));

        var winner = Assert.Single(outcomes.OfType<ReviewOutcome.Done>()).Submission.ReviewerId;
        Assert.All(outcomes.Where(outcome => outcome is not ReviewOutcome.Done), outcome => Assert.IsType<ReviewOutcome.Moved>(outcome));
        Assert.Equal(winner, (await World.Submissions.FindAsync(submitted.Id, Ct))!.ReviewerId);
    }

    [Fact]
    public async Task Nobody_reviews_what_they_or_their_organisation_wrote()
    {
        var (author, colleague) = (await World.ModeratorAsync("Ana"), await World.ModeratorAsync("Bo"));
        await World.JoinAsync("House", author, colleague);
        var submitted = await World.SubmittedAsync(author);

        foreach (var partial in new[] { author, colleague })
        {
            Assert.IsType<ReviewOutcome.NotFound>(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(partial), Ct));
        }
    }

    [Fact]
    public async Task Whoever_joins_the_authors_organisation_meanwhile_decides_no_more()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await World.JoinAsync("House", author);
        var claimed = await World.ClaimedAsync(author, reviewer);
        await World.JoinAsync(await ScalarAsync<Guid>("select id from organisations"), reviewer);

        Assert.IsType<ReviewOutcome.NotFound>(await World.DecideAsync(claimed, DecisionKind.Approve, reviewer));
        Assert.Equal(0, await World.Contributions.CountPublishedAsync(Ct));
        Done(await World.Desk.ReleaseAsync(claimed.Id, TestSubmissions.Taxonomy, By(reviewer), Ct));
    }

    [Fact]
    public async Task Whoever_has_a_conflict_of_interest_does_not_get_it()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submitted = await World.SubmittedAsync(author);

        Assert.IsType<ReviewOutcome.Conflicted>(await World.Desk.ClaimAsync(submitted.Id, "My sister runs it.", TestSubmissions.Taxonomy, By(reviewer), Ct));

        Assert.IsType<ReviewOutcome.NotFound>(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Equal("My sister runs it.", await new DeclarationStore(Database).FindAsync(submitted.Id, reviewer.Id, Ct));
        Assert.Single((await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.ConflictDeclared }, before: null, 10, Ct)).Records);
        Assert.Equal(SubmissionState.Submitted, (await World.Submissions.FindAsync(submitted.Id, Ct))!.State);
    }

    [Fact]
    public async Task It_is_given_to_moderators_of_what_it_is_about_who_have_no_part_in_it()
    {
        var (author, reviewer, other) = (await World.AuthorAsync(), await World.ModeratorAsync(), await World.ModeratorAsync("Another"));
        var (near, far) = (await World.ModeratorOfAsync("Near", new Scope(ScopeKind.Region, "africa")), await World.ModeratorOfAsync("Far", new Scope(ScopeKind.Theme, "data")));
        var claimed = await World.ClaimedAsync(author, reviewer);
        foreach (var unfit in new[] { author, far, reviewer })
        {
            Assert.IsType<ReviewOutcome.NotEligible>(await ReassignAsync(reviewer, unfit));
        }

        Assert.IsType<ReviewOutcome.NotFound>(await ReassignAsync(other, near));
        Assert.Equal(near.Id, Done(await ReassignAsync(reviewer, near)).ReviewerId);

        // What one is given is reviewed once it is said that there is no conflict; with one it goes back to the queue.
        Assert.IsType<ReviewOutcome.Undeclared>(await World.DecideAsync(claimed, DecisionKind.Approve, near));
        Assert.Equal(SubmissionState.InReview, Done(await World.Desk.DeclareAsync(claimed.Id, "", TestSubmissions.Taxonomy, By(near), Ct)).State);
        Assert.Equal((SubmissionState.Submitted, (Guid?)null), Standing(Assert.IsType<ReviewOutcome.Conflicted>(await World.Desk.DeclareAsync(claimed.Id, "I advised them.", TestSubmissions.Taxonomy, By(near), Ct)).Submission));

        Task<ReviewOutcome> ReassignAsync(Account by, Account to) => World.Desk.ReassignAsync(claimed.Id, to.Id, TestSubmissions.Taxonomy, By(by), Ct);

        static (SubmissionState State, Guid? Reviewer) Standing(Submission submission) => (submission.State, submission.ReviewerId);
    }

    [Fact]
    public async Task Nobody_decides_on_a_text_that_they_have_not_seen()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var first = await World.ClaimedAsync(author, reviewer);
        var asked = Done(await World.DecideAsync(first, DecisionKind.RequestChanges, reviewer));
        Assert.Equal(Clock.GetUtcNow().AddDays(21).Date, asked.DueAt?.Date);
        await World.TypeAsync(first, author, "title", "Another door");
        var second = Done(await World.ResubmitAsync(first, author));

        Assert.IsType<ReviewOutcome.Moved>(await World.DecideAsync(first, DecisionKind.Approve, reviewer));
        Done(await World.DecideAsync(second, DecisionKind.Approve, reviewer));
    }

    [Fact]
    public async Task What_was_withdrawn_meanwhile_is_not_published_by_a_change_of_it()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var published = await World.Contributions.PublishNewAsync(Tests.Contributions.Sample.New(12), Ct);
        var change = Done(await World.Authoring.ChangeAsync(published.Id, By(author), Ct));
        var submitted = await World.Authoring.SubmitAsync(Database, change, author);
        var claimed = Done(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(reviewer), Ct));
        await World.Contributions.WithdrawAsync(published.Id, (await World.Contributions.FindAsync(published.Id, Ct))!.Version, new Withdrawal("It was wrong."), By(author), Ct);

        Assert.IsType<ReviewOutcome.Withdrawn>(await World.DecideAsync(claimed, DecisionKind.Approve, reviewer));

        Assert.Equal(SubmissionState.InReview, (await World.Submissions.FindAsync(claimed.Id, Ct))!.State);
        Done(await World.DecideAsync(claimed, DecisionKind.Reject, reviewer));
    }

    [Fact]
    public async Task Every_action_in_every_state_by_everybody_is_done_or_refused_as_the_tables_say()
    {
        foreach (var state in new[] { SubmissionState.Submitted, SubmissionState.InReview, SubmissionState.ChangesRequested, SubmissionState.Approved, SubmissionState.Rejected, SubmissionState.Cancelled })
        {
            foreach (var (policy, action, act) in Acts())
            {
                var people = await PeopleAsync();
                var submission = await InStateAsync(state, people["author"], people["reviewer"]);
                foreach (var (name, person) in people)
                {
                    var before = (await World.Submissions.FindAsync(submission.Id, Ct))!;
                    var found = (await new SubmissionCases(Database).FindAsync(submission.Id, person.Id, TestSubmissions.Taxonomy, Ct))!;
                    var actor = new Actor { AccountId = person.Id, Grants = await new RoleStore(Database).OfAsync(person.Id, Ct) };
                    var permitted = PolicyTable.Named(policy).Decide(actor, found.Subject) == AccessDecision.Allowed;
                    Assert.True(!permitted || SubmissionFlow.After(action, before.State) is not null, $"{policy} permits {action} in {before.State}");

                    var outcome = await act(before, person, people["other"]);

                    var after = (await World.Submissions.FindAsync(submission.Id, Ct))!;
                    if (permitted)
                    {
                        Assert.True(outcome is ReviewOutcome.Done, $"{name} may {action} in {before.State}, and met {outcome}");
                        Assert.Equal(SubmissionFlow.After(action, before.State), after.State);
                        break;
                    }

                    Assert.True(outcome is ReviewOutcome.NotFound or ReviewOutcome.Moved, $"{name} may not {action} in {before.State}, and met {outcome}");
                    Assert.Equal(before, after);
                }
            }
        }
    }

    private IEnumerable<(string Policy, SubmissionAction Action, Func<Submission, Account, Account, Task<ReviewOutcome>> Act)> Acts()
    {
        yield return (PolicyTable.ClaimSubmission, SubmissionAction.Claim, (submission, by, _) => World.Desk.ClaimAsync(submission.Id, "", TestSubmissions.Taxonomy, By(by), Ct));
        yield return (PolicyTable.ReleaseSubmission, SubmissionAction.Release, (submission, by, _) => World.Desk.ReleaseAsync(submission.Id, TestSubmissions.Taxonomy, By(by), Ct));
        yield return (PolicyTable.ReassignSubmission, SubmissionAction.Reassign, (submission, by, to) => World.Desk.ReassignAsync(submission.Id, to.Id, TestSubmissions.Taxonomy, By(by), Ct));
        foreach (var decided in Enum.GetValues<DecisionKind>())
        {
            yield return (PolicyTable.DecideSubmission, new Decision(decided, Guid.Empty, "").Action, (submission, by, _) => World.DecideAsync(submission, decided, by));
        }
    }

    /// <summary>Those who may least first: the first who may ends the turn.</summary>
    private async Task<Dictionary<string, Account>> PeopleAsync()
    {
        // Letters that nobody takes for one another: names that look alike are refused.
        var turn = $"{"abdefghk"[turns / 8]}{"abdefghk"[turns++ % 8]}";
        var (author, colleague) = (await World.ModeratorAsync($"Author {turn}"), await World.ModeratorAsync($"Colleague {turn}"));
        await World.JoinAsync($"House {Guid.CreateVersion7():N}", author, colleague);
        return new Dictionary<string, Account>(StringComparer.Ordinal)
        {
            ["stranger"] = await World.AuthorAsync($"Stranger {turn}"),
            ["author"] = author,
            ["colleague"] = colleague,
            ["moderator of another theme"] = await World.ModeratorOfAsync($"Elsewhere {turn}", new Scope(ScopeKind.Theme, "data")),
            ["facilitator"] = await Database.AddPersonAsync($"Facilitator {turn}", roles: Role.Facilitator),
            ["other"] = await World.ModeratorAsync($"Other {turn}"),
            ["administrator"] = await Database.AddPersonAsync($"Administrator {turn}", roles: Role.Administrator),
            ["reviewer"] = await World.ModeratorOfAsync($"Reviewer {turn}", new Scope(ScopeKind.Region, "africa")),
        };
    }

    private async Task<Submission> InStateAsync(SubmissionState state, Account author, Account reviewer)
    {
        if (state == SubmissionState.Submitted)
        {
            return await World.SubmittedAsync(author);
        }

        var claimed = await World.ClaimedAsync(author, reviewer);
        return state switch
        {
            SubmissionState.ChangesRequested => Done(await World.DecideAsync(claimed, DecisionKind.RequestChanges, reviewer)),
            SubmissionState.Approved => Done(await World.DecideAsync(claimed, DecisionKind.Approve, reviewer)),
            SubmissionState.Rejected => Done(await World.DecideAsync(claimed, DecisionKind.Reject, reviewer)),
            SubmissionState.Cancelled => Done(await World.Authoring.CancelAsync(claimed.Id, By(author), Ct)),
            _ => claimed,
        };
    }
}

public sealed class ReviewDeskOnSqliteTests() : ReviewDeskContract(DatabaseKind.Sqlite);

public sealed class ReviewDeskOnPostgresTests() : ReviewDeskContract(DatabaseKind.Postgres);
