using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Spaces;

/// <summary>Spaces that people open and change here.</summary>
public abstract class SpaceRunningContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private SpaceStore Store => new(Database);

    private SpaceDesk Desk => new(Database);

    [Fact]
    public async Task Spaces_that_are_opened_at_once_get_names_of_their_own()
    {
        var actor = await FacilitatorAsync(Scope.Everything);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.OpenAsync(TestSpaces.Content("Regular Pathways!"), actor, By(actor), Ct))));

        Assert.Equal(
            ["regular-pathways", .. Enumerable.Range(2, 7).Select(number => $"regular-pathways-{number}")],
            opened.Select(one => Assert.IsType<SpaceOutcome.Saved>(one).Space.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["new-2", "space", "space-2"], new[] { await NameOfAsync("new"), await NameOfAsync("حوار"), await NameOfAsync("معبر") });
        Assert.Equal(11, (await Store.ListAsync(new SpaceFilter(), Actor.Anonymous, 0, 100, Ct)).Total);
        Assert.Equal(11, await ScalarAsync<int>("select count(*) from changes where subject = 'space'"));
        Assert.Equal(11, await ScalarAsync<int>("select count(*) from audit_entries where event = 'space.opened'"));

        async Task<string> NameOfAsync(string title) => Assert.IsType<SpaceOutcome.Saved>(await Desk.OpenAsync(TestSpaces.Content(title), actor, By(actor), Ct)).Space.Name;
    }

    [Fact]
    public async Task Nobody_else_opens_or_changes_one()
    {
        var (elsewhere, here) = (await FacilitatorAsync(new Scope(ScopeKind.Space, "elsewhere")), await FacilitatorAsync(new Scope(ScopeKind.Space, "doors")));
        await Store.ImportAsync("doors", TestSpaces.Content("Doors"), Ct);

        foreach (var actor in new[] { Actor.Anonymous, new Actor { AccountId = here.AccountId }, elsewhere })
        {
            Assert.IsType<SpaceOutcome.NotFound>(await Desk.OpenAsync(TestSpaces.Content("Gates"), actor, By(actor), Ct));
            Assert.IsType<SpaceOutcome.NotFound>(await Desk.ChangeAsync("doors", 1, TestSpaces.Content("Gates"), actor, By(actor), Ct));
        }

        Assert.IsType<SpaceOutcome.NotFound>(await Desk.OpenAsync(TestSpaces.Content("Gates"), here, By(here), Ct));
        Assert.IsType<SpaceOutcome.NotFound>(await Desk.ChangeAsync("gates", 1, TestSpaces.Content("Gates"), here, By(here), Ct));
        Assert.IsType<SpaceOutcome.Saved>(await Desk.ChangeAsync("doors", 1, TestSpaces.Content("Gates"), here, By(here), Ct));
    }

    [Fact]
    public async Task Of_changes_made_on_the_same_version_one_is_kept_and_no_import_undoes_it()
    {
        var actor = await FacilitatorAsync(Scope.Everything);
        var imported = TestSpaces.Content("Doors") with { Terms = TestSpaces.Terms((Dimension.Objective, "7")) };
        await Store.ImportAsync("doors", imported, Ct);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => Desk.ChangeAsync(
            "doors", 1, TestSpaces.Content($"Gates {number}") with { Terms = TestSpaces.Terms((Dimension.Objective, "8")), Timetable = new Timetable { Closes = new SpaceDate(2199, 1, 31) } }, actor, By(actor), Ct))));

        var kept = Assert.Single(outcomes.OfType<SpaceOutcome.Saved>()).Space;
        Assert.All(outcomes.OfType<SpaceOutcome.Stale>(), stale => Assert.Equal((kept.Version, kept.Content.Title), (stale.Current.Version, stale.Current.Content.Title)));
        Assert.Equal(5, outcomes.OfType<SpaceOutcome.Stale>().Count());
        var read = (await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Space;
        Assert.Equal((2L, false, kept.Content.Title), (read.Version, read.Imported, read.Content.Title));
        Assert.Equal(read.Content.Timetable.ClosesAt, read.ClosesAt);
        Assert.Equal(["doors"], (await Store.ListAsync(new SpaceFilter { Terms = [new TermKey(Dimension.Objective, "8")] }, Actor.Anonymous, 0, 10, Ct)).Page.Select(one => one.Space.Name));
        Assert.Equal(0, (await Store.ListAsync(new SpaceFilter { Terms = [new TermKey(Dimension.Objective, "7")] }, Actor.Anonymous, 0, 10, Ct)).Total);
        Assert.False(await Store.ImportAsync("doors", imported, Ct));
        var noted = Assert.Single((await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.SpaceChanged }, before: null, 10, Ct)).Records);
        Assert.Equal((read.Id.ToString("D"), actor.AccountId), (noted.SubjectId, noted.ActorId));
        Assert.Equal("title purpose timetable terms", noted.Changes.Single(change => change.Field == "space-parts").After);
        Assert.Equal(("/ UTC", "/2199-01-31 UTC"), noted.Changes.Single(change => change.Field == "space-days") is var days ? (days.Before, days.After) : default);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_leaves_no_trace()
    {
        var actor = await FacilitatorAsync(Scope.Everything);
        await Store.ImportAsync("doors", TestSpaces.Content("Doors"), Ct);

        Assert.Equal(1, Assert.IsType<SpaceOutcome.Saved>(await Desk.ChangeAsync("doors", 1, TestSpaces.Content("Doors"), actor, By(actor), Ct)).Space.Version);

        Assert.Equal(1, await ScalarAsync<int>("select count(*) from changes"));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from audit_entries"));
        Assert.True((await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Space.Imported);
    }

    [Fact]
    public async Task A_space_is_closed_at_once_and_opened_again()
    {
        var actor = await FacilitatorAsync(Scope.Everything);
        var space = Assert.IsType<SpaceOutcome.Saved>(await Desk.OpenAsync(TestSpaces.Content("Doors") with { Timetable = new Timetable { Closes = new SpaceDate(2199, 1, 31) } }, actor, By(actor), Ct)).Space;

        foreach (var (timetable, phase) in new (Func<Timetable, Timetable>, SpacePhase)[]
        {
            (before => before.Closed(Clock.GetUtcNow()), SpacePhase.Closed),
            (before => before with { Archived = true }, SpacePhase.Archived),
            (before => before with { Archived = false }, SpacePhase.Closed),
            (before => before.Reopened(new SpaceDate(2199, 1, 31)), SpacePhase.Open),
        })
        {
            space = Assert.IsType<SpaceOutcome.Saved>(await Desk.ChangeAsync("doors", space.Version, space.Content with { Timetable = timetable(space.Content.Timetable) }, actor, By(actor), Ct)).Space;
            Assert.Equal(phase, (await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Phase);
            Assert.Equal(1, (await Store.ListAsync(new SpaceFilter { Phase = phase }, Actor.Anonymous, 0, 10, Ct)).Total);
        }
    }

    private static AuditContext By(Actor actor) => new() { ActorId = actor.AccountId };

    private async Task<Actor> FacilitatorAsync(Scope scope) => new() { AccountId = (await Database.AddPersonAsync($"Facilitator {scope.Kind}-{scope.Id}")).Id, Grants = [new RoleGrant(Role.Facilitator, scope)] };
}

public sealed class SpaceRunningOnSqliteTests() : SpaceRunningContract(DatabaseKind.Sqlite);

public sealed class SpaceRunningOnPostgresTests() : SpaceRunningContract(DatabaseKind.Postgres);
