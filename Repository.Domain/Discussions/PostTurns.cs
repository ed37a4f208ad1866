using Repository.Domain.Data;

namespace Repository.Domain.Discussions;

/// <summary>Whoever numbers threads and posts, or counts them, does so one after the other.</summary>
internal static class PostTurns
{
    /// <summary>Waits for the turn, until the end of the transaction, of which it is the first command: what follows sees what others wrote before.</summary>
    public static Task TakeAsync(DatabaseSession session, CancellationToken ct) =>
        session.Dialect.LockPosts is { Length: > 0 } takeLock ? session.ExecuteAsync(takeLock, parameters: null, ct) : Task.CompletedTask;
}
