using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Spaces;

public abstract class SpaceStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private SpaceStore Store => new(Database);

    private SpaceDesk Desk => new(Database);

    [Fact]
    public async Task A_space_is_read_as_it_was_written()
    {
        var given = TestSpaces.Content("Doors") with
        {
            Audience = TestSpaces.Text("Whoever has a door"),
            Rules = TestSpaces.Text("Knock first.\n\nThen enter."),
            Questions = [TestSpaces.Text("Which door?"), TestSpaces.Text("Whose key?")],
            Outcome = TestSpaces.Text("A report."),
            Organisers = ["City of A"],
            Visibility = SpaceVisibility.Registered,
            Timetable = new Timetable { Opens = new SpaceDate(2024, 1, 18), Closes = new SpaceDate(2024, 2, null), FirstCloses = new SpaceDate(2024, 1, 31), TimeZone = "Africa/Casablanca" },
            Terms = TestSpaces.Terms((Dimension.Objective, "7"), (Dimension.Language, "fr"), (Dimension.Language, "en")),
            Source = "https://example.org/doors",
        };

        Assert.True(await Store.ImportAsync("doors", given, Ct));

        var read = (await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Space;
        Assert.Equivalent(given, read.Content, strict: true);
        Assert.Equal(("doors", true, 1L), (read.Name, read.Imported, read.Version));
        Assert.Equal((given.Timetable.OpensAt, given.Timetable.ClosesAt), (read.OpensAt, read.ClosesAt));
        Assert.Equal((ChangeSubjects.Space, read.Id.ToString("D")), (await new ChangeLog(Database).AfterAsync(0, 1, Ct)).Select(change => (change.Subject, change.SubjectId)).Single());
        Assert.Null(await Store.FindAsync("windows", Actor.Anonymous, Ct));
    }

    [Fact]
    public async Task An_import_replaces_what_an_import_wrote_and_nothing_else()
    {
        var first = TestSpaces.Content("Doors") with { Terms = TestSpaces.Terms((Dimension.Objective, "7")) };
        var second = first with { Title = TestSpaces.Text("Gates"), Terms = TestSpaces.Terms((Dimension.Objective, "8")) };
        Assert.Equal(SpaceImportState.New, await Store.StateOfAsync("doors", first, Ct));
        await Store.ImportAsync("doors", first, Ct);
        Assert.Equal((SpaceImportState.Same, SpaceImportState.Older), (await Store.StateOfAsync("doors", first, Ct), await Store.StateOfAsync("doors", second, Ct)));

        Assert.True(await Store.ImportAsync("doors", second, Ct));

        Assert.Equal(["doors"], await NamesAsync(new SpaceFilter { Terms = [new TermKey(Dimension.Objective, "8")] }));
        Assert.Empty(await NamesAsync(new SpaceFilter { Terms = [new TermKey(Dimension.Objective, "7")] }));
        await ExecuteAsync("update spaces set imported = @no", new { no = false });
        Assert.Equal(SpaceImportState.Changed, await Store.StateOfAsync("doors", second, Ct));
        Assert.False(await Store.ImportAsync("doors", first, Ct));
        Assert.Equal(("Gates", 2L), (await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Space is var kept ? (kept.Content.Title.In("en"), kept.Version) : default);
    }

    [Fact]
    public async Task A_space_opens_and_closes_at_midnight_of_its_own_time_zone()
    {
        var timetable = new Timetable { Opens = new SpaceDate(2026, 3, 2), Closes = new SpaceDate(2026, 3, 3), TimeZone = "Pacific/Auckland" };
        await Store.ImportAsync("doors", TestSpaces.Content("Doors") with { Timetable = timetable }, Ct);
        // New Zealand is 13 hours ahead of UTC on these days.
        var opens = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero);

        foreach (var (at, phase) in new[] { (opens.AddSeconds(-1), SpacePhase.Announced), (opens, SpacePhase.Open), (opens.AddDays(2).AddSeconds(-1), SpacePhase.Open), (opens.AddDays(2), SpacePhase.Closed) })
        {
            Clock.Advance(at - Clock.GetUtcNow());
            Assert.Equal(phase, (await Store.FindAsync("doors", Actor.Anonymous, Ct))!.Phase);
            foreach (var asked in Enum.GetValues<SpacePhase>())
            {
                Assert.Equal(asked == phase ? 1 : 0, (await NamesAsync(new SpaceFilter { Phase = asked })).Count);
            }
        }

        await Store.ImportAsync("doors", TestSpaces.Content("Doors") with { Timetable = timetable with { Archived = true } }, Ct);
        Assert.Equal(["doors"], await NamesAsync(new SpaceFilter { Phase = SpacePhase.Archived }));
    }

    [Fact]
    public async Task Open_spaces_come_first_and_then_the_last_to_close()
    {
        await AddAsync("archived-late", new Timetable { Closes = new SpaceDate(2024, 2, null), Archived = true });
        await AddAsync("archived-early", new Timetable { Closes = new SpaceDate(2023, 2, null), Archived = true });
        await AddAsync("closed", new Timetable { Closes = new SpaceDate(2022, 2, null) });
        await AddAsync("announced", new Timetable { Opens = new SpaceDate(2199, 1, 1) });
        await AddAsync("open", new Timetable());

        Assert.Equal(["open", "announced", "closed", "archived-late", "archived-early"], await NamesAsync(new SpaceFilter()));
        var (page, total) = await Store.ListAsync(new SpaceFilter(), Actor.Anonymous, 1, 2, Ct);
        Assert.Equal((5, "announced", "closed"), (total, page[0].Space.Name, page[1].Space.Name));
    }

    [Fact]
    public async Task Terms_of_one_dimension_are_alternatives_and_dimensions_narrow_one_another()
    {
        await Store.ImportAsync("a", TestSpaces.Content("A") with { Terms = TestSpaces.Terms((Dimension.Objective, "7"), (Dimension.Language, "en")) }, Ct);
        await Store.ImportAsync("b", TestSpaces.Content("B") with { Terms = TestSpaces.Terms((Dimension.Objective, "8"), (Dimension.Language, "en")) }, Ct);
        await Store.ImportAsync("c", TestSpaces.Content("C") with { Terms = TestSpaces.Terms((Dimension.Objective, "7"), (Dimension.Language, "fr")) }, Ct);

        Assert.Equal(["a", "b", "c"], (await NamesAsync(new SpaceFilter { Terms = [new(Dimension.Objective, "7"), new(Dimension.Objective, "8")] })).Order());
        Assert.Equal(["a"], await NamesAsync(new SpaceFilter { Terms = [new(Dimension.Objective, "7"), new(Dimension.Language, "en")] }));
        Assert.Empty(await NamesAsync(new SpaceFilter { Terms = [new(Dimension.Objective, "7"), new(Dimension.Theme, "rescue")] }));
    }

    /// <summary>The SQL of the list against the policy table: everybody, every kind of space, member or not.</summary>
    [Fact]
    public async Task The_list_holds_what_the_policy_table_lets_each_person_know_of()
    {
        List<Actor> actors = [Actor.Anonymous];
        foreach (var grants in new RoleGrant[][] { [], [new(Role.Moderator, Scope.Everything)], [new(Role.Facilitator, Scope.Everything)], [new(Role.Facilitator, new Scope(ScopeKind.Space, "invited-0"))], [new(Role.Administrator, Scope.Everything)] })
        {
            actors.Add(new Actor { AccountId = (await Database.AddPersonAsync($"Person {actors.Count}")).Id, Grants = grants });
        }

        foreach (var visibility in Enum.GetValues<SpaceVisibility>())
        {
            for (var i = 0; i < 2; i++)
            {
                await Store.ImportAsync($"{StoredName.Of(visibility)}-{i}", TestSpaces.Content($"{visibility} {i}") with { Visibility = visibility, Timetable = new Timetable { Archived = i == 1 } }, Ct);
            }
        }

        foreach (var joins in actors.Where(actor => actor.IsSignedIn).Prepend(null))
        {
            await ExecuteAsync("delete from space_members");
            if (joins is not null)
            {
                await ExecuteAsync("insert into space_members (space_id, account_id, joined_at) select id, @accountId, @now from spaces", new { joins.AccountId, now = Clock.GetUtcNow() });
            }

            foreach (var actor in actors)
            {
                var (page, total) = await Store.ListAsync(new SpaceFilter(), actor, 0, 100, Ct);
                var expected = new List<string>();
                foreach (var name in Enum.GetValues<SpaceVisibility>().SelectMany(visibility => new[] { 0, 1 }, (visibility, i) => $"{StoredName.Of(visibility)}-{i}"))
                {
                    var found = await Store.FindAsync(name, actor, Ct);
                    if (found is not null && PolicyTable.Named(PolicyTable.SeeSpace).Decide(actor, found.Subject) == AccessDecision.Allowed)
                    {
                        expected.Add(name);
                        Assert.Equal(actor == joins, found.IsMember);
                    }
                }

                Assert.Equal(expected.Order(), page.Select(one => one.Space.Name).Order());
                Assert.Equal(page.Count, total);
                Assert.Equal(actor == joins ? 8 : 0, (await Store.ListAsync(new SpaceFilter { Mine = true }, actor, 0, 100, Ct)).Total);
            }
        }
    }

    /// <summary>Against a count by hand: of what the list holds for the same reader, with each choice in place of its filter's.</summary>
    [Fact]
    public async Task Counts_are_what_each_choice_would_leave()
    {
        var tree = new TaxonomyTree([Region("africa"), Region("northern-africa", "africa"), Region("western-africa", "africa"), Region("europe"), .. "789".Select(id => new Term { Dimension = Dimension.Objective, Id = $"{id}", Order = 0, Label = TestSpaces.Text($"{id}") })]);
        var (random, regions, objectives) = (new Random(4711), new[] { "africa", "northern-africa", "western-africa", "europe" }, new[] { "7", "8", "9" });
        var timetables = new[] { new Timetable(), new Timetable { Closes = new SpaceDate(2023, 1, 31) }, new Timetable { Archived = true }, new Timetable { Opens = new SpaceDate(2199, 1, 1) } };
        for (var i = 0; i < 40; i++)
        {
            var terms = regions.Where(_ => random.Next(3) == 0).Select(id => (Dimension.Region, id)).Concat(objectives.Where(_ => random.Next(2) == 0).Select(id => (Dimension.Objective, id)));
            await Store.ImportAsync($"space-{i}", TestSpaces.Content($"Space {i}") with { Visibility = (SpaceVisibility)random.Next(4), Timetable = timetables[random.Next(4)], Terms = TestSpaces.Terms([.. terms]) }, Ct);
        }

        var person = new Actor { AccountId = (await Database.AddPersonAsync("Person")).Id, Grants = [new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "space-3"))] };
        await Desk.JoinAsync("space-0", person, Ct);
        foreach (var actor in new[] { Actor.Anonymous, person, person with { Grants = [new RoleGrant(Role.Administrator, Scope.Everything)] } })
        {
            foreach (var (phase, region, objective, mine) in new (SpacePhase?, string?, string?, bool)[]
            {
                (null, null, null, false), (SpacePhase.Open, null, null, false), (null, "africa", null, false), (SpacePhase.Closed, "africa", "7", false), (null, "europe", "8", false), (null, null, "9", true),
            })
            {
                var counts = await Store.CountAsync(Filter(phase, region, objective), tree, actor, Ct);

                foreach (var one in Enum.GetValues<SpacePhase>())
                {
                    Assert.Equal((one, await TotalAsync(Filter(one, region, objective))), (one, counts.Of(one)));
                }

                foreach (var one in regions)
                {
                    Assert.Equal((one, await TotalAsync(Filter(phase, one, objective))), (one, counts.Of(new TermKey(Dimension.Region, one))));
                }

                foreach (var one in objectives)
                {
                    Assert.Equal((one, await TotalAsync(Filter(phase, region, one))), (one, counts.Of(new TermKey(Dimension.Objective, one))));
                }

                SpaceFilter Filter(SpacePhase? phase, string? region, string? objective) => new() { Phase = phase, Mine = mine, Terms = [.. WithParts(region), .. objective is null ? Array.Empty<TermKey>() : [new(Dimension.Objective, objective)]] };
            }

            async Task<int> TotalAsync(SpaceFilter filter) => (await Store.ListAsync(filter, actor, 0, 1, Ct)).Total;
        }

        IEnumerable<TermKey> WithParts(string? region) => region is null ? [] : [new(Dimension.Region, region), .. tree.Children(new TermKey(Dimension.Region, region)).Select(part => part.Key)];

        Term Region(string id, string? parent = null) => new() { Dimension = Dimension.Region, Id = id, Order = 0, ParentId = parent, Label = TestSpaces.Text(id) };
    }

    [Fact]
    public async Task Whoever_may_joins_once_and_leaves()
    {
        var person = await Database.AddPersonAsync("Person");
        var actor = new Actor { AccountId = person.Id };
        await AddAsync("open", new Timetable());
        await AddAsync("archived", new Timetable { Archived = true });
        await Store.ImportAsync("invited", TestSpaces.Content("Invited") with { Visibility = SpaceVisibility.Invited }, Ct);

        var joined = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Desk.JoinAsync("open", actor, Ct))));

        Assert.All(joined, Assert.True);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from space_members"));
        Assert.False(await Desk.JoinAsync("archived", actor, Ct));
        Assert.False(await Desk.JoinAsync("invited", actor, Ct));
        Assert.False(await Desk.JoinAsync("nowhere", actor, Ct));
        Assert.False(await Desk.JoinAsync("open", Actor.Anonymous, Ct));
        Assert.True(await Desk.LeaveAsync("open", actor, Ct));
        Assert.False(await Desk.LeaveAsync("open", actor, Ct));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from space_members"));
    }

    [Fact]
    public async Task Facilitators_of_the_space_are_named()
    {
        await AddAsync("doors", new Timetable());
        foreach (var (name, space) in new[] { ("Zoe", "doors"), ("Ana", "doors"), ("Other", "windows") })
        {
            var person = await Database.AddPersonAsync(name);
            await Database.WriteAsync(session => RoleStore.GrantAsync(session, person.Id, new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, space)), Ct), Ct);
        }

        Assert.Equal(["Ana", "Zoe"], await Store.FacilitatorsAsync("doors", Ct));
    }

    private Task<bool> AddAsync(string name, Timetable timetable) => Store.ImportAsync(name, TestSpaces.Content(name) with { Timetable = timetable }, Ct);

    private async Task<IReadOnlyList<string>> NamesAsync(SpaceFilter filter) => [.. (await Store.ListAsync(filter, Actor.Anonymous, 0, 100, Ct)).Page.Select(one => one.Space.Name)];
}

public sealed class SpaceStoreOnSqliteTests() : SpaceStoreContract(DatabaseKind.Sqlite);

public sealed class SpaceStoreOnPostgresTests() : SpaceStoreContract(DatabaseKind.Postgres);
