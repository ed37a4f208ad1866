using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Reviews;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

/// <summary>Who is reminded of what, and when.</summary>
public abstract class SubmissionRemindersContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ReviewWorld World => new(Database, Clock);

    private SubmissionReminders Reminders => new(Database);

    [Fact]
    public async Task Within_sixty_days_each_is_reminded_when_and_as_often_as_is_said()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await Database.AddPersonAsync("Root", roles: Role.Administrator);
        await World.Authoring.StartAsync(ana);
        var written = await World.Authoring.StartAsync(ana);
        await World.SubmittedAsync(ana);
        await World.ClaimedAsync(ana, mo);
        await World.DecideAsync(await World.ClaimedAsync(ana, mo), DecisionKind.RequestChanges, mo, "How many?");
        var begin = Clock.GetUtcNow();

        var given = 0;
        for (var hours = 0; hours <= 60 * 24; hours += 6)
        {
            given += await Reminders.RunAsync(Ct);
            Clock.Advance(TimeSpan.FromHours(6));
            if (hours == (5 * 24) - 6)
            {
                await World.TypeAsync(written, ana, "title", "Another door");
            }
        }

        Assert.Equal(
            [
                "7 Ana submission-changes-wait", "7 Ana submission-draft-waits", "7 Mo submission-review-waits",
                "12 Ana submission-draft-waits",
                "18 Ana submission-changes-wait",
                "19 Root submission-review-overdue",
                "21 Ana submission-changes-overdue", "21 Ana submission-draft-waits", "21 Mo submission-review-waits",
                "26 Ana submission-draft-waits",
            ],
            await MailsAsync(begin));
        Assert.Equal(10, given);
        Assert.Equal(10, await ScalarAsync<int>("select count(*) from notices where at > @begin", new { begin }));
    }

    [Fact]
    public async Task What_moved_on_is_reminded_of_anew_and_what_has_ended_no_more()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var (first, second) = (await World.ClaimedAsync(ana, mo), await World.ClaimedAsync(ana, mo));
        Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal((2, 0), (await Reminders.RunAsync(Ct), await Reminders.RunAsync(Ct)));

        await World.DecideAsync(first, DecisionKind.Reject, mo);
        await World.Desk.ReleaseAsync(second.Id, TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct);
        await World.Desk.ClaimAsync(second.Id, "", TestSubmissions.Taxonomy, ReviewWorld.By(mo), Ct);
        Assert.Equal(0, await Reminders.RunAsync(Ct));

        Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal((1, 0), (await Reminders.RunAsync(Ct), await Reminders.RunAsync(Ct)));
    }

    [Fact]
    public async Task Whoever_chose_to_hear_no_reminders_gets_none()
    {
        var (ana, mo) = (await World.AuthorAsync(), await World.ModeratorAsync());
        await World.ClaimedAsync(ana, mo);
        var begin = Clock.GetUtcNow();
        await new NoticeChoiceStore(Database).SetAsync(mo.Id, [new NoticeChoice(NoticeTopic.Reminder, InPage: true, ByMail: false)], Ct);
        Clock.Advance(TimeSpan.FromDays(8));
        await Reminders.RunAsync(Ct);

        Assert.Empty(await MailsAsync(begin));
        Assert.Equal(NoticeKind.ReviewWaits, (await new NoticeStore(Database).PageAsync(mo.Id, 0, 1, Ct)).Page.Single().Kind);
    }

    [Fact]
    public async Task Of_many_nodes_at_once_one_reminds()
    {
        var ana = await World.AuthorAsync();
        for (var i = 0; i < 5; i++)
        {
            await World.Authoring.StartAsync(ana);
        }

        var begin = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromDays(8));
        var nodes = Enumerable.Range(0, 3).Select(_ => Test.OpenAnother()).ToList();
        var given = await Task.WhenAll(nodes.Select(node => new SubmissionReminders(node).RunAsync(Ct)));

        Assert.Equal(5, given.Sum());
        Assert.Equal(5, (await MailsAsync(begin)).Count());
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Wherever_a_node_dies_another_one_ends_what_it_began_and_nothing_is_said_twice()
    {
        var ana = await World.AuthorAsync();
        await using var source = OpenSource();
        var (began, lives) = (0, false);
        for (var step = 0; !lives; step += TestEffort.Of(quick: 5, full: 1, extended: 1))
        {
            await World.Authoring.StartAsync(ana);
            began++;
            var begin = Clock.GetUtcNow();
            Clock.Advance(TimeSpan.FromDays(8));
            var process = new DyingProcess(step);
            try
            {
                await new SubmissionReminders(new Database(new DyingDataSource(source, process), Database.Dialect, Clock)).RunAsync(Ct);
                lives = true;
            }
            catch (DeathException)
            {
                await Reminders.RunAsync(Ct);
            }

            Assert.Single(await MailsAsync(begin));
            await ExecuteAsync("update submissions set state = 'cancelled'");
        }

        Assert.True(began > 5, $"only {began} steps");
    }

    /// <summary>Since a time: after how many days, to whom, which.</summary>
    private async Task<IEnumerable<string>> MailsAsync(DateTimeOffset begin)
    {
        var rows = await Database.ReadAsync(
            session => session.QueryAsync<MailRow>(
                "select m.created_at, a.display_name || ' ' || m.template as what from outgoing_mails m join accounts a on a.id = m.account_id where m.created_at > @begin order by m.created_at, m.id", new { begin }, Ct),
            Ct);
        return rows.Select(row => (Days: (int)Math.Round((row.CreatedAt - begin).TotalDays), row.What)).Order().Select(row => $"{row.Days} {row.What}");
    }

    private sealed record MailRow
    {
        public required DateTimeOffset CreatedAt { get; init; }

        public required string What { get; init; }
    }
}

public sealed class SubmissionRemindersOnSqliteTests() : SubmissionRemindersContract(DatabaseKind.Sqlite);

public sealed class SubmissionRemindersOnPostgresTests() : SubmissionRemindersContract(DatabaseKind.Postgres);
