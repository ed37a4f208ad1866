using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

/// <summary>Who writes a contribution, and for which organisation.</summary>
public sealed class AuthorStore(Database database)
{
    private const string Upsert = """
        insert into contribution_authors (contribution_id, account_id, role, organisation_id)
        values (@contributionId, @accountId, @role, @organisationId)
        on     conflict (contribution_id, account_id) do update
        set    role = excluded.role, organisation_id = excluded.organisation_id
        """;

    /// <summary>Adds an author, or changes what they may do. The caller appends to the change log where the contribution is public.</summary>
    /// <param name="organisationId">For which they write; it stays when they leave it.</param>
    public static Task SetAsync(DatabaseSession session, Guid contributionId, Guid accountId, AuthorRole role, Guid? organisationId, CancellationToken ct) =>
        session.ExecuteAsync(Upsert, new { contributionId, accountId, role = StoredName.Of(role), organisationId }, ct);

    private const string OfAccount = """
        from   contributions c
        where  c.publication = 'published'
        and    c.id in (select contribution_id from contribution_authors where account_id = @id and role in ('owner', 'editor'))
        """;

    private const string OfOrganisation = """
        from   contributions c
        where  c.publication = 'published'
        and    c.id in (select contribution_id from contribution_authors where organisation_id = @id and role in ('owner', 'editor'))
        """;

    /// <summary>Published contributions that the person wrote, the latest first, and how many there are in all.</summary>
    public Task<(IReadOnlyList<Guid> Page, int Total)> PublishedOfAccountAsync(Guid accountId, int skip, int take, CancellationToken ct) => PageAsync(OfAccount, accountId, skip, take, ct);

    /// <summary>Published contributions that were written for the organisation, the latest first, and how many there are in all.</summary>
    public Task<(IReadOnlyList<Guid> Page, int Total)> PublishedOfOrganisationAsync(Guid organisationId, int skip, int take, CancellationToken ct) => PageAsync(OfOrganisation, organisationId, skip, take, ct);

    private Task<(IReadOnlyList<Guid> Page, int Total)> PageAsync(string which, Guid id, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) {which}", new { id }, ct);
            return (await session.QueryAsync<Guid>($"select c.id {which} order by c.published_at desc, c.id limit @take offset @skip", new { id, skip, take }, ct), total);
        },
        ct);
}
