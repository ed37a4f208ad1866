using System.Data;
using System.Globalization;
using Repository.Domain.Data;

namespace Repository.Domain.Audit;

/// <summary>The part of <see cref="DatabaseCheck"/> that follows the chain from its first entry to its end.</summary>
internal sealed class AuditCheck(Database database)
{
    /// <summary>Entries read at once: some megabytes at most.</summary>
    private const int BatchSize = 1_000;

    /// <summary>One statement sees one moment: what is written while the check runs comes after this end.</summary>
    private const string SelectEnds = """
        select length, last_hash, (select coalesce(max(sequence), 0) from audit_entries) as newest
        from   audit_chain
        where  id = 1
        """;

    private const string SelectAfter = $"""
        select {AuditRow.Columns}
        {AuditRow.Tables}
        where  e.sequence > @sequence and e.sequence <= @length
        order  by e.sequence
        limit  @count
        """;

    /// <returns>The first thing that is wrong, or none: after it nothing can be said of the chain.</returns>
    public async Task<IReadOnlyList<DatabaseFinding>> RunAsync(CancellationToken ct)
    {
        var ends = await database.ReadAsync(session => session.FirstOrDefaultAsync<Ends>(SelectEnds, parameters: null, ct), ct);
        if (ends is null)
        {
            return [new DatabaseFinding("audit_chain", "the row that keeps the end of the audit log is missing")];
        }

        return await FirstProblemAsync(ends, ct) is { } problem ? [problem] : [];
    }

    private async Task<DatabaseFinding?> FirstProblemAsync(Ends ends, CancellationToken ct)
    {
        var (sequence, hash) = (0L, "");
        while (true)
        {
            if (await RowsAfterAsync(sequence, ends.Length, ct) is not { } rows)
            {
                return new DatabaseFinding(Named(sequence + 1), "it cannot be read");
            }

            foreach (var row in rows)
            {
                if (row.Sequence != sequence + 1)
                {
                    return Missing(sequence + 1);
                }

                if (Problem(row, hash) is { } problem)
                {
                    return new DatabaseFinding(Named(row.Sequence), problem);
                }

                (sequence, hash) = (row.Sequence, row.Hash);
            }

            if (rows.Count == 0)
            {
                return ProblemAtEnd(ends, sequence, hash);
            }
        }
    }

    /// <returns>Null if the first of them holds what no column of its kind should.</returns>
    private async Task<IReadOnlyList<AuditRow>?> RowsAfterAsync(long sequence, long length, CancellationToken ct)
    {
        foreach (var count in (int[])[BatchSize, 1])
        {
            try
            {
                return await database.ReadAsync(session => session.QueryAsync<AuditRow>(SelectAfter, new { sequence, length, count }, ct), ct);
            }
            catch (DataException)
            {
                // One of the rows, which the rows one by one will tell.
            }
        }

        return null;
    }

    private static string? Problem(AuditRow row, string previous)
    {
        if (row.HashAfter(previous) != row.Hash)
        {
            return "it is not what was written, or does not follow the entry before it";
        }

        return row switch
        {
            { Payload: null } => null,
            { Commitment: null } => "it has a personal part, but was written without one",
            _ when AuditPayload.Commitment(row.Salt!, row.Payload) != row.Commitment => "its personal part is not what was written",
            _ => null,
        };
    }

    private static DatabaseFinding? ProblemAtEnd(Ends ends, long sequence, string hash)
    {
        if (sequence < ends.Length)
        {
            return Missing(sequence + 1);
        }

        if (hash != ends.LastHash)
        {
            return new DatabaseFinding(Named(sequence), "it is not the one that was written last");
        }

        return ends.Newest > ends.Length ? new DatabaseFinding(Named(ends.Length + 1), "it stands after the end of the log") : null;
    }

    private static DatabaseFinding Missing(long sequence) => new(Named(sequence), "it is missing");

    private static string Named(long sequence) => string.Create(CultureInfo.InvariantCulture, $"audit entry {sequence}");

    private sealed record Ends
    {
        public required long Length { get; init; }

        public required string LastHash { get; init; }

        public required long Newest { get; init; }
    }
}
