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

    private const string SelectRole = "select role from contribution_authors where contribution_id = @contributionId and account_id = @accountId";

    /// <summary>Null for whoever has no part in it.</summary>
    public static async Task<AuthorRole?> RoleAsync(DatabaseSession session, Guid contributionId, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<string>(SelectRole, new { contributionId, accountId }, ct) is { } role ? StoredName.Parse<AuthorRole>(role) : null;

    private const string SelectOfContribution = """
        select o.account_id, a.number, a.display_name, o.role
        from   contribution_authors o
        join   accounts a on a.id = o.account_id
        where  o.contribution_id = @contributionId
        order  by case o.role when 'owner' then 0 when 'editor' then 1 else 2 end, a.display_name, a.id
        limit  1000
        """;

    /// <summary>Who writes and reads it: the owner first, then editors, then viewers.</summary>
    public Task<IReadOnlyList<ContributionAuthor>> OfContributionAsync(Guid contributionId, CancellationToken ct) => database.ReadAsync<IReadOnlyList<ContributionAuthor>>(
        async session => [.. (await session.QueryAsync<AuthorRow>(SelectOfContribution, new { contributionId }, ct)).Select(row => row.ToAuthor())], ct);

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

    private sealed record AuthorRow
    {
        public required Guid AccountId { get; init; }

        public required int Number { get; init; }

        public required string DisplayName { get; init; }

        public required string Role { get; init; }

        public ContributionAuthor ToAuthor() => new(AccountId, Number, DisplayName, StoredName.Parse<AuthorRole>(Role));
    }
}

/// <summary>A person who writes or reads a contribution that is not public yet.</summary>
/// <param name="Number">Of the account, as addresses name it.</param>
public sealed record ContributionAuthor(Guid AccountId, int Number, string DisplayName, AuthorRole Role);
