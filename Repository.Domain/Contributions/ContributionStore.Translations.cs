using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    /// <summary>Changes nothing but holds the rows until the end, so that of two who link at once one sees what the other has done, or is repeated.</summary>
    private const string HoldRows = """
        update contributions
        set    version = version
        where  id in (@contributionId, @originalId)
        """;

    private const string SelectWorkId = """
        select work_id
        from   contributions
        where  id = @id
        """;

    private const string UpdateWorkId = """
        update contributions
        set    work_id = @work, updated_at = @now, version = version + 1
        where  id = @contributionId
        """;

    private const string SelectIdsOfWorks = """
        select id
        from   contributions
        where  work_id in (@work, @formerWork)
        order  by id
        """;

    /// <summary>Says of which contribution this one is a translation, in place of what was said before. Others that were linked to it stay where they are. Changes nothing if it was said before.</summary>
    /// <param name="originalId">Null for a work of its own.</param>
    /// <exception cref="ArgumentException">One of them does not exist.</exception>
    public Task SetOriginalAsync(Guid contributionId, Guid? originalId, CancellationToken ct)
    {
        var now = clock.StorableNow();
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(HoldRows, new { contributionId, originalId = originalId ?? contributionId }, ct);
                var formerWork = await WorkIdAsync(session, contributionId, ct);
                var work = originalId is { } original ? await WorkIdAsync(session, original, ct) : contributionId;
                if (formerWork == work)
                {
                    return;
                }

                await session.ExecuteAsync(UpdateWorkId, new { contributionId, work, now }, ct);

                // The members of both works have another list of translations to show now.
                var ids = await session.QueryAsync<string>(SelectIdsOfWorks, new { work, formerWork }, ct);
                await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, ids, ct);
            },
            ct);
    }

    private static async Task<Guid> WorkIdAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<Guid?>(SelectWorkId, new { id }, ct) ?? throw new ArgumentException($"there is no contribution {id}", nameof(id));
}
