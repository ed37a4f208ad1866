using System.Diagnostics;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Contributions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Organisations;

public abstract class OrganisationStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private OrganisationStore Store => new(Database);

    [Fact]
    public async Task An_organisation_is_read_as_it_was_written()
    {
        var given = TestPeople.Organisation("World Migrants’ House", "wmh.example", "a.wmh.example") with
        {
            Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["fr"] = "Maison", ["en"] = "World Migrants’ House" }),
            Description = "A house.\nWith rooms.",
        };

        var first = await AddAsync(given);
        var second = await AddAsync(TestPeople.Organisation("Another"));

        Assert.Equal((1, 2, "world-migrants-house", 1L), (first.Number, second.Number, first.Slug, first.Version));
        Assert.Equivalent(given with { Id = first.Id, Number = 1, Version = 1, Domains = ["a.wmh.example", "wmh.example"] }, await Store.FindByNumberAsync(1, Ct), strict: true);
        Assert.Null(await Store.FindByNumberAsync(3, Ct));
        Assert.Equal((ChangeSubjects.Organisation, first.Id.ToString("D")), (await new ChangeLog(Database).AfterAsync(0, 1, Ct)).Select(change => (change.Subject, change.SubjectId)).Single());
    }

    [Fact]
    public async Task Those_added_at_once_have_numbers_of_their_own()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => AddAsync(TestPeople.Organisation($"House {i}")))));

        Assert.Equal([1, 2, 3, 4, 5, 6], added.Select(one => one.Number).Order());
    }

    [Fact]
    public async Task A_change_names_the_version_that_it_was_made_on()
    {
        var added = await AddAsync(TestPeople.Organisation("House", "house.example"));
        var changed = added with { Names = Named("Home"), Domains = ["home.example"] };

        var saved = Assert.IsType<OrganisationOutcome.Saved>(await Store.UpdateAsync(changed, AuditContext.Program, Ct)).Organisation;

        Assert.Equal(("Home", 2L), (saved.Names.In("en"), saved.Version));
        Assert.Equal(["home.example"], saved.Domains);
        Assert.Equal("Home", Assert.IsType<OrganisationOutcome.Stale>(await Store.UpdateAsync(changed, AuditContext.Program, Ct)).Current.Names.In("en"));
        Assert.IsType<OrganisationOutcome.NotFound>(await Store.UpdateAsync(changed with { Id = Guid.CreateVersion7() }, AuditContext.Program, Ct));
        Assert.Equal(2, await ScalarAsync<int>("select count(*) from audit_entries where subject_type = 'organisation'"));
    }

    [Fact]
    public async Task A_domain_belongs_to_one_organisation()
    {
        var first = await AddAsync(TestPeople.Organisation("First", "first.example"));
        var second = await AddAsync(TestPeople.Organisation("Second"));

        var created = await Store.CreateAsync(TestPeople.Organisation("Third", "first.example"), AuditContext.Program, Ct);
        var updated = await Store.UpdateAsync(second with { Domains = ["first.example"] }, AuditContext.Program, Ct);

        Assert.Equal(("first.example", first.Id), (Assert.IsType<OrganisationOutcome.DomainTaken>(created).Domain, ((OrganisationOutcome.DomainTaken)created).By.Id));
        Assert.IsType<OrganisationOutcome.DomainTaken>(updated);
        Assert.Equal(2, (await Store.ListAsync(new OrganisationFilter(), 0, 10, Ct)).Total);
    }

    [Fact]
    public async Task Organisations_are_found_by_words_of_any_of_their_names()
    {
        await AddAsync(TestPeople.Organisation("Zürich Aid") with { ActorType = "local-government", Country = "ch" });
        await AddAsync(TestPeople.Organisation("Aid & Shelter"));
        await AddAsync(TestPeople.Organisation("Refuge") with { Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["fr"] = "Aide à l’abri", ["en"] = "Refuge" }) });

        Assert.Equal(["Aid & Shelter", "Refuge", "Zürich Aid"], await NamesAsync(new OrganisationFilter()));
        Assert.Equal(["Zürich Aid"], await NamesAsync(new OrganisationFilter { Words = "aid ZURICH" }));
        Assert.Equal(["Refuge"], await NamesAsync(new OrganisationFilter { Words = "abri" }));
        Assert.Equal(["Zürich Aid"], await NamesAsync(new OrganisationFilter { ActorType = "local-government" }));
        Assert.Equal(["Aid & Shelter", "Refuge"], await NamesAsync(new OrganisationFilter { Country = "ma" }));
        Assert.Equal(3, (await NamesAsync(new OrganisationFilter { Words = "%_'" })).Count);
        Assert.Empty(await NamesAsync(new OrganisationFilter { Words = "nowhere" }));
    }

    [Fact]
    public async Task A_merge_moves_members_domains_and_authors_and_leads_on()
    {
        var (from, into, older) = (await AddAsync(TestPeople.Organisation("Duplicate", "duplicate.example")), await AddAsync(TestPeople.Organisation("House")), await AddAsync(TestPeople.Organisation("Older")));
        await Store.MergeAsync(older.Id, from.Id, AuditContext.Program, Ct);
        var desk = new MembershipDesk(Database, new(Database));
        var (member, asking, both) = (await Database.AddPersonAsync("Member", "m@duplicate.example"), await Database.AddPersonAsync("Asking"), await Database.AddPersonAsync("Both", "b@duplicate.example"));
        await desk.AskAsync(member.Id, from.Number, AuditContext.Program, Ct);
        await desk.AskAsync(asking.Id, from.Number, AuditContext.Program, Ct);
        await desk.AskAsync(both.Id, from.Number, AuditContext.Program, Ct);
        await desk.AskAsync(both.Id, into.Number, AuditContext.Program, Ct);
        var record = await new ContributionStore(Database, Clock).PublishNewAsync(Sample.New(1), Ct);
        await Database.WriteAsync(session => AuthorStore.SetAsync(session, record.Id, member.Id, AuthorRole.Owner, from.Id, Ct), Ct);

        Assert.IsType<OrganisationOutcome.Saved>(await Store.MergeAsync(from.Id, into.Id, AuditContext.Program, Ct));

        var memberships = new MembershipStore(Database);
        Assert.Equal((into.Id, into.Id), ((await memberships.CurrentAsync(member.Id, Ct))!.Organisation!.Id, (await memberships.OfAsync(asking.Id, Ct))[0].Organisation!.Id));
        Assert.Equal([MembershipState.Current, MembershipState.Withdrawn], (await memberships.OfAsync(both.Id, Ct)).Select(one => one.State).Order());
        Assert.Equal((2, 1), (await memberships.CountMembersAsync(into.Id, Ct), await memberships.CountWaitingAsync(Ct)));
        Assert.Equal(["duplicate.example"], (await Store.FindByNumberAsync(into.Number, Ct))!.Domains);
        Assert.Equal([record.Id], (await new AuthorStore(Database).PublishedOfOrganisationAsync(into.Id, 0, 10, Ct)).Page);
        Assert.Equal([record.Id], (await new AuthorStore(Database).PublishedOfAccountAsync(member.Id, 0, 10, Ct)).Page);
        Assert.Equal((into.Id, into.Id), ((await Store.FollowAsync(from.Number, Ct))!.Id, (await Store.FollowAsync(older.Number, Ct))!.Id));
        Assert.Equal(2, await ScalarAsync<int>("select count(*) from audit_entries where event = 'organisation.merged'"));
        Assert.IsType<OrganisationOutcome.NotFound>(await Store.UpdateAsync(from, AuditContext.Program, Ct));
        Assert.Equal(MembershipOutcome.NotFound, await desk.AskAsync(asking.Id, from.Number, AuditContext.Program, Ct));
    }

    [Fact]
    public async Task Of_merges_that_meet_one_wins()
    {
        for (var round = 0; round < 3; round++)
        {
            var (a, b) = (await AddAsync(TestPeople.Organisation($"A {round}")), await AddAsync(TestPeople.Organisation($"B {round}")));

            var outcomes = await Task.WhenAll(
                Task.Run(() => Store.MergeAsync(a.Id, b.Id, AuditContext.Program, Ct)),
                Task.Run(() => Store.MergeAsync(b.Id, a.Id, AuditContext.Program, Ct)));

            Assert.Single(outcomes, outcome => outcome is OrganisationOutcome.Saved);
            Assert.Single(outcomes, outcome => outcome is OrganisationOutcome.NotFound);
            Assert.Equal((await Store.FollowAsync(a.Number, Ct))!.Id, (await Store.FollowAsync(b.Number, Ct))!.Id);
        }
    }

    [Fact]
    public async Task Nothing_is_merged_into_itself() =>
        Assert.IsType<OrganisationOutcome.NotFound>(await AddAsync(TestPeople.Organisation("A")) is { Id: var id } ? await Store.MergeAsync(id, id, AuditContext.Program, Ct) : null);

    [Fact]
    public async Task A_list_of_two_thousand_takes_two_commands_and_little_time()
    {
        await Database.WriteAsync(
            session => session.ExecuteAsync(
                $"""
                insert into organisations (id, number, names, names_key, actor_type, country, description, state, created_at, updated_at, version)
                select id, number, names, names_key, 'civil-society', 'ma', '', 'active', @now, @now, 1
                from   {session.Dialect.Rows("@rows", "id text, number integer, names text, names_key text")}
                """,
                new { rows = JsonRows.Of(Enumerable.Range(1, 2_000).Select(i => new { Id = Guid.CreateVersion7(), Number = i, Names = $$"""{"en":"House {{i}}"}""", NamesKey = $"house {i:D4}" })), now = session.Now },
                Ct),
            Ct);
        await Store.ListAsync(new OrganisationFilter(), 0, 50, Ct);
        using var commands = CommandCount.Start();
        var watch = Stopwatch.StartNew();
        var (page, total) = await Store.ListAsync(new OrganisationFilter { Words = "house 1" }, 500, 50, Ct);

        Assert.Equal((2, 50), (commands.Value, page.Count));
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(500), $"{watch.Elapsed} for {total}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kind}: {total} of 2,000 organisations in {watch.Elapsed.TotalMilliseconds:F1} ms");
    }

    private static LocalizedText Named(string name) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name });

    private async Task<IReadOnlyList<string>> NamesAsync(OrganisationFilter filter) => [.. (await Store.ListAsync(filter, 0, 10, Ct)).Page.Select(one => one.Names.In("en"))];

    private async Task<Organisation> AddAsync(Organisation organisation) =>
        Assert.IsType<OrganisationOutcome.Saved>(await Store.CreateAsync(organisation, AuditContext.Program, Ct)).Organisation;
}

public sealed class OrganisationStoreOnSqliteTests() : OrganisationStoreContract(DatabaseKind.Sqlite);

public sealed class OrganisationStoreOnPostgresTests() : OrganisationStoreContract(DatabaseKind.Postgres);
