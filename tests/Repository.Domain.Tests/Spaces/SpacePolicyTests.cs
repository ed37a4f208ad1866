using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Spaces;

namespace Repository.Domain.Tests.Spaces;

/// <summary>What everybody may do with every space in every phase, written out beside the policy table.</summary>
public sealed class SpacePolicyTests
{
    private static readonly Actor Person = new() { AccountId = Guid.CreateVersion7() };

    public static TheoryData<SpaceVisibility, SpacePhase> Spaces
    {
        get
        {
            var all = new TheoryData<SpaceVisibility, SpacePhase>();
            foreach (var visibility in Enum.GetValues<SpaceVisibility>())
            {
                foreach (var phase in Enum.GetValues<SpacePhase>())
                {
                    all.Add(visibility, phase);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void A_right_follows_from_who_asks_and_what_the_space_is(SpaceVisibility visibility, SpacePhase phase)
    {
        var live = phase is SpacePhase.Announced or SpacePhase.Open;
        foreach (var (who, actor, isMember, isAbove) in Everybody())
        {
            var found = Case(visibility, phase, isMember);
            var inside = isMember || isAbove;
            Check(who, PolicyTable.SeeSpace, actor, found, inside || visibility == SpaceVisibility.Public || (actor.IsSignedIn && visibility != SpaceVisibility.Invited));
            Check(who, PolicyTable.ReadSpace, actor, found, inside || visibility == SpaceVisibility.Public || (actor.IsSignedIn && visibility == SpaceVisibility.Registered));
            Check(who, PolicyTable.JoinSpace, actor, found, actor.IsSignedIn && live && visibility != SpaceVisibility.Invited);
            Check(who, PolicyTable.LeaveSpace, actor, found, isMember);
            Check(who, PolicyTable.EditSpace, actor, found, isAbove);
        }
    }

    private static IEnumerable<(string Who, Actor Actor, bool IsMember, bool IsAbove)> Everybody()
    {
        yield return ("reader", Actor.Anonymous, false, false);
        yield return ("stranger", Person, false, false);
        yield return ("member", Person, true, false);
        yield return ("moderator", With(Role.Moderator, Scope.Everything), false, false);
        yield return ("facilitator elsewhere", With(Role.Facilitator, new Scope(ScopeKind.Space, "elsewhere")), false, false);
        yield return ("facilitator here", With(Role.Facilitator, new Scope(ScopeKind.Space, "here")), false, true);
        yield return ("facilitator", With(Role.Facilitator, Scope.Everything), false, true);
        yield return ("administrator", With(Role.Administrator, Scope.Everything), false, true);
    }

    private static Actor With(Role role, Scope scope) => Person with { Grants = [new RoleGrant(role, scope)] };

    private static SpaceCase Case(SpaceVisibility visibility, SpacePhase phase, bool isMember) =>
        new(new Space { Id = Guid.CreateVersion7(), Name = "here", Content = TestSpaces.Content("Here") with { Visibility = visibility } }, phase, isMember);

    private static void Check(string who, string policy, Actor actor, SpaceCase found, bool expected) =>
        Assert.True(expected == (PolicyTable.Named(policy).Decide(actor, found.Subject) == AccessDecision.Allowed), $"{who}: {policy} in {found.Subject.State}");
}
