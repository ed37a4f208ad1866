using System.Text.Json;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.People;

/// <summary>Everybody who has an account, for administrators.</summary>
public sealed class PeopleList(Database database)
{
    private const int MaxWords = 8;

    /// <summary>Of people who are read at once for an export.</summary>
    private const int BatchSize = 500;

    private readonly string where = $"""
        where  (@role = '' or a.id in (select g.account_id from role_grants g where g.role = @role))
        and    (@state = ''
                or @state = 'disabled' and a.disabled_at is not null
                or @state = 'unconfirmed' and a.disabled_at is null and a.email_confirmed_at is null
                or @state = 'active' and a.disabled_at is null and a.email_confirmed_at is not null)
        and    (@organisation = 0 or o.number = @organisation)
        and    not exists (
                   select 1
                   from   {database.Dialect.Rows("@words", "name_pattern text, email_pattern text")}
                   where  a.name_key not like given.name_pattern and a.email_key not like given.email_pattern escape '\'
               )
        """;

    private const string From = """
        from   accounts a
        left   join memberships m on m.account_id = a.id and m.state = 'current'
        left   join organisations o on o.id = m.organisation_id
        """;

    private const string Columns = """
        a.id, a.number, a.display_name, a.name_key, a.email, a.email_confirmed_at, a.disabled_at, a.created_at,
               (select max(s.seen_at) from sessions s where s.account_id = a.id) as seen_at,
               o.id as organisation_id, o.number as organisation_number, o.names as organisation_names
        """;

    /// <summary>A page in the order of names, and how many there are in all. Three commands, however many people.</summary>
    public Task<(IReadOnlyList<ListedPerson> Page, int Total)> PageAsync(PeopleFilter filter, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) {From} {where}", Parameters(filter, "", skip, take), ct);
            var rows = await session.QueryAsync<PersonRow>($"select {Columns} {From} {where} order by a.name_key, a.number limit @take offset @skip", Parameters(filter, "", skip, take), ct);
            return (await WithRolesAsync(session, rows, ct), total);
        },
        ct);

    /// <summary>All of them in the order of names, read in parts: an export needs no more memory than a page.</summary>
    public async IAsyncEnumerable<ListedPerson> AllAsync(PeopleFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        while (true)
        {
            var (people, last) = await AfterAsync(filter, after, ct);
            foreach (var person in people)
            {
                yield return person;
            }

            if (people.Count < BatchSize)
            {
                yield break;
            }

            after = last;
        }
    }

    /// <summary>Keys of names are unique, and so a place to go on from.</summary>
    private Task<(IReadOnlyList<ListedPerson> People, string Last)> AfterAsync(PeopleFilter filter, string after, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<PersonRow>($"select {Columns} {From} {where} and a.name_key > @after order by a.name_key limit @take", Parameters(filter, after, 0, BatchSize), ct);
            return (await WithRolesAsync(session, rows, ct), rows.Count == 0 ? after : rows[^1].NameKey);
        },
        ct);

    private readonly string selectRoles = $"""
        select id, account_id, role, scope, scope_id
        from   role_grants
        where  account_id in {database.Dialect.Texts("@ids")}
        order  by role, scope, scope_id
        """;

    private async Task<IReadOnlyList<ListedPerson>> WithRolesAsync(DatabaseSession session, IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        var grants = (await session.QueryAsync<GrantRow>(selectRoles, new { ids = JsonRows.OfIds(rows.Select(row => row.Id)) }, ct)).ToLookup(grant => grant.AccountId);
        return [.. rows.Select(row => row.ToPerson(grants[row.Id]))];
    }

    private static object Parameters(PeopleFilter filter, string after, int skip, int take) => new
    {
        role = filter.Role is { } role ? StoredName.Of(role) : "",
        state = filter.State is { } state ? StoredName.Of(state) : "",
        organisation = filter.Organisation ?? 0,
        words = JsonRows.Of(filter.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).Select(Pattern)),
        after,
        skip,
        take,
    };

    /// <summary>A word of signs alone has no key and is looked for in addresses only.</summary>
    private static object Pattern(string word)
    {
        var name = DisplayNames.Key(word);
        var email = AccountKeys.OfEmail(word).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
        return new { NamePattern = name.Length == 0 ? "" : $"%{name}%", EmailPattern = $"%{email}%" };
    }

    private sealed record GrantRow
    {
        public required Guid Id { get; init; }

        public required Guid AccountId { get; init; }

        public required string Role { get; init; }

        public required string Scope { get; init; }

        public required string ScopeId { get; init; }

        public RoleGrant ToGrant() => new(StoredName.Parse<Role>(Role), new Scope(StoredName.Parse<ScopeKind>(Scope), ScopeId)) { Id = Id };
    }

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }

        public required int Number { get; init; }

        public required string DisplayName { get; init; }

        public required string NameKey { get; init; }

        public required string Email { get; init; }

        public DateTimeOffset? EmailConfirmedAt { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? SeenAt { get; init; }

        public Guid? OrganisationId { get; init; }

        public int? OrganisationNumber { get; init; }

        public string? OrganisationNames { get; init; }

        public ListedPerson ToPerson(IEnumerable<GrantRow> grants) => new()
        {
            Id = Id,
            Number = Number,
            DisplayName = DisplayName,
            Email = Email,
            State = DisabledAt is not null ? PersonState.Disabled : EmailConfirmedAt is null ? PersonState.Unconfirmed : PersonState.Active,
            CreatedAt = CreatedAt,
            SeenAt = SeenAt,
            Grants = [.. grants.Select(grant => grant.ToGrant())],
            Organisation = OrganisationId is { } id ? MembershipOrganisation.Of(id, OrganisationNumber!.Value, JsonSerializer.Deserialize<LocalizedText>(OrganisationNames!)!) : null,
        };
    }
}
