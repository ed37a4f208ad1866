namespace Repository.Domain.Accounts;

/// <summary>What the browser's cookies are to hold from now on.</summary>
/// <param name="Kept">The session's cookie outlasts the browser's own session.</param>
public sealed record OpenedSession(string Token, string DeviceSecret, bool Kept);
