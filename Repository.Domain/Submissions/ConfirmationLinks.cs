using Repository.Domain.Accounts;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Secrets of the links that focal points are sent.</summary>
internal static class ConfirmationLinks
{
    private const string Insert = $"""
        insert into confirmation_tokens (hash, confirmation_id, created_at)
        select @hash, c.id, @now
        from   confirmations c
        where  c.id = @confirmationId and c.expires_at > @now and {ConfirmationRow.IsOpen}
        """;

    /// <returns>What the link is to hold; null if nobody waits for the answer any more.</returns>
    public static async Task<string?> IssueAsync(DatabaseSession session, Guid confirmationId, CancellationToken ct)
    {
        var secret = Secret.Create();
        return await session.ExecuteAsync(Insert, new { hash = Secret.Hash(secret), confirmationId, now = session.Now }, ct) == 1 ? secret : null;
    }
}
