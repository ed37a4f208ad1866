using System.Collections.Concurrent;
using System.Net;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Every action on a submission, in every state, by everybody and however they stand to it: what the tables forbid is answered so and changes nothing.</summary>
[Collection(GuardedSiteTests.Name)]
public sealed class SubmissionMatrixTests(GuardedSite site)
{
    /// <summary>Every nth case: primes, so that each route, state and visitor has its turns.</summary>
    private static readonly int Step = TestEffort.Of(quick: 61, full: 7, extended: 1);

    private static readonly string[] Relations = ["stranger", "author", "colleague", "reviewer"];

    private readonly ConcurrentDictionary<(string State, string Relation, Guid? Account), Guid> made = [];

    [Fact]
    public async Task Every_triple_of_state_action_and_visitor_is_answered_as_the_tables_say()
    {
        var pattern = await PatternAsync();
        var routes = site.Routes.Where(route => route.Method != "HEAD" && (route.Pattern.Contains("/reviews/{id", StringComparison.Ordinal) || route.Pattern.Contains("/contribute/{id", StringComparison.Ordinal))).ToList();
        var visitors = site.Visitors.Where(visitor => visitor.State is SessionState.None or SessionState.Fresh).ToList();
        var cases = (from route in routes from visitor in visitors from state in Enum.GetValues<SubmissionState>() from relation in Relations where visitor.IsSignedIn || relation == "stranger" select (route, visitor, state, relation)).ToList();
        Assert.True(cases.Count >= 3_000, $"only {cases.Count} cases");
        var differences = new ConcurrentBag<string>();
        foreach (var (route, visitor, state, relation) in cases.Where((_, place) => place % Step == 0))
        {
            var key = (StoredName.Of(state), relation, visitor.AccountId);
            var id = made.TryGetValue(key, out var known) ? known : made[key] = await InsertAsync(pattern, state, relation, visitor.AccountId);
            var thing = Thing(id, state, relation, visitor);
            var expected = PolicyReading.InTurn(route.Policy!, visitor, thing);
            var before = await StandingAsync(id);
            using var response = await SendAsync(route, visitor, id, pattern.RevisionId);
            if (expected == Outcome.Through)
            {
                if (!IsThrough(route, response))
                {
                    differences.Add($"{visitor} as {relation} at {route} in {state}: may, and met {(int)response.StatusCode}");
                }

                if (route.Changes)
                {
                    made.TryRemove(key, out _);
                }
            }
            else if (!IsRefusal(expected, response, visitor, thing) || await StandingAsync(id) != before)
            {
                differences.Add($"{visitor} as {relation} at {route} in {state}: {expected} expected, {(int)response.StatusCode} → {response.Headers.Location}; {before} became {await StandingAsync(id)}");
            }
        }

        Assert.True(differences.IsEmpty, string.Join('\n', differences.Order(StringComparer.Ordinal).Take(40)));
    }

    /// <summary>What comes after the door is the route's own, such as a remark that there is none of.</summary>
    private static bool IsThrough(GuardedRoute route, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.Conflict || (response.StatusCode == HttpStatusCode.NotFound && route.Parts.Count > 2);

    private static bool IsRefusal(Outcome expected, HttpResponseMessage response, Visitor visitor, GuardedObject thing) => expected switch
    {
        Outcome.SignIn => response.Headers.Location?.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal) == true,
        Outcome.Refused => response.StatusCode == HttpStatusCode.Forbidden,
        Outcome.Missing => response.StatusCode == HttpStatusCode.NotFound || (response.StatusCode == HttpStatusCode.Conflict && MaySee(visitor, thing)),
        _ => false,
    };

    private static bool MaySee(Visitor visitor, GuardedObject thing) =>
        new[] { PolicyTable.SeeReview, PolicyTable.SeeSubmission }.Any(policy => PolicyReading.InTurn(PolicyTable.Named(policy), visitor, thing) == Outcome.Through);

    private static GuardedObject Thing(Guid id, SubmissionState state, string relation, Visitor visitor) =>
        new("submission", new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id.ToString() })
        {
            Exists = true,
            OwnerId = Guid.Empty,
            State = StoredName.Of(state),
            Within = state == SubmissionState.Draft ? [] : [new Scope(ScopeKind.Region, "northern-africa"), new Scope(ScopeKind.Region, "africa")],
            IsPartial = relation is "author" or "colleague",
            Standings = relation switch
            {
                "author" => [Standing.Owner, Standing.Editor, Standing.Viewer],
                "reviewer" when HasReviewer(state) => [Standing.Reviewer],
                _ => [],
            },
        };

    private static bool HasReviewer(SubmissionState state) => state is SubmissionState.InReview or SubmissionState.ChangesRequested or SubmissionState.Approved or SubmissionState.Rejected;

    private async Task<HttpResponseMessage> SendAsync(GuardedRoute route, Visitor visitor, Guid id, Guid revisionId)
    {
        var address = route.Address(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id.ToString(), ["field"] = "results", ["remarkId"] = Guid.CreateVersion7().ToString(), ["section"] = "title" });
        if (route.Changes && visitor.IsSignedIn)
        {
            (string, string)[] fields =
            [
                ("conflict", "none"), ("decision", "reject"), ("reason", "No."), ("revision", revisionId.ToString()), ("reviewer", Guid.CreateVersion7().ToString()),
                ("remark", "Why?"), ("weight", "must"), ("message", "Hello."), ("answer", "So."), ("version", "1"),
            ];
            return await site.PostFormAsync(visitor.Person!, address, fields);
        }

        using var request = new HttpRequestMessage(new HttpMethod(route.Method), address);
        return await visitor.Client.SendAsync(request);
    }

    /// <summary>All that an action might change.</summary>
    private async Task<string> StandingAsync(Guid id) => Assert.Single(await site.QueryAsync<string>(
        """
        select s.state || ' ' || s.version || ' ' || coalesce(s.reviewer_id, '') || ' ' || c.publication || ' ' || c.version || ' ' || coalesce((select version from drafts where submission_id = s.id), 0)
               || ' ' || (select count(*) from submission_transitions where submission_id = s.id) || ' ' || (select count(*) from review_remarks where submission_id = s.id)
               || ' ' || (select count(*) from review_messages where submission_id = s.id) || ' ' || (select count(*) from review_ratings where submission_id = s.id)
               || ' ' || (select count(*) from review_declarations where submission_id = s.id) || ' ' || (select count(*) from contribution_authors where contribution_id = c.id)
        from   submissions s
        join   contributions c on c.id = s.contribution_id
        where  s.id = @id
        """,
        new { id }));

    /// <summary>A submission as the pages make it, which the others are copies of.</summary>
    private async Task<(Guid Submission, Guid Contribution, Guid RevisionId, Guid Author, Guid Organisation)> PatternAsync()
    {
        var author = await site.SignInAsync();
        var submitted = await site.SubmittedAsync(author, "A pattern");
        var organisation = Guid.CreateVersion7();
        await site.ExecuteAsync(
            """
            insert into organisations (id, number, names, names_key, actor_type, country, description, state, created_at, updated_at, version)
            select @organisation, coalesce(max(number), 0) + 1, '{"en":"House"}', 'house', 'civil-society', '', '', 'active', @now, @now, 1 from organisations
            """,
            new { organisation, now = TimeProvider.System.GetUtcNow() });
        return (submitted.Id, submitted.ContributionId, submitted.RevisionId!.Value, author.Account.Id, organisation);
    }

    private async Task<Guid> InsertAsync((Guid Submission, Guid Contribution, Guid RevisionId, Guid Author, Guid Organisation) pattern, SubmissionState state, string relation, Guid? account)
    {
        var row = new
        {
            id = Guid.CreateVersion7(),
            contribution = Guid.CreateVersion7(),
            membership = Guid.CreateVersion7(),
            pattern = pattern.Submission,
            old = pattern.Contribution,
            revision = state == SubmissionState.Draft ? (Guid?)null : pattern.RevisionId,
            state = StoredName.Of(state),
            author = relation == "author" ? account!.Value : pattern.Author,
            organisation = relation == "colleague" ? pattern.Organisation : (Guid?)null,
            reviewer = !HasReviewer(state) ? (Guid?)null : relation == "reviewer" ? account : pattern.Author,
            account,
            now = TimeProvider.System.GetUtcNow(),
            due = TimeProvider.System.GetUtcNow().AddDays(1),
        };
        await site.ExecuteAsync(
            """
            insert into contributions (id, kind, number, slug, work_id, publication, created_at, updated_at, version)
            select @contribution, kind, (select max(number) + 1 from contributions), slug, @contribution, 'unpublished', @now, @now, 1 from contributions where id = @old;
            insert into contribution_authors (contribution_id, account_id, role, organisation_id) values (@contribution, @author, 'owner', @organisation);
            insert into submissions (id, contribution_id, revision_id, state, rounds, reviewer_id, opened_at, submitted_at, changed_at, due_at, version)
            values (@id, @contribution, @revision, @state, case when @revision is null then 0 else 1 end, @reviewer, @now, @now, @now, @due, 1);
            insert into submission_transitions (submission_id, ordinal, action, to_state, at, actor_id, reason) values (@id, 1, 'open', 'draft', @now, @author, '');
            insert into drafts (submission_id, title, answers, saved_at, saved_by, version) select @id, title, answers, @now, @author, 1 from drafts where submission_id = @pattern;
            """,
            row);
        if (relation == "colleague")
        {
            await site.ExecuteAsync(
                "insert into memberships (id, account_id, organisation_id, state, asked_at, decided_at) values (@membership, @account, @organisation, 'current', @now, @now) on conflict do nothing", row);
        }

        if (relation == "reviewer")
        {
            await site.ExecuteAsync("insert into review_declarations (submission_id, account_id, conflict, declared_at) values (@id, @account, '', @now)", row);
        }

        return row.id;
    }
}
