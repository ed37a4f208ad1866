using Repository.Domain.Audit;

namespace Repository.Domain.Accounts;

/// <summary>Where somebody does something to an account.</summary>
/// <param name="Network">Of the client: what tries are counted by.</param>
/// <param name="UserAgent">As the browser names itself; cut.</param>
public sealed record Browser(AuditContext By, string Network, string UserAgent)
{
    /// <summary>What the cookie of a known device holds.</summary>
    public string? DeviceSecret { get; init; }

    /// <summary>The session that the browser has until now.</summary>
    public SignedInSession? SignedIn { get; init; }
}
