using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Organisations;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

public abstract class AuthoringDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ContributionStore Contributions => new(Database, Clock);

    private AuthoringDesk Desk => new(Database, Contributions, new SubmissionLimits { PerDay = 3 });

    private DraftStore Drafts => new(Database);

    private SubmissionStore Submissions => new(Database);

    [Fact]
    public async Task A_draft_is_begun_with_its_author_as_owner_and_a_number_of_our_own()
    {
        var author = await Database.AddPersonAsync("Ana");

        var opened = await Desk.StartAsync(author);

        var mine = Assert.Single((await Submissions.OfAuthorAsync(author.Id, 0, 10, Ct)).Page);
        Assert.Equal((opened.Id, SubmissionState.Draft, "", AuthorRole.Owner, ContributionStore.FirstLocalNumber), (mine.Submission.Id, mine.Submission.State, mine.Title, mine.Role, mine.Number));
        Assert.Equal("en", (await Drafts.FindAsync(opened.Id, Ct))!.Answers.Language);
        Assert.Null(await Contributions.PublishedAsync(PracticeFields.Kind, mine.Number, Ct));
        Assert.Equal(ContributionStore.FirstLocalNumber + 1, await NumberOfAsync(await Desk.StartAsync(author)));
    }

    [Fact]
    public async Task What_is_submitted_is_what_was_typed()
    {
        var author = await Database.AddPersonAsync("Ana");
        var opened = await Desk.StartAsync(author);

        var submitted = await Desk.SubmitAsync(Database, opened, author);

        Assert.Equal((SubmissionState.Submitted, 1), (submitted.State, submitted.Rounds));
        Assert.Equal(SubmissionLimits.AfterWorkingDays(Clock.GetUtcNow(), 15).Date, submitted.DueAt?.Date);
        var content = (await Contributions.RevisionAsync(submitted.RevisionId!.Value, Ct))!.Content;
        Assert.Equal(
            TestSubmissions.Complete.Select(answer => (answer.Key, string.Join('|', answer.Value))).Order(),
            content.Kind.Fields.Select(field => (field.Name, string.Join('|', field.Read(content)))).Where(field => field.Item2.Length > 0).Order());
        Assert.Equal([SubmissionAction.Open, SubmissionAction.Submit], (await Submissions.TransitionsAsync(opened.Id, Ct)).Select(step => step.Action));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_is_sent()
    {
        var author = await Database.AddPersonAsync("Ana");
        var opened = await Desk.StartAsync(author);
        await Drafts.FillAsync(opened.Id, author);
        var draft = await Drafts.FillAsync(opened.Id, author, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["title"] = [" "],
            ["start-year"] = ["soon"],
            ["objectives"] = ["7", "99"],
            ["language"] = ["xx"],
        });

        var outcome = Assert.IsType<AuthoringOutcome.NotReady>(await Desk.SubmitAsync(opened.Id, draft.Version, TestSubmissions.Taxonomy, TestSubmissions.By(author), Ct));

        Assert.Equal(
            [("language", FieldRule.UnknownTerm), ("title", FieldRule.Required), ("objectives", FieldRule.UnknownTerm), ("start-year", FieldRule.NotAYear)],
            outcome.Problems.Select(problem => (problem.Field, problem.Rule)));
        Assert.Equal("soon", Assert.Single((await Drafts.FindAsync(opened.Id, Ct))!.Answers["start-year"]));
        Assert.Equal(SubmissionState.Draft, (await Submissions.FindAsync(opened.Id, Ct))!.State);
    }

    [Fact]
    public async Task Of_submissions_sent_at_once_one_counts()
    {
        var author = await Database.AddPersonAsync("Ana");
        var opened = await Desk.StartAsync(author);
        var draft = await Drafts.FillAsync(opened.Id, author);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.SubmitAsync(opened.Id, draft.Version, TestSubmissions.Taxonomy, TestSubmissions.By(author), Ct))));

        Assert.Single(outcomes.OfType<AuthoringOutcome.Done>());
        Assert.Equal(7, outcomes.OfType<AuthoringOutcome.Moved>().Count());
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from revisions"));
    }

    [Fact]
    public async Task Nobody_submits_what_they_have_not_seen()
    {
        var author = await Database.AddPersonAsync("Ana");
        var opened = await Desk.StartAsync(author);
        var seen = await Drafts.FillAsync(opened.Id, author);
        await Drafts.FillAsync(opened.Id, author, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["title"] = ["Another"] });

        Assert.IsType<AuthoringOutcome.Moved>(await Desk.SubmitAsync(opened.Id, seen.Version, TestSubmissions.Taxonomy, TestSubmissions.By(author), Ct));
    }

    [Fact]
    public async Task What_is_taken_back_is_written_on_and_what_is_cancelled_is_not()
    {
        var author = await Database.AddPersonAsync("Ana");
        var submitted = await Desk.SubmitAsync(Database, await Desk.StartAsync(author), author);
        Assert.IsType<DraftSave.NotWritable>(await Drafts.SaveAsync(submitted.Id, TestSubmissions.Complete, "", author.Id, Ct));

        Assert.IsType<AuthoringOutcome.Done>(await Desk.TakeBackAsync(submitted.Id, TestSubmissions.By(author), Ct));
        await Drafts.FillAsync(submitted.Id, author, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["title"] = ["Another"] });
        Assert.IsType<AuthoringOutcome.Done>(await Desk.CancelAsync(submitted.Id, TestSubmissions.By(author), Ct));

        Assert.IsType<DraftSave.NotWritable>(await Drafts.SaveAsync(submitted.Id, TestSubmissions.Complete, "", author.Id, Ct));
        Assert.IsType<AuthoringOutcome.Moved>(await Desk.CancelAsync(submitted.Id, TestSubmissions.By(author), Ct));
        Assert.IsType<AuthoringOutcome.NotFound>(await Desk.CancelAsync(Guid.CreateVersion7(), TestSubmissions.By(author), Ct));
    }

    [Fact]
    public async Task A_change_starts_from_what_is_published_and_there_is_one_at_a_time()
    {
        var author = await Database.AddPersonAsync("Ana");
        var published = await Contributions.PublishNewAsync(PublishedSample(), Ct);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Desk.ChangeAsync(published.Id, TestSubmissions.By(author), Ct))));

        var opened = Assert.Single(outcomes.OfType<AuthoringOutcome.Done>()).Submission;
        Assert.All(outcomes.OfType<AuthoringOutcome.Moved>(), moved => Assert.Equal(opened.Id, moved.Submission.Id));
        var draft = (await Drafts.FindAsync(opened.Id, Ct))!;
        Assert.Equal("A door for newcomers", Assert.Single(draft.Answers["title"]));
        var reading = await Desk.ReadAsync(opened, draft, TestSubmissions.Taxonomy, Ct);
        Assert.Equal(Tests.Contributions.Sample.Practice().Terms.Where(term => term.TermId != "2").ToHashSet(), reading.Content.Terms.ToHashSet());
        Assert.IsType<AuthoringOutcome.NotFound>(await Desk.ChangeAsync(Guid.CreateVersion7(), TestSubmissions.By(author), Ct));
    }

    [Fact]
    public async Task One_account_opens_so_many_a_day()
    {
        var author = await Database.AddPersonAsync("Ana");
        for (var i = 0; i < 3; i++)
        {
            await Desk.StartAsync(author);
        }

        Assert.Equal(new AuthoringOutcome.TooMany(3), await Desk.StartAsync(PracticeFields.Kind, "en", TestSubmissions.By(author), Ct));
        await Desk.StartAsync(await Database.AddPersonAsync("Bo"));
        Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await Desk.StartAsync(author);
    }

    [Fact]
    public async Task Rights_follow_from_role_organisation_review_and_scope()
    {
        var (author, colleague, stranger) = (await Database.AddPersonAsync("Ana"), await Database.AddPersonAsync("Bo"), await Database.AddPersonAsync("Cy", roles: Role.Moderator));
        var organisation = await JoinAsync("House", author, colleague);
        var submitted = await Desk.SubmitAsync(Database, await Desk.StartAsync(author), author);
        var cases = new SubmissionCases(Database);

        var (own, near, far) = (await Subject(author), await Subject(colleague), await Subject(stranger));

        Assert.NotNull(organisation);
        Assert.Equal([Standing.Owner, Standing.Editor, Standing.Viewer], own.Standings);
        Assert.Equal((true, true, false), (own.IsPartial, near.IsPartial, far.IsPartial));
        Assert.Empty(near.Standings);
        Assert.Equal("submitted", far.State);
        Assert.Contains(new Scope(ScopeKind.Region, "africa"), far.Within);

        async Task<AccessSubject> Subject(Account account) => (await cases.FindAsync(submitted.Id, account.Id, TestSubmissions.Taxonomy, Ct))!.Subject;
    }

    private static NewContribution PublishedSample() => Tests.Contributions.Sample.New(12);

    private async Task<Organisation> JoinAsync(string name, params Account[] people)
    {
        var store = new OrganisationStore(Database);
        var organisation = Assert.IsType<OrganisationOutcome.Saved>(await store.CreateAsync(TestPeople.Organisation(name), Domain.Audit.AuditContext.Program, Ct)).Organisation;
        foreach (var person in people)
        {
            await ExecuteAsync(
                "insert into memberships (id, account_id, organisation_id, state, asked_at, decided_at) values (@id, @account, @organisation, 'current', @now, @now)",
                new { id = Guid.CreateVersion7(), account = person.Id, organisation = organisation.Id, now = Clock.GetUtcNow() });
        }

        return organisation;
    }

    private Task<int> NumberOfAsync(Submission submission) => ScalarAsync<int>("select number from contributions where id = @id", new { id = submission.ContributionId });
}

public sealed class AuthoringDeskOnSqliteTests() : AuthoringDeskContract(DatabaseKind.Sqlite);

public sealed class AuthoringDeskOnPostgresTests() : AuthoringDeskContract(DatabaseKind.Postgres);
