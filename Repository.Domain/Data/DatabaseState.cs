using System.Diagnostics;

namespace Repository.Domain.Data;

/// <summary>The database as whoever runs the site sees it.</summary>
public sealed record DatabaseState
{
    private const string SelectNothing = "select 1";

    /// <summary>As the database itself writes it.</summary>
    public required string Version { get; init; }

    public required long Bytes { get; init; }

    /// <summary>How long a query took that asks for nothing.</summary>
    public TimeSpan Answered { get; init; }

    /// <summary>Looks, in two commands.</summary>
    public static Task<DatabaseState> LookAsync(Database database, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            // Also opens the connection's first statement, so that the time is the query's alone.
            var state = (await session.FirstOrDefaultAsync<DatabaseState>(session.Dialect.SelectState, parameters: null, ct))!;
            var before = Stopwatch.GetTimestamp();
            await session.FirstOrDefaultAsync<long>(SelectNothing, parameters: null, ct);
            return state with { Answered = Stopwatch.GetElapsedTime(before) };
        },
        ct);
}
