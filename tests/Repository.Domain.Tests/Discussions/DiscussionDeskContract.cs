using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.Domain.Tests.Spaces;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Discussions;

public abstract class DiscussionDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DiscussionLimits Limits = new();

    private DiscussionDesk Desk => new(Database, Limits);

    private DiscussionStore Store => new(Database);

    [Fact]
    public async Task A_thread_is_begun_answered_and_read_in_order()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);

        var second = await PostAsync(thread, ben, "A second one", parent: null);
        var reply = await PostAsync(thread, ben, "To the first", parent: 1);
        var deeper = await PostAsync(thread, ana, "To the reply", parent: reply);

        var shown = await PageAsync(thread, ana);
        Assert.Equal([(1, 1, 0), (reply, 1, 1), (deeper, 1, 2), (second, 2, 0)], shown.Select(one => (one.Post.Number, one.Post.Root, one.Post.Reply)));
        Assert.Equal([null, "Ana", "Ben", null], shown.Select(one => one.ParentAuthor));
        var found = (await Store.FindAsync(thread, ana, Ct))!;
        Assert.Equal((4, 4, 2, ThreadKind.Question), (found.Thread.Posts, found.Thread.LastNumber, found.Thread.LastRoot, found.Thread.Kind));
        Assert.True(found.Space.IsMember);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_post()
    {
        var ana = await TrustedAsync("Ana");
        await OpenAsync("doors");
        var given = new NewThread(ThreadKind.Topic, "Doors", "Which?", Guid.CreateVersion7());
        var first = Assert.IsType<PostOutcome.Done>(await Desk.StartAsync("doors", given, ana, Ct));
        var again = Assert.IsType<PostOutcome.Done>(await Desk.StartAsync("doors", given, ana, Ct));
        var post = new NewPost("Once", Parent: null, Guid.CreateVersion7());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Desk.PostAsync(first.Thread.Number, post, ana, Ct)));

        Assert.Equal(first.Thread.Number, again.Thread.Number);
        Assert.All(outcomes, outcome => Assert.Equal(2, Assert.IsType<PostOutcome.Done>(outcome).Number));
        Assert.Equal(2, await ScalarAsync<int>("select count(*) from posts where form_id in (@a, @b)", new { a = given.FormId, b = post.FormId }));
    }

    [Fact]
    public async Task A_hundred_posts_at_once_are_all_there_in_order_without_a_gap()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => TrustedAsync($"Person {i}")));
        await OpenAsync("doors");
        var thread = await StartAsync("doors", people[0]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Desk.PostAsync(thread, new NewPost($"Post {i}", i % 2 == 0 ? 1 : null, Guid.CreateVersion7()), people[i % 10], Ct)));

        Assert.Equal(Enumerable.Range(2, 100), outcomes.Select(outcome => Assert.IsType<PostOutcome.Done>(outcome).Number).Order());
        Assert.Equal((101, 101, 51), (await Store.FindAsync(thread, people[0], Ct))!.Thread is var found ? (found.Posts, found.LastNumber, found.LastRoot) : default);
        var all = new List<ShownPost>();
        for (var page = 1; page <= 3; page++)
        {
            all.AddRange(await PageAsync(thread, people[0], page));
        }

        Assert.Equal(51 + DiscussionStore.OpeningReplies, all.Count);
        Assert.Equal(all.OrderBy(one => one.Post.Root).ThenBy(one => one.Post.Reply).Select(one => one.Post.Number), all.Select(one => one.Post.Number));
        var branch = new List<ShownPost>();
        for (var page = 1; page <= 3; page++)
        {
            branch.AddRange((await Store.BranchAsync((await Store.FindAsync(thread, people[0], Ct))!, 1, page, people[0], Ct)).Skip(1));
        }

        Assert.Equal(Enumerable.Range(1, 50), branch.Select(one => one.Post.Reply));
    }

    [Fact]
    public async Task First_posts_and_links_of_new_accounts_wait_and_only_their_author_and_moderators_know()
    {
        var (ana, newcomer, other) = (await TrustedAsync("Ana"), await PersonAsync("New"), await TrustedAsync("Other"));
        var moderator = (await PersonAsync("Mo")) with { Grants = [new RoleGrant(Role.Moderator, Scope.Everything)] };
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);

        for (var i = 0; i < Limits.FirstPosts; i++)
        {
            Assert.True(Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New($"Held {i}"), newcomer, Ct)).Held);
        }

        Assert.Single(await PageAsync(thread, other));
        Assert.Equal(4, (await PageAsync(thread, newcomer)).Count);
        Assert.Equal(4, (await PageAsync(thread, moderator)).Count);
        Assert.Equal(1, (await Store.FindAsync(thread, other, Ct))!.Thread.Posts);
        Assert.Null(await Store.ShownAsync((await Store.FindAsync(thread, other, Ct))!, 2, other, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.ReleaseAsync(thread, 2, newcomer, AuditContext.Program, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.PostAsync(thread, New("To what nobody sees", parent: 2), other, Ct));

        for (var number = 2; number <= 4; number++)
        {
            Assert.IsType<PostOutcome.Done>(await Desk.ReleaseAsync(thread, number, moderator, By(moderator), Ct));
        }

        Assert.Equal(4, (await PageAsync(thread, other)).Count);
        Assert.IsType<PostOutcome.Refused>(await Desk.ReleaseAsync(thread, 2, moderator, By(moderator), Ct));
        Assert.False(Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New("Plain"), newcomer, Ct)).Held);
        Assert.True(Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New("See https://example.org"), newcomer, Ct)).Held);
        Assert.True(Assert.IsType<PostOutcome.Done>(await Desk.EditAsync(thread, 5, "Plain, with www.example.org", 1, newcomer, Ct)).Held);
        Clock.Advance(TimeSpan.FromDays(Limits.NewDays) + TimeSpan.FromMinutes(1));
        Assert.False(Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New("See https://example.org"), newcomer, Ct)).Held);
    }

    [Fact]
    public async Task A_held_thread_is_opened_with_its_first_post()
    {
        var (newcomer, other) = (await PersonAsync("New"), await TrustedAsync("Other"));
        var moderator = (await PersonAsync("Mo")) with { Grants = [new RoleGrant(Role.Moderator, Scope.Everything)] };
        await OpenAsync("doors");
        var held = Assert.IsType<PostOutcome.Done>(await Desk.StartAsync("doors", new NewThread(ThreadKind.Topic, "New here", "Hello", Guid.CreateVersion7()), newcomer, Ct));
        var space = (await new SpaceStore(Database).FindAsync("doors", other, Ct))!;

        Assert.Equal(AccessDecision.Hidden, Decide(PolicyTable.ReadThread, (await Store.FindAsync(held.Thread.Number, other, Ct))!, other));
        Assert.Equal(AccessDecision.Allowed, Decide(PolicyTable.ReadThread, (await Store.FindAsync(held.Thread.Number, newcomer, Ct))!, newcomer));
        Assert.Equal((0, 1, 1), ((await ListAsync(space, other)).Total, (await ListAsync(space, newcomer)).Total, (await ListAsync(space, moderator)).Total));
        Assert.IsType<PostOutcome.Refused>(await Desk.PostAsync(held.Thread.Number, New("Hello back"), other, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.ReleaseAsync(held.Thread.Number, 1, moderator, By(moderator), Ct));

        Assert.Equal(AccessDecision.Allowed, Decide(PolicyTable.ReadThread, (await Store.FindAsync(held.Thread.Number, other, Ct))!, other));
        Assert.Equal(1, (await ListAsync(space, other)).Total);
        Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(held.Thread.Number, New("Hello back"), other, Ct));
    }

    [Fact]
    public async Task An_account_writes_so_much_within_a_day_and_not_more()
    {
        var ana = await TrustedAsync("Ana");
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);
        for (var i = 1; i < Limits.PostsPerDay; i++)
        {
            Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New($"Post {i}"), ana, Ct));
        }

        Assert.Equal(new PostOutcome.TooMany(Limits.PostsPerDay), await Desk.PostAsync(thread, New("One too many"), ana, Ct));
        Clock.Advance(DiscussionLimits.Day);
        Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New("The next day"), ana, Ct));
    }

    [Fact]
    public async Task An_author_edits_while_there_is_time_and_what_was_said_is_kept()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);

        Assert.IsType<PostOutcome.Done>(await Desk.EditAsync(thread, 1, "Otherwise", 1, ana, Ct));
        Assert.Equal("Otherwise", Assert.IsType<PostOutcome.Changed>(await Desk.EditAsync(thread, 1, "From another window", 1, ana, Ct)).Now.Body);
        Assert.IsType<PostOutcome.Refused>(await Desk.EditAsync(thread, 1, "Not mine", 2, ben, Ct));
        var post = (await Store.FindAsync(thread, 1, ana, Ct))!.Post;
        Assert.Equal((2, "Otherwise", true), (post.Version, post.Body, post.EditedAt is not null));
        Assert.Equal(["Which door?"], (await Store.VersionsAsync(post, Ct)).Select(version => version.Body));
        Clock.Advance(TimeSpan.FromHours(Limits.EditHours) + TimeSpan.FromSeconds(1));
        Assert.Equal(new PostOutcome.TooLate(Limits.EditHours), await Desk.EditAsync(thread, 1, "Too late", 2, ana, Ct));
    }

    [Fact]
    public async Task A_removed_post_leaves_its_place_and_comes_back_whole()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        var moderator = (await PersonAsync("Mo")) with { Grants = [new RoleGrant(Role.Moderator, Scope.Everything)] };
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);
        var answer = await PostAsync(thread, ben, "This one", parent: 1);
        Assert.IsType<PostOutcome.Done>(await Desk.AcceptAsync(thread, answer, accepts: true, ana, Ct));

        Assert.IsType<PostOutcome.Refused>(await Desk.RemoveAsync(thread, answer, "", ana, By(ana), Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.RemoveAsync(thread, answer, "It names somebody.", moderator, By(moderator), Ct));

        var shown = (await PageAsync(thread, ana)).Single(one => one.Post.Number == answer).Post;
        Assert.Equal((PostState.Removed, "It names somebody."), (shown.State, shown.Reason));
        Assert.Equal((1, null), (await Store.FindAsync(thread, ana, Ct))!.Thread is var without ? (without.Posts, without.Accepted) : default);
        Assert.IsType<PostOutcome.Refused>(await Desk.RestoreAsync(thread, answer, ben, By(ben), Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.RestoreAsync(thread, answer, moderator, By(moderator), Ct));
        Assert.Equal(2, (await Store.FindAsync(thread, ana, Ct))!.Thread.Posts);
        Assert.IsType<PostOutcome.Done>(await Desk.RemoveAsync(thread, answer, "", ben, By(ben), Ct));
        Assert.Equal(["post.removed", "post.restored", "post.removed"], await Database.ReadAsync(session => session.QueryAsync<string>("select event from audit_entries where subject_type = 'thread' order by sequence", parameters: null, Ct), Ct));
    }

    [Fact]
    public async Task What_is_said_by_a_button_counts_once_and_can_be_taken_back()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Desk.ReactAsync(thread, 1, Reaction.Agree, says: true, ben, Ct)));
        await Desk.ReactAsync(thread, 1, Reaction.Agree, says: true, ana, Ct);
        await Desk.ReactAsync(thread, 1, Reaction.DidToo, says: true, ben, Ct);

        var seen = (await PageAsync(thread, ana)).Single();
        Assert.Equal((2, 1), (seen.Reactions[Reaction.Agree], seen.Reactions[Reaction.DidToo]));
        Assert.Equal([Reaction.Agree], seen.Own);
        await Desk.ReactAsync(thread, 1, Reaction.Agree, says: false, ana, Ct);
        Assert.Equal((1, 0), (await PageAsync(thread, ana)).Single() is var after ? (after.Reactions[Reaction.Agree], after.Own.Count) : default);
    }

    [Fact]
    public async Task Only_a_question_has_an_accepted_answer_named_by_who_asked_or_who_runs_the_space()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        var facilitator = (await TrustedAsync("Flo")) with { Grants = [new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "doors"))] };
        await OpenAsync("doors");
        var (question, topic) = (await StartAsync("doors", ana), await StartAsync("doors", ana, ThreadKind.Topic));
        var (first, second) = (await PostAsync(question, ben, "One", parent: 1), await PostAsync(question, ben, "Two", parent: null));
        await PostAsync(topic, ben, "Of a topic", parent: null);

        Assert.IsType<PostOutcome.Refused>(await Desk.AcceptAsync(question, first, accepts: true, ben, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.AcceptAsync(question, 1, accepts: true, ana, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.AcceptAsync(topic, 2, accepts: true, ana, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.AcceptAsync(question, first, accepts: true, ana, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.AcceptAsync(question, second, accepts: true, facilitator, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.AcceptAsync(question, first, accepts: false, ana, Ct));
        Assert.Equal(second, (await Store.FindAsync(question, ana, Ct))!.Thread.Accepted);
        Assert.Empty((await ListAsync(await SpaceAsync("doors", ana), ana, unanswered: true)).Page);
    }

    [Fact]
    public async Task Those_who_moderate_pin_lock_and_move_a_thread_to_a_space_of_theirs()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        var facilitator = (await TrustedAsync("Flo")) with { Grants = [new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "doors")), new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "gates"))] };
        await OpenAsync("doors", "gates", "walls");
        var thread = await StartAsync("doors", ana);

        Assert.IsType<PostOutcome.Refused>(await Desk.ChangeThreadAsync(thread, pinned: true, locked: false, "doors", ana, By(ana), Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.ChangeThreadAsync(thread, pinned: false, locked: false, "walls", facilitator, By(facilitator), Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.ChangeThreadAsync(thread, pinned: true, locked: true, "gates", facilitator, By(facilitator), Ct));

        Assert.IsType<PostOutcome.Refused>(await Desk.PostAsync(thread, New("Locked out"), ben, Ct));
        Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New("Closing words"), facilitator, Ct));
        Assert.Equal((0, 1), ((await ListAsync(await SpaceAsync("doors", ben), ben)).Total, (await ListAsync(await SpaceAsync("gates", ben), ben)).Total));
    }

    [Fact]
    public async Task The_first_unread_post_is_the_first_on_the_page_that_others_wrote_since()
    {
        var (ana, ben) = (await TrustedAsync("Ana"), await TrustedAsync("Ben"));
        await OpenAsync("doors");
        var thread = await StartAsync("doors", ana);
        await PostAsync(thread, ben, "A", parent: null);
        await Desk.MarkReadAsync((await Store.FindAsync(thread, ana, Ct))!, 2, ana, Ct);
        Assert.Null(await UnreadAsync(thread, ana));

        await PostAsync(thread, ana, "Own", parent: null);
        await PostAsync(thread, ben, "B", parent: null);
        var above = await PostAsync(thread, ben, "Above", parent: 1);

        Assert.Equal(above, await UnreadAsync(thread, ana));
        await Desk.MarkReadAsync((await Store.FindAsync(thread, ana, Ct))!, 99, ana, Ct);
        await Desk.MarkReadAsync((await Store.FindAsync(thread, ana, Ct))!, 1, ana, Ct);
        Assert.Null(await UnreadAsync(thread, ana));
    }

    [Fact]
    public async Task Authors_are_told_of_release_removal_and_answers_unless_they_may_not_read_them_any_more()
    {
        var (ana, newcomer) = (await TrustedAsync("Ana"), await PersonAsync("New"));
        var moderator = (await PersonAsync("Mo")) with { Grants = [new RoleGrant(Role.Administrator, Scope.Everything)] };
        await new SpaceStore(Database).ImportAsync("members", TestSpaces.Content("Members") with { Visibility = SpaceVisibility.Members }, Ct);
        Assert.True(await new SpaceDesk(Database).JoinAsync("members", ana, Ct));
        Assert.True(await new SpaceDesk(Database).JoinAsync("members", newcomer, Ct));
        var thread = await StartAsync("members", ana);

        var held = await PostAsync(thread, newcomer, "Held", parent: 1);
        Assert.Empty(await ToldAsync(ana));
        await Desk.ReleaseAsync(thread, held, moderator, By(moderator), Ct);
        await PostAsync(thread, moderator, "Another answer, of which one notice tells enough", parent: 1);
        await Desk.RemoveAsync(thread, held, "It names somebody.", moderator, By(moderator), Ct);

        Assert.Equal(["post-answered"], await ToldAsync(ana));
        Assert.Equal(["post-released", "post-removed"], await ToldAsync(newcomer));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from outgoing_mails where template = 'post-removed'"));
        Assert.True(await new SpaceDesk(Database).LeaveAsync("members", ana, Ct));
        await ExecuteAsync("delete from notices");
        await PostAsync(thread, moderator, "Of which she may not know", parent: 1);
        Assert.Empty(await ToldAsync(ana));
        Assert.Empty(await ToldAsync(moderator));
    }

    [Fact]
    public async Task Guiding_questions_have_threads_that_follow_their_space()
    {
        var ana = await TrustedAsync("Ana");
        var content = TestSpaces.Content("Doors") with { Questions = [TestSpaces.Text("Which?"), TestSpaces.Text("Whose?"), TestSpaces.Text("Why?")] };
        await new SpaceStore(Database).ImportAsync("doors", content, Ct);
        var space = await SpaceAsync("doors", ana);
        var guiding = await Store.GuidingAsync(space, ana, Ct);
        Assert.Equal([(1, "Which?"), (2, "Whose?"), (3, "Why?")], guiding.Select(one => (one.Thread.Question!.Value, one.Thread.Title)));
        Assert.Equal(0, (await ListAsync(space, ana)).Total);
        await PostAsync(guiding[2].Thread.Number, ana, "Because", parent: null);

        await new SpaceStore(Database).ImportAsync("doors", content with { Questions = [TestSpaces.Text("Which one?")] }, Ct);

        Assert.Equal([(guiding[0].Thread.Number, "Which one?", 0), (guiding[2].Thread.Number, "Why?", 1)], (await Store.GuidingAsync(space, ana, Ct)).Select(one => (one.Thread.Number, one.Thread.Title, one.Thread.Posts)));
    }

    [Fact]
    public async Task Nobody_writes_where_the_space_is_closed_or_not_theirs()
    {
        var (ana, stranger) = (await TrustedAsync("Ana"), await TrustedAsync("Stranger"));
        var spaces = new SpaceStore(Database);
        await OpenAsync("doors");
        await spaces.ImportAsync("closed", TestSpaces.Content("Closed") with { Timetable = new Timetable { Closes = new SpaceDate(2020, 1, 1) } }, Ct);
        await spaces.ImportAsync("members", TestSpaces.Content("Members") with { Visibility = SpaceVisibility.Members }, Ct);
        var thread = await StartAsync("doors", ana);
        var given = new NewThread(ThreadKind.Topic, "T", "B", Guid.CreateVersion7());

        Assert.IsType<PostOutcome.Refused>(await Desk.StartAsync("closed", given, ana, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.StartAsync("members", given, stranger, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.StartAsync("doors", given, Actor.Anonymous, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.PostAsync(thread, New("Nobody"), Actor.Anonymous, Ct));
        await spaces.ImportAsync("doors", TestSpaces.Content("doors") with { Timetable = new Timetable { Archived = true } }, Ct);
        Assert.IsType<PostOutcome.Refused>(await Desk.PostAsync(thread, New("Too late"), ana, Ct));
        Assert.IsType<PostOutcome.Refused>(await Desk.ReactAsync(thread, 1, Reaction.Agree, says: true, stranger, Ct));
    }

    private static NewPost New(string body, int? parent = null) => new(body, parent, Guid.CreateVersion7());

    private static AuditContext By(Actor actor) => new() { ActorId = actor.AccountId };

    private static AccessDecision Decide(string policy, ThreadCase found, Actor actor) => PolicyTable.Named(policy).Decide(actor, found.SubjectFor(actor));

    private async Task OpenAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await new SpaceStore(Database).ImportAsync(name, TestSpaces.Content(name), Ct);
        }
    }

    private async Task<SpaceCase> SpaceAsync(string name, Actor actor) => (await new SpaceStore(Database).FindAsync(name, actor, Ct))!;

    private Task<(IReadOnlyList<ListedThread> Page, int Total)> ListAsync(SpaceCase space, Actor actor, bool unanswered = false) => Store.ListAsync(space, actor, unanswered, 0, 20, Ct);

    private async Task<int?> UnreadAsync(int thread, Actor actor) => await Store.FirstUnreadAsync((await Store.FindAsync(thread, actor, Ct))!, actor, Ct);

    private async Task<IReadOnlyList<ShownPost>> PageAsync(int thread, Actor actor, int page = 1) => await Store.PageAsync((await Store.FindAsync(thread, actor, Ct))!, page, actor, Ct);

    private async Task<int> StartAsync(string space, Actor actor, ThreadKind kind = ThreadKind.Question) =>
        Assert.IsType<PostOutcome.Done>(await Desk.StartAsync(space, new NewThread(kind, "Doors", "Which door?", Guid.CreateVersion7()), actor, Ct)).Thread.Number;

    private async Task<int> PostAsync(int thread, Actor actor, string body, int? parent) => Assert.IsType<PostOutcome.Done>(await Desk.PostAsync(thread, New(body, parent), actor, Ct)).Number;

    private Task<IReadOnlyList<string>> ToldAsync(Actor actor) =>
        Database.ReadAsync(session => session.QueryAsync<string>("select kind from notices where account_id = @accountId order by kind", new { actor.AccountId }, Ct), Ct);

    private async Task<Actor> PersonAsync(string name) => new() { AccountId = (await Database.AddPersonAsync(name)).Id };

    /// <summary>Somebody whose posts are seen at once, as so many were seen before.</summary>
    private async Task<Actor> TrustedAsync(string name)
    {
        var actor = await PersonAsync(name);
        var facilitator = new Actor { AccountId = actor.AccountId, Grants = [new RoleGrant(Role.Facilitator, Scope.Everything)] };
        await new SpaceStore(Database).ImportAsync("trust", TestSpaces.Content("trust"), Ct);
        for (var i = 0; i < Limits.FirstPosts; i++)
        {
            await Desk.StartAsync("trust", new NewThread(ThreadKind.Topic, $"{name} {i}", "Seen", Guid.CreateVersion7()), facilitator, Ct);
        }

        await ExecuteAsync("update posts set created_at = @at where author_id = @accountId", new { at = Clock.GetUtcNow() - TimeSpan.FromDays(2), actor.AccountId });
        await ExecuteAsync("update threads set created_at = @at where author_id = @accountId", new { at = Clock.GetUtcNow() - TimeSpan.FromDays(2), actor.AccountId });
        return actor;
    }
}

public sealed class DiscussionDeskOnSqliteTests() : DiscussionDeskContract(DatabaseKind.Sqlite);

public sealed class DiscussionDeskOnPostgresTests() : DiscussionDeskContract(DatabaseKind.Postgres);
