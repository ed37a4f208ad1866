using Repository.Domain.Access;
using Repository.Web.Identity;

namespace Repository.Web.Access;

/// <summary>Asks the policy table about whoever sends this request. Controllers ask once the object is known, views before they show a way.</summary>
public sealed class AccessGate(IHttpContextAccessor accessor)
{
    public Actor Actor => accessor.HttpContext?.Actor() ?? Actor.Anonymous;

    /// <summary>For views: whether the way is worth showing. A password to be asked for first is no reason to hide it.</summary>
    public bool Shows(string policy, AccessSubject? subject = null) => Decide(policy, subject) is AccessDecision.Allowed or AccessDecision.PasswordFirst;

    /// <returns>The answer to give instead, or null if it is allowed.</returns>
    public AccessRefusal? Refusal(string policy, AccessSubject subject) =>
        Decide(policy, subject) is var decision && decision == AccessDecision.Allowed ? null : new AccessRefusal(decision);

    private AccessDecision Decide(string policy, AccessSubject? subject) => PolicyTable.Named(policy).Decide(Actor, subject);
}
