using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Notifications;
using Repository.Domain.Spaces;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Spaces;

/// <summary>Suggesting a space, and deciding about it.</summary>
public abstract class SuggestionDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private SuggestionDesk Desk => new(Database);

    private SuggestionStore Suggestions => new(Database);

    [Fact]
    public async Task Whatever_is_decided_at_once_one_decision_holds_and_is_told_once()
    {
        var (author, decider) = (await PersonAsync("Author"), await PersonAsync("Decider", new RoleGrant(Role.Facilitator, Scope.Everything)));
        var suggestion = await SuggestAsync(author, TestSpaces.Content("Doors") with { Visibility = SpaceVisibility.Invited });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => number % 2 == 0
            ? Desk.ApproveAsync(suggestion.Id, TestSpaces.Content("Gates") with { Visibility = SpaceVisibility.Invited }, decider, By(decider), Ct)
            : Desk.DeclineAsync(suggestion.Id, "Not now.", decider, By(decider), Ct))));

        var done = Assert.Single(outcomes.OfType<SuggestionOutcome.Done>()).Suggestion;
        Assert.Equal(7, outcomes.OfType<SuggestionOutcome.Decided>().Count(one => one.Suggestion.State == done.State));
        var approved = done.State == SuggestionState.Approved;
        Assert.Equal(approved ? ("gates", "") : (null, "Not now."), (done.SpaceName, done.Reason));
        Assert.Equal("Doors", done.Content.Title.In("en"));
        Assert.Equal(approved ? 1 : 0, await ScalarAsync<int>("select count(*) from spaces"));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from notices"));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from outgoing_mails"));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from audit_entries where event = 'space.suggestion-decided'"));
        var told = Assert.Single((await new NoticeStore(Database).PageAsync(author.AccountId!.Value, 0, 10, Ct)).Page);
        Assert.Equal((approved ? NoticeKind.SpaceApproved : NoticeKind.SpaceDeclined, "Doors", true), (told.Kind, told.Arguments[MailArguments.Title], told.IsStillTheirs));
    }

    [Fact]
    public async Task Its_author_is_a_member_of_the_space_that_comes_of_it()
    {
        var (author, decider) = (await PersonAsync("Author"), await PersonAsync("Decider", new RoleGrant(Role.Administrator, Scope.Everything)));
        var suggestion = await SuggestAsync(author, TestSpaces.Content("Doors") with { Visibility = SpaceVisibility.Invited });

        Assert.IsType<SuggestionOutcome.Done>(await Desk.ApproveAsync(suggestion.Id, suggestion.Content, decider, By(decider), Ct));

        Assert.True((await new SpaceStore(Database).FindAsync("doors", author, Ct))!.IsMember);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from changes where subject = 'space'"));
        Assert.Equal(0, await Suggestions.CountWaitingAsync(Ct));
    }

    [Fact]
    public async Task Those_alone_decide_who_facilitate_everything()
    {
        var author = await PersonAsync("Author");
        var suggestion = await SuggestAsync(author, TestSpaces.Content("Doors"));

        foreach (var actor in new[] { Actor.Anonymous, author, await PersonAsync("Here", new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "doors"))), await PersonAsync("Mo", new RoleGrant(Role.Moderator, Scope.Everything)) })
        {
            Assert.IsType<SuggestionOutcome.NotFound>(await Desk.ApproveAsync(suggestion.Id, suggestion.Content, actor, By(actor), Ct));
            Assert.IsType<SuggestionOutcome.NotFound>(await Desk.DeclineAsync(suggestion.Id, "No.", actor, By(actor), Ct));
        }

        Assert.Equal(SuggestionState.Waiting, (await Suggestions.FindAsync(suggestion.Id, Ct))!.State);
        Assert.IsType<SuggestionOutcome.NotFound>(await Desk.SuggestAsync(suggestion.Content, Actor.Anonymous, By(Actor.Anonymous), Ct));
    }

    [Fact]
    public async Task An_account_suggests_so_many_a_day_and_each_list_holds_its_own()
    {
        var (author, other) = (await PersonAsync("Author"), await PersonAsync("Other"));
        for (var i = 0; i < SuggestionDesk.SuggestionsPerDay; i++)
        {
            await SuggestAsync(author, TestSpaces.Content($"Doors {i}"));
        }

        Assert.IsType<SuggestionOutcome.TooMany>(await Desk.SuggestAsync(TestSpaces.Content("One more"), author, By(author), Ct));
        await SuggestAsync(other, TestSpaces.Content("Gates"));
        Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await SuggestAsync(author, TestSpaces.Content("One more"));

        Assert.Equal((6, 1, 7, 7), (await CountAsync(author.AccountId), await CountAsync(other.AccountId), await CountAsync(null), await Suggestions.CountWaitingAsync(Ct)));
        Assert.Equal("One more", (await Suggestions.ListAsync(null, 0, 1, Ct)).Page.Single().Content.Title.In("en"));

        async Task<int> CountAsync(Guid? authorId) => (await Suggestions.ListAsync(authorId, 0, 10, Ct)).Total;
    }

    [Fact]
    public async Task Who_wants_neither_notice_nor_mail_is_told_nothing()
    {
        var (author, decider) = (await PersonAsync("Author"), await PersonAsync("Decider", new RoleGrant(Role.Facilitator, Scope.Everything)));
        await new NoticeChoiceStore(Database).SetAsync(author.AccountId!.Value, [new NoticeChoice(NoticeTopic.Space, InPage: false, ByMail: false)], Ct);
        var suggestion = await SuggestAsync(author, TestSpaces.Content("Doors"));

        Assert.IsType<SuggestionOutcome.Done>(await Desk.DeclineAsync(suggestion.Id, "Not now.", decider, By(decider), Ct));

        Assert.Equal((0, 0), (await ScalarAsync<int>("select count(*) from notices"), await ScalarAsync<int>("select count(*) from outgoing_mails")));
    }

    private static AuditContext By(Actor actor) => new() { ActorId = actor.AccountId };

    private async Task<Actor> PersonAsync(string name, params RoleGrant[] grants) => new() { AccountId = (await Database.AddPersonAsync(name)).Id, Grants = grants };

    private async Task<SpaceSuggestion> SuggestAsync(Actor author, SpaceContent content) => Assert.IsType<SuggestionOutcome.Done>(await Desk.SuggestAsync(content, author, By(author), Ct)).Suggestion;
}

public sealed class SuggestionDeskOnSqliteTests() : SuggestionDeskContract(DatabaseKind.Sqlite);

public sealed class SuggestionDeskOnPostgresTests() : SuggestionDeskContract(DatabaseKind.Postgres);
