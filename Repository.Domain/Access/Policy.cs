namespace Repository.Domain.Access;

/// <summary>One line of the policy table: who may do a thing, to what, in which state.</summary>
public sealed record Policy(string Name, params Rule[] Rules)
{
    /// <summary>What is done needs the password to have been asked for lately.</summary>
    public bool NeedsFreshPassword { get; init; }

    /// <summary>Whether such a thing exists is private: to whoever may not, it is as if it did not.</summary>
    public bool HidesExistence { get; init; }

    /// <summary>Nobody does it to what is their own, such as their own roles.</summary>
    public bool NeverToOneself { get; init; }

    /// <summary>Nobody does it who has a part in it: <see cref="AccessSubject.IsPartial"/>.</summary>
    public bool NeedsImpartiality { get; init; }

    /// <summary>Pages of it are the same for all readers without an account, and may be kept by caches.</summary>
    public bool IsPublicPage { get; init; }

    /// <summary>Whether somebody may, whoever it is, while the object is in that state.</summary>
    public bool HoldsIn(string state) => Rules.Any(rule => rule.States.Length == 0 || rule.States.Contains(state, StringComparer.Ordinal));

    /// <param name="subject">Null where it is not known yet, before an address is looked up: decided is whether there may be one for which it is allowed.</param>
    public AccessDecision Decide(Actor actor, AccessSubject? subject)
    {
        var permitted = Rules.Any(rule => rule.Permits(actor, subject)) && !(NeverToOneself && subject is { OwnerId: { } owner } && owner == actor.AccountId)
            && !(NeedsImpartiality && subject is { IsPartial: true });
        if (permitted)
        {
            return NeedsFreshPassword && !actor.PasswordIsFresh ? AccessDecision.PasswordFirst : AccessDecision.Allowed;
        }

        return !actor.IsSignedIn ? AccessDecision.SignInFirst : HidesExistence ? AccessDecision.Hidden : AccessDecision.Refused;
    }
}
