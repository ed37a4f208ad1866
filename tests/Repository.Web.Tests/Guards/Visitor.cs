using Repository.Domain.Accounts;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>How somebody's session stands.</summary>
internal enum SessionState
{
    None,

    /// <summary>The password was asked for just now.</summary>
    Fresh,

    /// <summary>The password was asked for long ago.</summary>
    Stale,
    Ended,

    /// <summary>The account was disabled meanwhile.</summary>
    Disabled,
}

/// <summary>Somebody who asks: with a role or none, and a session or none.</summary>
internal sealed record Visitor(string Name, IReadOnlyList<RoleGrant> Grants, SessionState State, SignedInPerson? Person, HttpClient Client)
{
    /// <summary>The account whose rights count now.</summary>
    public Guid? AccountId => State is SessionState.Fresh or SessionState.Stale ? Person!.Account.Id : null;

    public bool IsSignedIn => AccountId is not null;

    public override string ToString() => $"{Name} ({State})";
}
