using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.People;

public abstract class ProfileStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ProfileStore Store => new(Database);

    [Fact]
    public async Task A_profile_is_read_as_it_was_written()
    {
        var person = await Database.AddPersonAsync("Zoë Ruiz");
        Assert.Equal(0, (await Store.OfAsync(person.Id, Ct)).Version);
        var written = Full(person.Id);

        var saved = Assert.IsType<ProfileOutcome.Saved>(await Store.SaveAsync(written, AuditContext.Program, Ct));

        var read = await Store.OfAsync(person.Id, Ct);
        Assert.Equivalent(written with { Version = 1 }, read, strict: true);
        Assert.Equal(1, saved.Profile.Version);
    }

    [Fact]
    public async Task A_profile_written_on_an_old_version_is_not_kept_and_the_newer_one_is_shown()
    {
        var person = await Database.AddPersonAsync("Zoë Ruiz");
        await Store.SaveAsync(Full(person.Id), AuditContext.Program, Ct);

        var first = await Store.SaveAsync(Full(person.Id) with { About = "First" }, AuditContext.Program, Ct);
        await Store.SaveAsync(Full(person.Id) with { About = "Second", Version = 1 }, AuditContext.Program, Ct);
        var late = await Store.SaveAsync(Full(person.Id) with { About = "Late", Version = 1 }, AuditContext.Program, Ct);

        Assert.Equal(Full(person.Id).About, Assert.IsType<ProfileOutcome.Stale>(first).Current.About);
        Assert.Equal("Second", Assert.IsType<ProfileOutcome.Stale>(late).Current.About);
        Assert.Equal("Second", (await Store.OfAsync(person.Id, Ct)).About);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_does()
    {
        var person = await Database.AddPersonAsync("Zoë Ruiz");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Store.SaveAsync(Full(person.Id) with { About = $"{i}" }, AuditContext.Program, Ct))));

        Assert.Single(outcomes, outcome => outcome is ProfileOutcome.Saved);
    }

    [Fact]
    public async Task A_change_is_noted_for_caches_and_in_the_audit_log_by_what_changed()
    {
        var person = await Database.AddPersonAsync("Zoë Ruiz");
        await Store.SaveAsync(Full(person.Id), AuditContext.Program, Ct);
        await Store.SaveAsync(Full(person.Id) with { Country = "fr", Version = 1 }, AuditContext.Program, Ct);

        var changes = await new ChangeLog(Database).AfterAsync(0, 10, Ct);
        Assert.Equal([(ChangeSubjects.Person, person.Id.ToString("D")), (ChangeSubjects.Person, person.Id.ToString("D"))], changes.Select(change => (change.Subject, change.SubjectId)));
        Assert.Equal(2, await ScalarAsync<int>("select count(*) from audit_entries where event = 'profile.changed'"));
        Assert.Contains("\"country\"", await ScalarAsync<string>("select payload from audit_payloads order by sequence desc limit 1"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"about\"", await ScalarAsync<string>("select payload from audit_payloads order by sequence desc limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_what_a_person_shows_and_nobody_whether_there_is_more()
    {
        var person = await Database.AddPersonAsync("Zoë Ruiz");
        var unconfirmed = await Database.AddPersonAsync("Not Yet", confirmed: false);
        var people = new PublicPeople(Database);
        await Store.SaveAsync(Full(person.Id) with { Public = Set(ProfilePart.Organisation) }, AuditContext.Program, Ct);
        await Store.SaveAsync(Full(unconfirmed.Id), AuditContext.Program, Ct);

        // An organisation that nobody has confirmed shows nothing.
        Assert.Null(await people.FindAsync(person.Number, Ct));
        Assert.Null(await people.FindAsync(unconfirmed.Number, Ct));
        Assert.Null(await people.FindAsync(10_000_000, Ct));
        await Store.SaveAsync(Full(person.Id) with { Public = Set(ProfilePart.Country), Version = 1 }, AuditContext.Program, Ct);

        var seen = (await people.FindAsync(person.Number, Ct))!;

        Assert.Equal(("Zoë Ruiz", "zoe-ruiz", true, false), (seen.DisplayName, seen.Slug, seen.Profile.Shows(ProfilePart.Country), seen.Profile.Shows(ProfilePart.About)));
        await ExecuteAsync("update accounts set disabled_at = @now, disabled_reason = 'spam'", new { now = Clock.StorableNow() });
        Assert.Null(await people.FindAsync(person.Number, Ct));
    }

    [Fact]
    public async Task Members_are_shown_as_far_as_they_want_to_be()
    {
        var organisation = Assert.IsType<OrganisationOutcome.Saved>(await new OrganisationStore(Database).CreateAsync(TestPeople.Organisation("A", "a.example"), AuditContext.Program, Ct)).Organisation;
        foreach (var (name, shows) in new[] { ("Cem", true), ("Ana", true), ("Bo", false) })
        {
            var person = await Database.AddPersonAsync(name, $"{name}@a.example");
            await new MembershipDesk(Database, new(Database)).AskAsync(person.Id, organisation.Number, AuditContext.Program, Ct);
            await Store.SaveAsync(Full(person.Id) with { Public = shows ? Set(ProfilePart.Organisation) : Set(ProfilePart.About) }, AuditContext.Program, Ct);
        }

        var members = new MembershipStore(Database);
        var (page, total) = await members.PublicMembersAsync(organisation.Id, 0, 10, Ct);

        Assert.Equal(["Ana", "Cem"], page.Select(member => member.DisplayName));
        Assert.Equal((2, 3), (total, await members.CountMembersAsync(organisation.Id, Ct)));
    }

    private static Profile Full(Guid accountId) => new()
    {
        AccountId = accountId,
        About = "Works on return.\nAlso “sings”.",
        ActorType = "civil-society",
        Country = "ma",
        Languages = ["ar", "fr"],
        Objectives = ["7", "21"],
        Themes = ["labour-migration"],
        Links = ["https://example.org/a?b=c&d"],
        Public = Set(ProfilePart.About, ProfilePart.Links),
    };

    private static HashSet<ProfilePart> Set(params ProfilePart[] parts) => [.. parts];
}

public sealed class ProfileStoreOnSqliteTests() : ProfileStoreContract(DatabaseKind.Sqlite);

public sealed class ProfileStoreOnPostgresTests() : ProfileStoreContract(DatabaseKind.Postgres);
