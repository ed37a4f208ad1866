using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    private const string SelectWorkId = """
        select work_id
        from   contributions
        where  id = @id
        """;

    private const string UpdateWorkId = """
        update contributions
        set    work_id = @work, updated_at = @now, version = version + 1
        where  work_id = @formerWork
        """;

    private const string SelectIdsOfWork = """
        select id
        from   contributions
        where  work_id = @work
        order  by id
        """;

    /// <summary>Says that these contributions are translations of one another, and so is all that was linked to either. Changes nothing if it was said before.</summary>
    /// <exception cref="ArgumentException">One of them does not exist.</exception>
    public Task LinkTranslationsAsync(Guid contributionId, Guid translationOfId, CancellationToken ct)
    {
        var now = clock.StorableNow();
        return database.WriteAsync(
            async session =>
            {
                var formerWork = await WorkIdAsync(session, contributionId, ct);
                var work = await WorkIdAsync(session, translationOfId, ct);
                if (formerWork == work)
                {
                    return;
                }

                await session.ExecuteAsync(UpdateWorkId, new { formerWork, work, now }, ct);

                // Each of them now has another list of translations to show, the ones that were linked before included.
                var ids = await session.QueryAsync<string>(SelectIdsOfWork, new { work }, ct);
                await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, ids, ct);
            },
            ct);
    }

    private static async Task<Guid> WorkIdAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<Guid?>(SelectWorkId, new { id }, ct) ?? throw new ArgumentException($"there is no contribution {id}", nameof(id));
}
