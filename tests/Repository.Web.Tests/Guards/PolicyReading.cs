using Repository.Domain.Access;
using Repository.Domain.Accounts;

namespace Repository.Web.Tests.Guards;

internal enum Outcome
{
    /// <summary>Let through: what comes then is the route's own.</summary>
    Through,
    SignIn,
    PasswordCheck,

    /// <summary>As if there were no such thing.</summary>
    Missing,
    Refused,
}

/// <summary>What something is done to, as the test made it.</summary>
/// <param name="Parts">What names it: parts of the address, or fields of the form.</param>
internal sealed record GuardedObject(string Name, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Nobody knows of it before the address is looked up: there is none.</summary>
    public static readonly GuardedObject Unknown = new("unknown", new Dictionary<string, string>(StringComparer.Ordinal));

    public bool Exists { get; init; }

    /// <summary>In a state in which the route knows it no more: whoever may is told that it is not there.</summary>
    public bool IsGone { get; init; }

    public Guid? OwnerId { get; init; }

    public string State { get; init; } = "";

    public IReadOnlyList<Scope> Within { get; init; } = [];

    /// <summary>What the visitor is to it.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>The visitor has a part in it.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>
/// Reads the policy table by itself, without the program's own reading: a table of standings by visitor first, then what follows from it.
/// </summary>
internal static class PolicyReading
{
    /// <summary>First what shows before an address is looked up, then what the thing says.</summary>
    public static Outcome InTurn(Policy policy, Visitor visitor, GuardedObject thing) =>
        Of(policy, visitor, GuardedObject.Unknown) is var first && first != Outcome.Through ? first
        : Of(policy, visitor, thing) is var second && second == Outcome.Through && thing.IsGone ? Outcome.Missing
        : second;

    public static Outcome Of(Policy policy, Visitor visitor, GuardedObject thing)
    {
        var permitting = policy.Rules.Where(rule => Stands(rule.Standing, visitor, thing) && (!thing.Exists || rule.States is [] || rule.States.Contains(thing.State))).ToList();
        if (visitor.AccountId is null)
        {
            return policy.Rules.Any(rule => rule.Standing == Standing.Anyone) && permitting.Count > 0 ? Outcome.Through : Outcome.SignIn;
        }

        var own = thing.Exists && thing.OwnerId == visitor.AccountId;
        if (permitting.Count == 0 || (own && policy.NeverToOneself) || (thing.Exists && thing.IsPartial && policy.NeedsImpartiality))
        {
            return policy.HidesExistence ? Outcome.Missing : Outcome.Refused;
        }

        return policy.NeedsFreshPassword && visitor.State == SessionState.Stale ? Outcome.PasswordCheck : Outcome.Through;
    }

    private static bool Stands(Standing standing, Visitor visitor, GuardedObject thing) => standing switch
    {
        Standing.Anyone => true,
        Standing.SignedIn => visitor.IsSignedIn,
        Standing.Owner => visitor.IsSignedIn && (!thing.Exists || thing.OwnerId == visitor.AccountId || thing.Standings.Contains(Standing.Owner)),
        Standing.Editor or Standing.Viewer or Standing.Member => visitor.IsSignedIn && (!thing.Exists || thing.Standings.Contains(standing)),
        Standing.Reviewer => Holds(Role.Moderator, visitor, thing) && (!thing.Exists || thing.Standings.Contains(Standing.Reviewer)),
        Standing.Moderator => Holds(Role.Moderator, visitor, thing),
        Standing.Facilitator => Holds(Role.Facilitator, visitor, thing),
        Standing.Administrator => Holds(Role.Administrator, visitor, thing),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static bool Holds(Role role, Visitor visitor, GuardedObject thing) =>
        visitor.IsSignedIn && visitor.Grants.Any(grant => grant.Role == role && (!thing.Exists || grant.Scope.Kind == ScopeKind.Everything || thing.Within.Contains(grant.Scope)));
}
