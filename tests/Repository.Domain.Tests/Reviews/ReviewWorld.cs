using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Submissions;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Reviews;

/// <summary>The desks of authors and moderators on one database, and short ways through them.</summary>
internal sealed class ReviewWorld(Database database, TestClock clock)
{
    public ContributionStore Contributions { get; } = new(database, clock);

    public AuthoringDesk Authoring => new(database, Contributions, new SubmissionLimits { PerDay = 1_000 });

    public ReviewDesk Desk => new(database, Contributions, new SubmissionLimits());

    public RemarkDesk Remarks => new(database);

    public RemarkStore RemarkStore => new(database);

    public RatingStore Ratings => new(database);

    public ReviewMessages Messages => new(database);

    public ReviewQueue Queue => new(database);

    public DraftStore Drafts => new(database);

    public SubmissionStore Submissions => new(database);

    public Task<Account> AuthorAsync(string name = "Ana") => database.AddPersonAsync(name);

    public Task<Account> ModeratorAsync(string name = "Mo") => database.AddPersonAsync(name, roles: Role.Moderator);

    public async Task<Account> ModeratorOfAsync(string name, Scope scope)
    {
        var account = await database.AddPersonAsync(name);
        await database.WriteAsync(session => RoleStore.GrantAsync(session, account.Id, new RoleGrant(Role.Moderator, scope), CancellationToken.None), CancellationToken.None);
        return account;
    }

    public async Task<Submission> SubmittedAsync(Account author) => await Authoring.SubmitAsync(database, await Authoring.StartAsync(author), author);

    public async Task<Submission> ClaimedAsync(Account author, Account reviewer)
    {
        var submitted = await SubmittedAsync(author);
        return Done(await Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(reviewer), CancellationToken.None));
    }

    public Task<ReviewOutcome> DecideAsync(Submission submission, DecisionKind kind, Account reviewer, string reason = "Because.") =>
        Desk.DecideAsync(submission.Id, new Decision(kind, submission.RevisionId!.Value, reason), TestSubmissions.Taxonomy, By(reviewer), CancellationToken.None);

    /// <summary>A moment later than what was before, so that its place among others is known.</summary>
    public Task<ReviewOutcome> RemarkAsync(Submission submission, Account reviewer, string field = "results", bool isMust = true, string body = "How many?")
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return Remarks.AddAsync(submission.Id, field, isMust, body, TestSubmissions.Taxonomy, By(reviewer), CancellationToken.None);
    }

    /// <summary>Sends the draft as it stands.</summary>
    public async Task<AuthoringOutcome> ResubmitAsync(Submission submission, Account author)
    {
        var draft = (await Drafts.FindAsync(submission.Id, CancellationToken.None))!;
        return await Authoring.SubmitAsync(submission.Id, draft.Version, TestSubmissions.Taxonomy, By(author), CancellationToken.None);
    }

    public Task<Draft> TypeAsync(Submission submission, Account author, string field, string text) =>
        Drafts.FillAsync(submission.Id, author, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [text] });

    /// <summary>Has the organisation's people belong to it.</summary>
    public async Task JoinAsync(string name, params Account[] people)
    {
        var organisation = Assert.IsType<OrganisationOutcome.Saved>(await new OrganisationStore(database).CreateAsync(TestPeople.Organisation(name), AuditContext.Program, CancellationToken.None)).Organisation;
        foreach (var person in people)
        {
            await JoinAsync(organisation.Id, person);
        }
    }

    public Task JoinAsync(Guid organisationId, Account person) => database.WriteAsync(
        session => session.ExecuteAsync(
            "insert into memberships (id, account_id, organisation_id, state, asked_at, decided_at) values (@id, @account, @organisationId, 'current', @now, @now)",
            new { id = Guid.CreateVersion7(), account = person.Id, organisationId, now = session.Now },
            CancellationToken.None),
        CancellationToken.None);

    public static AuditContext By(Account account) => TestSubmissions.By(account);

    public static Submission Done(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.Done>(outcome).Submission;

    public static Submission Done(AuthoringOutcome outcome) => Assert.IsType<AuthoringOutcome.Done>(outcome).Submission;
}
