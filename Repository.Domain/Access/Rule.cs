using Repository.Domain.Accounts;

namespace Repository.Domain.Access;

/// <summary>A standing that permits, in some states or in all.</summary>
/// <param name="States">Empty: all.</param>
public sealed record Rule(Standing Standing, params string[] States)
{
    /// <summary>Whether it permits, or, as long as no subject is known, whether it may permit for one.</summary>
    public bool Permits(Actor actor, AccessSubject? subject) =>
        Holds(actor, subject) && (subject is null || States.Length == 0 || States.Contains(subject.State, StringComparer.Ordinal));

    private bool Holds(Actor actor, AccessSubject? subject) => Standing switch
    {
        Standing.Anyone => true,
        Standing.SignedIn => actor.IsSignedIn,
        Standing.Owner => actor.IsSignedIn && (subject is null || subject.OwnerId == actor.AccountId || subject.Standings.Contains(Standing.Owner)),
        Standing.Editor or Standing.Viewer or Standing.Member => actor.IsSignedIn && (subject is null || subject.Standings.Contains(Standing)),
        Standing.Reviewer => Has(actor, subject, Role.Moderator) && (subject is null || subject.Standings.Contains(Standing.Reviewer)),
        Standing.Moderator => Has(actor, subject, Role.Moderator),
        Standing.Facilitator => Has(actor, subject, Role.Facilitator),
        Standing.Administrator => Has(actor, subject, Role.Administrator),
        _ => throw new System.Diagnostics.UnreachableException($"no rule for {Standing}"),
    };

    private static bool Has(Actor actor, AccessSubject? subject, Role role) => subject is null ? actor.Is(role) : actor.Is(role, subject.Within);
}
