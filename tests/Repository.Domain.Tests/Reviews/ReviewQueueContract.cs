using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.Submissions;
using Repository.TestSupport;
using static Repository.Domain.Tests.Reviews.ReviewWorld;

namespace Repository.Domain.Tests.Reviews;

public abstract class ReviewQueueContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ReviewWorld World => new(Database, Clock);

    [Fact]
    public async Task What_waits_longest_stands_first_under_each_tab()
    {
        var (author, me) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var first = await World.ClaimedAsync(author, me);
        Clock.Advance(TimeSpan.FromDays(3));
        var second = await World.SubmittedAsync(author);
        Clock.Advance(TimeSpan.FromDays(25));
        var third = await World.ClaimedAsync(author, me);
        Done(await World.DecideAsync(third, DecisionKind.RequestChanges, me));
        var decided = await World.ClaimedAsync(author, me);
        Done(await World.DecideAsync(decided, DecisionKind.Reject, me));
        await World.Authoring.StartAsync(author);

        var scope = await ScopeAsync(me);
        using var commands = CommandCount.Start();
        var page = await World.Queue.PageAsync(new QueueFilter(), scope, TestSubmissions.Taxonomy, 0, 25, Ct);
        Assert.Equal(3, commands.Value);

        Assert.Equal([first.Id, second.Id, third.Id], Ids(page));
        Assert.Equal([3, 1, 1, 1, 2, 2], Enum.GetValues<QueueTab>().Select(tab => page.Counts[tab]));
        Assert.Equal(("A door for newcomers", "Mo", Partiality.None), (page.Submissions[0].Title, page.Submissions[0].Reviewer, page.Submissions[0].Partiality));
        Assert.Equal(["16", "7"], page.Submissions[0].Objectives);
        Assert.Equal(["ma"], page.Submissions[0].Countries);
        Assert.Equal([second.Id], await IdsAsync(QueueTab.New));
        Assert.Equal([first.Id], await IdsAsync(QueueTab.InReview));
        Assert.Equal([third.Id], await IdsAsync(QueueTab.ChangesRequested));
        Assert.Equal([first.Id, second.Id], await IdsAsync(QueueTab.Overdue));
        Assert.Equal([first.Id, third.Id], await IdsAsync(QueueTab.Mine));
        Assert.Equal([second.Id], Ids(await World.Queue.PageAsync(new QueueFilter(), await ScopeAsync(me), TestSubmissions.Taxonomy, 1, 1, Ct)));

        async Task<IEnumerable<Guid>> IdsAsync(QueueTab tab) => Ids(await PageAsync(me, new QueueFilter { Tab = tab }));
    }

    [Fact]
    public async Task Filters_narrow_and_regions_hold_what_lies_in_them()
    {
        var (author, me) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var submitted = await World.SubmittedAsync(author);

        foreach (var (filter, found) in new[]
        {
            (new QueueFilter { Kind = "practice" }, true), (new QueueFilter { Kind = "guidance" }, false),
            (new QueueFilter { Objective = "7" }, true), (new QueueFilter { Objective = "1" }, false),
            (new QueueFilter { Region = "africa" }, true), (new QueueFilter { Region = "northern-africa" }, true), (new QueueFilter { Region = "western-africa" }, false),
            (new QueueFilter { Language = "en" }, true), (new QueueFilter { Language = "fr" }, false),
            (new QueueFilter { Days = 1 }, false),
        })
        {
            Assert.Equal(found ? [submitted.Id] : [], Ids(await PageAsync(me, filter)));
            Assert.Equal(found ? 1 : 0, (await PageAsync(me, filter)).Counts[QueueTab.All]);
        }
    }

    [Fact]
    public async Task A_moderator_of_one_region_sees_what_stands_in_it()
    {
        await World.SubmittedAsync(await World.AuthorAsync());
        foreach (var (scope, count) in new[] { (new Scope(ScopeKind.Region, "africa"), 1), (new Scope(ScopeKind.Region, "western-africa"), 0), (new Scope(ScopeKind.Theme, "data"), 0) })
        {
            var moderator = await World.ModeratorOfAsync($"Of {scope.Id}", scope);
            Assert.Equal(count, (await PageAsync(moderator, new QueueFilter())).Submissions.Count);
            Assert.Equal(count, await World.Queue.CountWaitingAsync(await ScopeAsync(moderator), Ct));
        }
    }

    [Fact]
    public async Task It_says_why_somebody_may_not_review_it()
    {
        var (author, colleague, conflicted) = (await World.ModeratorAsync("Ana"), await World.ModeratorAsync("Bo"), await World.ModeratorAsync("Cy"));
        await World.JoinAsync("House", author, colleague);
        var submitted = await World.SubmittedAsync(author);
        await World.Desk.ClaimAsync(submitted.Id, "A cousin.", TestSubmissions.Taxonomy, By(conflicted), Ct);

        foreach (var (who, why) in new[] { (author, Partiality.Author), (colleague, Partiality.Organisation), (conflicted, Partiality.Conflict) })
        {
            Assert.Equal(why, Assert.Single((await PageAsync(who, new QueueFilter())).Submissions).Partiality);
        }
    }

    [Fact]
    public async Task Figures_tell_how_long_it_took()
    {
        var (author, me, other) = (await World.AuthorAsync(), await World.ModeratorAsync(), await World.ModeratorAsync("Other"));
        for (var days = 1; days <= 10; days++)
        {
            var submitted = await World.SubmittedAsync(author);
            Clock.Advance(TimeSpan.FromDays(days));
            var claimed = Done(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(me), Ct));
            Clock.Advance(TimeSpan.FromDays(1));
            Done(await World.Desk.ReassignAsync(claimed.Id, other.Id, TestSubmissions.Taxonomy, By(me), Ct));
            Done(await World.Desk.DeclareAsync(claimed.Id, "", TestSubmissions.Taxonomy, By(other), Ct));
            Clock.Advance(TimeSpan.FromDays(1));
            Done(await World.DecideAsync(claimed, DecisionKind.Reject, other));
        }

        var figures = await new ReviewFigureStore(Database).OfQuarterAsync(Ct);

        Assert.Equal(new Durations(10, 7, 11), figures.Days);
        Assert.Equal(new Durations(10, 5, 9), figures.States.Single(state => state.State == SubmissionState.Submitted).Durations);
        Assert.Equal(new Durations(10, 2, 2), figures.States.Single(state => state.State == SubmissionState.InReview).Durations);
        Assert.Equal(new ModeratorFigures("Other", 10, new Durations(10, 2, 2)), Assert.Single(figures.Moderators));
        Clock.Advance(TimeSpan.FromDays(ReviewFigureStore.Days + 1));
        Assert.Equal(new Durations(0, 0, 0), await new ReviewFigureStore(Database).DecidedAsync(Ct));
    }

    private static IEnumerable<Guid> Ids(QueuePage page) => page.Submissions.Select(one => one.Submission.Id);

    private async Task<QueuePage> PageAsync(Account reader, QueueFilter filter) => await World.Queue.PageAsync(filter, await ScopeAsync(reader), TestSubmissions.Taxonomy, 0, 25, Ct);

    private async Task<ReviewScope> ScopeAsync(Account reader) =>
        ReviewScope.Of(new Actor { AccountId = reader.Id, Grants = await new RoleStore(Database).OfAsync(reader.Id, Ct) }, TestSubmissions.Taxonomy);
}

public sealed class ReviewQueueOnSqliteTests() : ReviewQueueContract(DatabaseKind.Sqlite);

public sealed class ReviewQueueOnPostgresTests() : ReviewQueueContract(DatabaseKind.Postgres);
