using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

/// <summary>Which revisions were public: the versions of a contribution. Every other revision is a draft, and nobody's to see but its authors' and reviewers'.</summary>
public static class Publications
{
    private static string Insert(Dialect dialect) => $"""
        insert into publications (contribution_id, number, revision_id, published_at)
        select contribution_id, (select coalesce(max(p.number), 0) + 1 from publications p where p.contribution_id = given.contribution_id), revision_id, @now
        from   {dialect.Rows("@rows", "contribution_id text, revision_id text")}
        where  true
        returning number
        """;

    /// <summary>Notes that a revision becomes the public one. To be called in the transaction that makes it so, once the revision is stored and the contribution's version was checked.</summary>
    /// <returns>Number of the version, as citations name it.</returns>
    public static async Task<int> AddAsync(DatabaseSession session, Guid contributionId, Guid revisionId, CancellationToken ct) =>
        (await AddAsync(session, [(contributionId, revisionId)], ct))[0];

    /// <param name="published">Of different contributions.</param>
    internal static Task<IReadOnlyList<int>> AddAsync(DatabaseSession session, IEnumerable<(Guid ContributionId, Guid RevisionId)> published, CancellationToken ct)
    {
        var rows = published.Select(one => new { one.ContributionId, one.RevisionId });
        return session.QueryAsync<int>(Insert(session.Dialect), new { rows = JsonRows.Of(rows), now = session.Now }, ct);
    }
}
