using System.Text.Json;
using Repository.Domain.Data;

namespace Repository.Domain.Organisations;

public sealed partial class OrganisationStore(Database database)
{
    private const string SelectById = $"""
        select {OrganisationRow.Columns}
        from   organisations o
        where  o.id = @id
        """;

    private const string SelectDomains = """
        select domain
        from   organisation_domains
        where  organisation_id = @id
        order  by domain
        """;

    public static async Task<Organisation?> FindAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        await WithDomainsAsync(session, await session.FirstOrDefaultAsync<OrganisationRow>(SelectById, new { id }, ct), ct);

    private const string SelectByNumber = $"""
        select {OrganisationRow.Columns}
        from   organisations o
        where  o.number = @number
        """;

    /// <summary>The organisation of that number, merged or not, or null.</summary>
    public Task<Organisation?> FindByNumberAsync(int number, CancellationToken ct) => database.ReadAsync(session => FindByNumberAsync(session, number, ct), ct);

    public static async Task<Organisation?> FindByNumberAsync(DatabaseSession session, int number, CancellationToken ct) =>
        await WithDomainsAsync(session, await session.FirstOrDefaultAsync<OrganisationRow>(SelectByNumber, new { number }, ct), ct);

    /// <summary>The organisation of that number, or the one that it was merged into.</summary>
    public Task<Organisation?> FollowAsync(int number, CancellationToken ct) => database.ReadAsync(
        async session => await FindByNumberAsync(session, number, ct) is not { } found ? null
            : found.MergedIntoId is { } target ? await FindAsync(session, target, ct)
            : found,
        ct);

    /// <summary>Of both databases: a word that does not occur takes the row out.</summary>
    private readonly string where = $"""
        where  o.state = @state and (@actorType = '' or o.actor_type = @actorType) and (@country = '' or o.country = @country)
        and    not exists (
                   select 1
                   from   {database.Dialect.Rows("@words", "pattern text")}
                   where  o.names_key not like given.pattern
               )
        """;

    /// <summary>A page of the list in the order of their names, and how many there are in all. Domains are left out.</summary>
    public Task<(IReadOnlyList<Organisation> Page, int Total)> ListAsync(OrganisationFilter filter, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = new
            {
                state = StoredName.Of(filter.State),
                actorType = filter.ActorType ?? "",
                country = filter.Country ?? "",
                words = JsonRows.Of(NameWords.Patterns(filter.Words).Select(pattern => new { Pattern = pattern })),
                skip,
                take,
            };
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) from organisations o {where}", parameters, ct);
            var rows = await session.QueryAsync<OrganisationRow>(
                $"""
                select {OrganisationRow.Columns}
                from   organisations o
                {where}
                order  by o.names_key, o.number
                limit  @take offset @skip
                """,
                parameters,
                ct);
            return ((IReadOnlyList<Organisation>)[.. rows.Select(row => row.ToOrganisation([]))], total);
        },
        ct);

    private const string SelectNearest = $"""
        select {OrganisationRow.Columns}, d.domain as matched_domain
        from   organisation_domains d
        join   organisations o on o.id = d.organisation_id
        where  d.domain in
        """;

    /// <summary>The organisation to whose domain, or the nearest above it, the address belongs, with that domain; else null.</summary>
    public static async Task<(Guid OrganisationId, string Domain)?> OfEmailAsync(DatabaseSession session, string email, CancellationToken ct)
    {
        if (WebDomain.OfEmail(email) is not { } domain)
        {
            return null;
        }

        var sql = $"{SelectNearest} {session.Dialect.Texts("@domains")} order by length(d.domain) desc limit 1";
        var nearest = await session.FirstOrDefaultAsync<MatchRow>(sql, new { domains = JsonRows.OfTexts(WebDomain.WithParents(domain)) }, ct);
        return nearest is null ? null : (nearest.Id, nearest.MatchedDomain);
    }

    private static async Task<Organisation?> WithDomainsAsync(DatabaseSession session, OrganisationRow? row, CancellationToken ct) =>
        row?.ToOrganisation(await session.QueryAsync<string>(SelectDomains, new { row.Id }, ct));

    private static string NamesJson(Organisation organisation) => JsonSerializer.Serialize(organisation.Names, NamesOptions);

    private static readonly JsonSerializerOptions NamesOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record MatchRow : OrganisationRow
    {
        public required string MatchedDomain { get; init; }
    }
}
