using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Which objects there are for each route that names one: in which state, and whose. Written beside the table, not read from the program.</summary>
internal sealed class RouteObjects(GuardedSite site)
{
    private static int recordNumber = 900_000;

    /// <summary>Policies about something that belongs to a person, by the part of a route that names it.</summary>
    private static readonly string[] AboutAll = [PolicyTable.SeeAdministration, PolicyTable.DecideMembership, PolicyTable.ChangeContribution, PolicyTable.OpenSpace];
    private static readonly string[] AboutRecords = [PolicyTable.WithdrawContribution, PolicyTable.ReinstateContribution];
    private static readonly string[] AboutSessions = [PolicyTable.EndSession];
    private static readonly string[] AboutPeople = [PolicyTable.GrantRole, PolicyTable.DisableAccount, PolicyTable.EndOthersSessions, PolicyTable.SeePeople];

    private readonly SpaceObjects spaces = new(site);
    private readonly ThreadObjects threads = new(site);
    private Submission? submitted;

    private readonly Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Policy, Visitor Visitor), IReadOnlyList<GuardedObject>> records = [];
    private readonly Dictionary<Visitor, Guid> ownDrafts = [];
    private Guid? foreignDraft;

    /// <summary>
    /// Pages about all of something stand in no theme and no region, so who decides in one alone does not see them; nor does the record that routes name
    /// by themselves stand in one of theirs, and nobody here owns it. A form is refused for its token before that.
    /// </summary>
    public static GuardedObject AsAWhole(GuardedRoute route) =>
        !route.NeedsToken && AboutAll.Concat(AboutRecords).Contains(route.Policy!.Name) ? GuardedObject.Unknown with { Exists = true, State = "published" } : GuardedObject.Unknown;

    /// <returns>Nothing where the route names nothing of which a right depends.</returns>
    public async Task<IReadOnlyList<GuardedObject>> OfAsync(GuardedRoute route, Visitor visitor)
    {
        if (AboutSessions.Contains(route.Policy!.Name))
        {
            // Named by a field of the form.
            var foreign = await OpenAsync((await site.SignInAsync()).Account);
            return visitor.IsSignedIn
                ? [Thing("own", "session", (await OpenAsync(visitor.Person!.Account)).ToString(), visitor.AccountId), Thing("foreign", "session", foreign.ToString(), Guid.Empty)]
                : [Thing("foreign", "session", foreign.ToString(), Guid.Empty)];
        }

        if (AboutRecords.Contains(route.Policy.Name))
        {
            if (!records.TryGetValue((route.Policy.Name, visitor), out var known))
            {
                known = await RecordsAsync(visitor, withdrawn: route.Policy.Name == PolicyTable.ReinstateContribution);
                records.Add((route.Policy.Name, visitor), known);
            }

            return known;
        }

        if (AboutPeople.Contains(route.Policy.Name) && route.Parts.FirstOrDefault(name => name is "id" or "number" or "address" or "person") is { } part)
        {
            var other = (await site.SignInAsync()).Account;
            // Whoever ended all sessions of their own could not go on asking.
            return visitor.IsSignedIn && route.Policy.Name != PolicyTable.EndOthersSessions ? [Person("oneself", part, visitor.Person!.Account), Person("another", part, other)] : [Person("another", part, other)];
        }

        if (route.Pattern.Contains("/spaces/suggestions/{id", StringComparison.Ordinal))
        {
            return await spaces.SuggestionsAsync(visitor);
        }

        if (route.Pattern.Contains("/threads/{thread", StringComparison.Ordinal))
        {
            return await threads.OfAsync(visitor);
        }

        if (route.Pattern.Contains("/spaces/{name", StringComparison.Ordinal))
        {
            return await spaces.OfAsync(route, visitor);
        }

        if (route.Pattern.Contains("/contribute/{id", StringComparison.Ordinal))
        {
            foreignDraft ??= await DraftAsync((await site.SignInAsync()).Account);
            var foreign = Thing("foreign", "id", foreignDraft.ToString()!, Guid.Empty) with { State = "draft" };
            return visitor.IsSignedIn
                ? [foreign, Thing("own", "id", (await OwnDraftAsync(route, visitor)).ToString(), visitor.AccountId) with { State = "draft", IsPartial = true, Standings = [Standing.Owner, Standing.Editor, Standing.Viewer] }]
                : [foreign];
        }

        if (route.Pattern.Contains("/reviews/{id", StringComparison.Ordinal))
        {
            submitted ??= await site.SubmittedAsync(await site.SignInAsync(), "A text of somebody else");
            return [Thing("foreign", "id", submitted.Id.ToString(), Guid.Empty) with { State = "submitted", Within = [new Scope(ScopeKind.Region, "africa"), new Scope(ScopeKind.Region, "northern-africa")] }];
        }

        return (route.Policy.Name, route.Parts.Count) switch
        {
            (PolicyTable.EditOrganisation, 2) =>
            [
                Organisation("active", await OrganisationAsync("active")),
                // Its page leads to the one that it was merged into; nothing else is done to it.
                Organisation("merged", await OrganisationAsync("merged")) with { IsGone = route.Changes || route.Pattern.EndsWith("/merge", StringComparison.Ordinal) },
            ],
            (PolicyTable.DecideMembership, 2) =>
            [
                .. visitor.IsSignedIn ? [Request("own", await RequestAsync($"of {visitor}", visitor.Person!.Account), visitor.AccountId)] : Array.Empty<GuardedObject>(),
                Request("another's", await RequestAsync("another's", account: null), Guid.Empty),
                Request("decided", await RequestAsync("decided", account: null), Guid.Empty) with { IsGone = true },
            ],
            _ => [],
        };
    }

    private static GuardedObject Organisation(string name, Organisation organisation) => Thing(name, "number", organisation.Number.ToString(CultureInfo.InvariantCulture), owner: null);

    private static GuardedObject Request(string name, Guid id, Guid? owner) => Thing(name, "id", id.ToString(), owner);

    /// <summary>One for all routes: none of them is sent what would change it.</summary>
    private async Task<Organisation> OrganisationAsync(string state)
    {
        if (!organisations.TryGetValue(state, out var found))
        {
            var store = site.Get<OrganisationStore>();
            found = await AddedAsync(store);
            if (state == "merged")
            {
                Assert.IsType<OrganisationOutcome.Saved>(await store.MergeAsync(found.Id, (await AddedAsync(store)).Id, AuditContext.Program, CancellationToken.None));
            }

            organisations.Add(state, found);
        }

        return found;
    }

    private static async Task<Organisation> AddedAsync(OrganisationStore store)
    {
        var names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = $"Organisation {Guid.CreateVersion7():N}" });
        var given = new Organisation { Id = Guid.Empty, Number = 0, Names = names, ActorType = "civil-society", Country = "ma", Domains = [] };
        return Assert.IsType<OrganisationOutcome.Saved>(await store.CreateAsync(given, AuditContext.Program, CancellationToken.None)).Organisation;
    }

    /// <summary>Somebody asks to belong to an organisation; likewise one for all routes. Past the desk, which would mail to everybody who decides.</summary>
    /// <param name="account">Null: of somebody new.</param>
    private async Task<Guid> RequestAsync(string name, Account? account)
    {
        if (!requests.TryGetValue(name, out var asked))
        {
            asked = Guid.CreateVersion7();
            var (accountId, organisationId) = ((account ?? (await site.SignInAsync()).Account).Id, (await OrganisationAsync("active")).Id);
            var state = StoredName.Of(name == "decided" ? MembershipState.Refused : MembershipState.Asked);
            await site.ExecuteAsync(
                """
                insert into memberships (id, account_id, organisation_id, state, asked_at)
                values (@asked, @accountId, @organisationId, @state, '2026-03-01T09:30:00.000000Z')
                """,
                new { asked, accountId, organisationId, state });
            requests.Add(name, asked);
        }

        return asked;
    }

    /// <summary>What is cancelled is not to be tried again.</summary>
    private async Task<Guid> OwnDraftAsync(GuardedRoute route, Visitor visitor)
    {
        if (route.Policy!.Name == PolicyTable.CancelSubmission)
        {
            return await DraftAsync(visitor.Person!.Account);
        }

        if (!ownDrafts.TryGetValue(visitor, out var id))
        {
            ownDrafts[visitor] = id = await DraftAsync(visitor.Person!.Account);
        }

        return id;
    }

    private async Task<Guid> DraftAsync(Account author) => Assert.IsType<AuthoringOutcome.Done>(await site.Get<AuthoringDesk>().StartAsync(
        PracticeFields.Kind, "en", new AuditContext { ActorId = author.Id, ActorName = author.DisplayName }, CancellationToken.None)).Submission.Id;

    /// <summary>In a theme and a region in which somebody decides: nobody's, and, if somebody is signed in, their own.</summary>
    private async Task<IReadOnlyList<GuardedObject>> RecordsAsync(Visitor visitor, bool withdrawn)
    {
        var nobodys = await RecordAsync("nobody’s", owner: null, withdrawn);
        return visitor.AccountId is { } account ? [nobodys, await RecordAsync("own", account, withdrawn)] : [nobodys];
    }

    private async Task<GuardedObject> RecordAsync(string name, Guid? owner, bool withdrawn)
    {
        var (store, number) = (site.Get<ContributionStore>(), Interlocked.Increment(ref recordNumber));
        var content = PracticeFields.Kind.Empty("en") with
        {
            Fields = new Practice { Title = $"Guarded {number}", Summary = "Somebody’s." },
            Terms = [new AssignedTerm(Dimension.Theme, "missing-migrants", ByEditors: false), new AssignedTerm(Dimension.Country, "ma", ByEditors: false)],
        };
        var made = await store.PublishNewAsync(new NewContribution(number, "guarded", content, Imported: false), CancellationToken.None);
        if (owner is { } account)
        {
            await site.Get<Database>().WriteAsync(session => AuthorStore.SetAsync(session, made.Id, account, AuthorRole.Owner, organisationId: null, CancellationToken.None), CancellationToken.None);
        }

        if (withdrawn)
        {
            await store.WithdrawAsync(made.Id, 1, new Withdrawal("A test"), AuditContext.Program with { ActorId = owner }, CancellationToken.None);
        }

        return Thing(name, "address", $"{number}-guarded", owner) with
        {
            State = !withdrawn ? "published" : owner is null ? "withdrawn" : "withdrawn-by-owner",
            Within = [new Scope(ScopeKind.Theme, "missing-migrants"), new Scope(ScopeKind.Region, "africa"), new Scope(ScopeKind.Region, "northern-africa")],
        };
    }

    private static GuardedObject Person(string name, string part, Account account) =>
        Thing(name, part, part == "id" ? account.Id.ToString() : account.Number.ToString(CultureInfo.InvariantCulture), account.Id);

    private static GuardedObject Thing(string name, string part, string value, Guid? owner) =>
        new(name, new Dictionary<string, string>(StringComparer.Ordinal) { [part] = value }) { Exists = true, OwnerId = owner };

    private Task<Guid> OpenAsync(Account account) => site.Get<Database>().WriteAsync(
        async session => (await SessionStore.OpenAsync(session, account.Id, "127.0.0.1", "another browser", kept: false, CancellationToken.None)).Id, CancellationToken.None);
}
