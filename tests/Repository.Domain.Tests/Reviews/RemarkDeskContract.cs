using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.Submissions;
using Repository.TestSupport;
using static Repository.Domain.Tests.Reviews.ReviewWorld;

namespace Repository.Domain.Tests.Reviews;

/// <summary>Remarks, ratings and messages: what reviewer and authors say to each other.</summary>
public abstract class RemarkDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ReviewWorld World => new(Database, Clock);

    [Fact]
    public async Task A_must_is_answered_or_its_field_changed_before_it_comes_back()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var claimed = await World.ClaimedAsync(author, reviewer);
        Done(await World.RemarkAsync(claimed, reviewer, "results", isMust: true, "How many people?"));
        Done(await World.RemarkAsync(claimed, reviewer, "lessons", isMust: true, "What would you do otherwise?"));
        Done(await World.RemarkAsync(claimed, reviewer, "title", isMust: false, "Shorter?"));
        Assert.Equal(new ReviewOutcome.MustsOpen(2), await World.DecideAsync(claimed, DecisionKind.Approve, reviewer));
        Done(await World.DecideAsync(claimed, DecisionKind.RequestChanges, reviewer));

        var unheeded = Assert.IsType<AuthoringOutcome.NotReady>(await World.ResubmitAsync(claimed, author)).Problems;
        Assert.Equal([new FieldProblem("results", FieldRule.Unheeded, "How many people?"), new FieldProblem("lessons", FieldRule.Unheeded, "What would you do otherwise?")], unheeded);

        await World.TypeAsync(claimed, author, "results", "Five thousand people came.");
        var question = (await World.RemarkStore.OfAsync(claimed.Id, Ct)).Single(remark => remark.Field == "lessons");
        Done(await World.Remarks.AnswerAsync(claimed.Id, question.Id, "Nothing else.", TestSubmissions.Taxonomy, By(author), Ct));
        var second = Done(await World.ResubmitAsync(claimed, author));

        Assert.Equal([RemarkState.Open, RemarkState.Answered, RemarkState.Open], (await World.RemarkStore.OfAsync(claimed.Id, Ct)).Select(remark => remark.State));
        Assert.Equal(new ReviewOutcome.MustsOpen(1), await World.DecideAsync(second, DecisionKind.Approve, reviewer));
        var changed = (await World.RemarkStore.OfAsync(claimed.Id, Ct))[0];
        Done(await World.Remarks.ResolveAsync(claimed.Id, changed.Id, resolved: true, TestSubmissions.Taxonomy, By(reviewer), Ct));
        Done(await World.DecideAsync(second, DecisionKind.Approve, reviewer));
    }

    [Fact]
    public async Task An_answer_that_is_not_enough_is_asked_for_once_more()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var claimed = await World.ClaimedAsync(author, reviewer);
        Done(await World.RemarkAsync(claimed, reviewer));
        Done(await World.DecideAsync(claimed, DecisionKind.RequestChanges, reviewer));
        var remark = (await World.RemarkStore.OfAsync(claimed.Id, Ct))[0];
        Done(await World.Remarks.AnswerAsync(claimed.Id, remark.Id, "Many.", TestSubmissions.Taxonomy, By(author), Ct));
        var second = Done(await World.ResubmitAsync(claimed, author));

        Done(await World.Remarks.InsistAsync(claimed.Id, remark.Id, TestSubmissions.Taxonomy, By(reviewer), Ct));
        Done(await World.DecideAsync(second, DecisionKind.RequestChanges, reviewer));

        Assert.IsType<AuthoringOutcome.NotReady>(await World.ResubmitAsync(second, author));
    }

    [Fact]
    public async Task Authors_see_remarks_and_ratings_with_the_decision_and_not_before()
    {
        var (author, reviewer) = (await World.AuthorAsync(), await World.ModeratorAsync());
        var claimed = await World.ClaimedAsync(author, reviewer);
        Done(await World.RemarkAsync(claimed, reviewer));
        Done(await World.Ratings.SaveAsync(claimed.Id, [new CriterionRating(Criterion.Timely, Rating.Met, ""), new CriterionRating(Criterion.Applied, Rating.InPart, "Where?")], TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Equal((0, 0), await SeenAsync(claimed));

        var asked = Done(await World.DecideAsync(claimed, DecisionKind.RequestChanges, reviewer));
        Assert.Equal((1, 2), await SeenAsync(asked));
        await World.TypeAsync(claimed, author, "results", "Five thousand people came.");
        var second = Done(await World.ResubmitAsync(claimed, author));
        Done(await World.RemarkAsync(second, reviewer, "title", isMust: false));
        var removed = (await World.RemarkStore.OfAsync(claimed.Id, Ct)).Single(remark => remark.Round == 2);
        Done(await World.RemarkAsync(second, reviewer, "summary", isMust: false));
        Assert.Equal((1, 2), await SeenAsync(second));

        // Only what its author has not seen is written otherwise or taken back, the former by its writer alone.
        Done(await World.Remarks.EditAsync(claimed.Id, removed.Id, isMust: true, "Shorter.", TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Equal(("Shorter.", true), (await World.RemarkStore.OfAsync(claimed.Id, Ct)).Where(remark => remark.Id == removed.Id).Select(remark => (remark.Body, remark.IsMust)).Single());
        Assert.IsType<ReviewOutcome.Moved>(await World.Remarks.EditAsync(claimed.Id, (await World.RemarkStore.SentAsync(second, Ct)).Single().Id, isMust: false, "Never mind.", TestSubmissions.Taxonomy, By(reviewer), Ct));
        Done(await World.Remarks.RemoveAsync(claimed.Id, removed.Id, TestSubmissions.Taxonomy, By(reviewer), Ct));
        var sent = (await World.RemarkStore.SentAsync(second, Ct)).Single();
        Assert.IsType<ReviewOutcome.Moved>(await World.Remarks.RemoveAsync(claimed.Id, sent.Id, TestSubmissions.Taxonomy, By(reviewer), Ct));
        Assert.Equal([Criterion.Applied, Criterion.Timely], (await World.Ratings.OfAsync(second, Ct)).Select(rating => rating.Criterion));

        async Task<(int Remarks, int Ratings)> SeenAsync(Submission submission) => ((await World.RemarkStore.SentAsync(submission, Ct)).Count, (await World.Ratings.SentAsync(submission, Ct)).Count);
    }

    [Fact]
    public async Task Only_the_reviewer_remarks_and_only_authors_answer()
    {
        var (author, reviewer, other) = (await World.AuthorAsync(), await World.ModeratorAsync(), await World.ModeratorAsync("Other"));
        var claimed = await World.ClaimedAsync(author, reviewer);
        Assert.IsType<ReviewOutcome.NotFound>(await World.RemarkAsync(claimed, author));
        Assert.IsType<ReviewOutcome.NotFound>(await World.RemarkAsync(claimed, other));
        Assert.IsType<ReviewOutcome.NotFound>(await World.RemarkAsync(claimed, reviewer, "language"));
        Done(await World.RemarkAsync(claimed, reviewer));
        var remark = (await World.RemarkStore.OfAsync(claimed.Id, Ct))[0];
        Done(await World.DecideAsync(claimed, DecisionKind.RequestChanges, reviewer));

        foreach (var stranger in new[] { reviewer, other, await World.AuthorAsync("Stranger") })
        {
            Assert.IsType<ReviewOutcome.NotFound>(await World.Remarks.AnswerAsync(claimed.Id, remark.Id, "No.", TestSubmissions.Taxonomy, By(stranger), Ct));
        }

        Assert.IsType<ReviewOutcome.Moved>(await World.Remarks.ResolveAsync(claimed.Id, remark.Id, resolved: true, TestSubmissions.Taxonomy, By(reviewer), Ct));
        var foreign = await World.ClaimedAsync(author, reviewer);
        Assert.IsType<ReviewOutcome.Moved>(await World.Remarks.ResolveAsync(foreign.Id, remark.Id, resolved: true, TestSubmissions.Taxonomy, By(reviewer), Ct));
    }

    [Fact]
    public async Task Author_and_reviewer_write_to_each_other_and_nobody_else_does()
    {
        var (author, reviewer, other) = (await World.AuthorAsync(), await World.ModeratorAsync(), await World.ModeratorAsync("Other"));
        var submitted = await World.SubmittedAsync(author);
        Assert.IsType<ReviewOutcome.Moved>(await WriteAsync(author, "Hello?"));
        Done(await World.Desk.ClaimAsync(submitted.Id, "", TestSubmissions.Taxonomy, By(reviewer), Ct));

        Done(await WriteAsync(reviewer, "Who chooses the members?"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Done(await WriteAsync(author, "An assembly."));
        Done(await WriteAsync(author, "An assembly."));
        Assert.IsType<ReviewOutcome.NotFound>(await WriteAsync(other, "I think"));

        Assert.Equal([("Mo", "Who chooses the members?"), ("Ana", "An assembly.")], (await World.Messages.OfAsync(submitted.Id, Ct)).Select(message => (message.Author, message.Body)));

        Task<ReviewOutcome> WriteAsync(Repository.Domain.Accounts.Account by, string body) => World.Messages.WriteAsync(submitted.Id, body, TestSubmissions.Taxonomy, By(by), Ct);
    }
}

public sealed class RemarkDeskOnSqliteTests() : RemarkDeskContract(DatabaseKind.Sqlite);

public sealed class RemarkDeskOnPostgresTests() : RemarkDeskContract(DatabaseKind.Postgres);
