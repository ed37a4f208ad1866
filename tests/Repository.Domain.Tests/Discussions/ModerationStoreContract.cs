using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Spaces;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Discussions;

public abstract class ModerationStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DiscussionLimits Limits = new() { ReportsPerDay = 3 };

    private DiscussionDesk Desk => new(Database, Limits);

    private ModerationStore Store => new(Database);

    /// <summary>The SQL of the list against the policy table: everybody, every kind of space, held and reported posts.</summary>
    [Fact]
    public async Task What_waits_is_what_the_policy_table_lets_each_person_moderate()
    {
        var (author, reporter) = (await PersonAsync("Author", new RoleGrant(Role.Facilitator, Scope.Everything)), await PersonAsync("Reporter", new RoleGrant(Role.Facilitator, Scope.Everything)));
        var (patient, threads) = (new DiscussionDesk(Database, new DiscussionLimits { ThreadsPerDay = 100 }), new List<int>());
        foreach (var visibility in Enum.GetValues<SpaceVisibility>())
        {
            foreach (var (terms, i) in new[] { TestSpaces.Terms(), TestSpaces.Terms((Dimension.Theme, "rescue")), TestSpaces.Terms((Dimension.Region, "africa"), (Dimension.Theme, "children")) }.Select((terms, i) => (terms, i)))
            {
                var name = $"{StoredName.Of(visibility)}-{i}";
                await new SpaceStore(Database).ImportAsync(name, TestSpaces.Content(name) with { Visibility = visibility, Terms = terms }, Ct);
                var thread = await StartAsync(name, author, patient);
                threads.Add(thread);
                if (i == 1)
                {
                    await HoldAsync(thread);
                }
                else
                {
                    Assert.IsType<PostOutcome.Done>(await patient.ReportAsync(thread, 1, new PostReport(ReportReason.Other, "Look"), reporter, Ct));
                }
            }
        }

        var compared = 0;
        foreach (var grants in new RoleGrant[][]
        {
            [], [new(Role.Administrator, Scope.Everything)], [new(Role.Facilitator, Scope.Everything)], [new(Role.Moderator, Scope.Everything)],
            [new(Role.Facilitator, new Scope(ScopeKind.Space, "invited-1")), new(Role.Facilitator, new Scope(ScopeKind.Space, "public-0"))],
            [new(Role.Moderator, new Scope(ScopeKind.Theme, "rescue"))], [new(Role.Moderator, new Scope(ScopeKind.Region, "africa"))], [new(Role.Moderator, new Scope(ScopeKind.Region, "rescue"))],
        })
        {
            var actor = await PersonAsync($"Person {Guid.CreateVersion7():N}", grants);
            var expected = new List<int>();
            foreach (var number in threads)
            {
                if (await new DiscussionStore(Database).FindAsync(number, actor, Ct) is { } found && PolicyTable.Named(PolicyTable.ModerateTalk).Decide(actor, found.SubjectFor(actor)) == AccessDecision.Allowed)
                {
                    expected.Add(number);
                }
            }

            var (page, total) = await Store.PageAsync(actor, 0, 50, Ct);
            Assert.Equal(expected, page.Select(one => one.Thread.Thread.Number).Order());
            Assert.Equal((expected.Count, expected.Count), (total, await Store.CountAsync(actor, Ct)));
            compared += total;
        }

        Assert.Equal(12 + 12 + 6 + 2 + 2 + 2, compared);
    }

    [Fact]
    public async Task A_report_waits_until_the_post_is_left_as_it_is_or_removed()
    {
        var (author, moderator) = (await PersonAsync("Author", new RoleGrant(Role.Facilitator, Scope.Everything)), await PersonAsync("Mo", new RoleGrant(Role.Administrator, Scope.Everything)));
        var (ana, ben) = (await PersonAsync("Ana"), await PersonAsync("Ben"));
        await new SpaceStore(Database).ImportAsync("doors", TestSpaces.Content("Doors"), Ct);
        var (first, second) = (await StartAsync("doors", author), await StartAsync("doors", author));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.ReportAsync(first, 1, new PostReport(ReportReason.Insulting, ""), ana, Ct)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.ReportAsync(second, 1, new PostReport(ReportReason.Advertising, "Sells doors"), ana, Ct);
        await Desk.ReportAsync(first, 1, new PostReport(ReportReason.OffTopic, ""), ben, Ct);

        var waiting = (await Store.PageAsync(moderator, 0, 10, Ct)).Page;
        Assert.Equal([first, second], waiting.Select(one => one.Thread.Thread.Number));
        Assert.Equal([ReportReason.Insulting, ReportReason.OffTopic], waiting[0].Reports.Select(report => report.Reason));
        Assert.Equal("Sells doors", Assert.Single(waiting[1].Reports).Note);
        Assert.IsType<PostOutcome.Refused>(await Desk.DismissReportsAsync(first, 1, ana, AuditContext.Program, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.DismissReportsAsync(first, 1, moderator, By(moderator), Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.RemoveAsync(second, 1, "It sells doors.", moderator, By(moderator), Ct));
        Assert.Equal(0, await Store.CountAsync(moderator, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.RestoreAsync(second, 1, moderator, By(moderator), Ct));
        Assert.Equal(0, await Store.CountAsync(moderator, Ct));
        Assert.Equal(["post.reports-dismissed", "post.removed", "post.restored"], await Database.ReadAsync(session => session.QueryAsync<string>("select event from audit_entries where subject_type = 'thread' order by sequence", parameters: null, Ct), Ct));
    }

    [Fact]
    public async Task Nobody_reports_their_own_post_a_removed_one_or_more_than_a_day_bears()
    {
        var (author, ana) = (await PersonAsync("Author", new RoleGrant(Role.Facilitator, Scope.Everything)), await PersonAsync("Ana"));
        await new SpaceStore(Database).ImportAsync("doors", TestSpaces.Content("Doors"), Ct);
        var report = new PostReport(ReportReason.Other, "");
        var threads = new List<int>();
        for (var i = 0; i <= Limits.ReportsPerDay; i++)
        {
            threads.Add(await StartAsync("doors", author));
        }

        Assert.IsType<PostOutcome.Refused>(await Desk.ReportAsync(threads[0], 1, report, author, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.ReportAsync(threads[0], 1, report, Actor.Anonymous, Ct));
        foreach (var thread in threads.Take(Limits.ReportsPerDay))
        {
            Assert.IsType<PostOutcome.Done>(await Desk.ReportAsync(thread, 1, report, ana, Ct));
        }

        Assert.Equal(new PostOutcome.TooMany(Limits.ReportsPerDay), await Desk.ReportAsync(threads[^1], 1, report, ana, Ct));
        Clock.Advance(DiscussionLimits.Day);
        Assert.IsType<PostOutcome.Done>(await Desk.RemoveAsync(threads[^1], 1, "", author, By(author), Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.ReportAsync(threads[^1], 1, report, ana, Ct));
    }

    private static AuditContext By(Actor actor) => new() { ActorId = actor.AccountId };

    private async Task<Actor> PersonAsync(string name, params RoleGrant[] grants) => new() { AccountId = (await Database.AddPersonAsync(name)).Id, Grants = grants };

    private async Task<int> StartAsync(string space, Actor actor, DiscussionDesk? desk = null) =>
        Assert.IsType<PostOutcome.Done>(await (desk ?? Desk).StartAsync(space, new NewThread(ThreadKind.Topic, "Doors", "Which?", Guid.CreateVersion7()), actor, Ct)).Thread.Number;

    private Task<int> HoldAsync(int thread) => ExecuteAsync("update posts set state = 'held' where thread_id = (select id from threads where number = @thread)", new { thread });
}

public sealed class ModerationStoreOnSqliteTests() : ModerationStoreContract(DatabaseKind.Sqlite);

public sealed class ModerationStoreOnPostgresTests() : ModerationStoreContract(DatabaseKind.Postgres);
