namespace Repository.Domain.Accounts;

/// <summary>How long a session lasts. Whoever decides over others' work has shorter ones.</summary>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    public static readonly SessionLimits Contributor = new(TimeSpan.FromHours(12), TimeSpan.FromDays(14));

    public static readonly SessionLimits Staff = new(TimeSpan.FromHours(2), TimeSpan.FromHours(12));

    /// <summary>For so long after the password was asked for, what is delicate may be done.</summary>
    public static readonly TimeSpan FreshPassword = TimeSpan.FromMinutes(10);

    /// <summary>A session's last use is written so seldom that reading hardly ever costs a write. What it is older than it says counts for the person: a session without use ends up to so much later.</summary>
    public static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    public static SessionLimits Of(IReadOnlyList<RoleGrant> grants) => grants.Count > 0 ? Staff : Contributor;

    public bool Ended(Session session, DateTimeOffset now) => now >= session.SeenAt + Idle + SeenPrecision || now >= session.CreatedAt + Absolute;
}
