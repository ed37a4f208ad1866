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

    private const string HasRole = "a.id in (select g.account_id from role_grants g where g.role = @role)";
    private const string IsDisabled = "a.disabled_at is not null";
    private const string IsUnconfirmed = "a.disabled_at is null and a.email_confirmed_at is null";
    private const string IsActive = "a.disabled_at is null and a.email_confirmed_at is not null";
    private const string IsMember = "o.number = @organisation";

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
            var (where, parameters) = (Where(filter), Parameters(filter, "", skip, take));
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) {From} {where}", parameters, ct);
            var rows = await session.QueryAsync<PersonRow>($"select {Columns} {From} {where} order by a.name_key, a.number limit @take offset @skip", parameters, ct);
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
            var rows = await session.QueryAsync<PersonRow>($"select {Columns} {From} {Where(filter)} and a.name_key > @after order by a.name_key limit @take", Parameters(filter, after, 0, BatchSize), ct);
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

    /// <summary>Of what narrows alone: every row is asked, and a condition that may be empty, or a list of words to be read for each, would cost more than all others.</summary>
    private static string Where(PeopleFilter filter)
    {
        (bool Holds, string Condition)[] all =
        [
            (filter.Role is not null, HasRole),
            (filter.State == PersonState.Disabled, IsDisabled),
            (filter.State == PersonState.Unconfirmed, IsUnconfirmed),
            (filter.State == PersonState.Active, IsActive),
            (filter.Organisation is not null, IsMember),
        ];
        var words = Words(filter).Select((_, place) => $"(a.name_key like @name{place} or a.email_key like @email{place} escape '\\')");
        return $"where {string.Join(" and ", all.Where(one => one.Holds).Select(one => one.Condition).Concat(words).Prepend("true"))}";
    }

    private static Dictionary<string, object> Parameters(PeopleFilter filter, string after, int skip, int take)
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["role"] = filter.Role is { } role ? StoredName.Of(role) : "",
            ["organisation"] = filter.Organisation ?? 0,
            ["after"] = after,
            ["skip"] = skip,
            ["take"] = take,
        };
        foreach (var (word, place) in Words(filter).Select((word, place) => (word, place)))
        {
            parameters[$"name{place}"] = NamePattern(word);
            parameters[$"email{place}"] = EmailPattern(word);
        }

        return parameters;
    }

    private static IEnumerable<string> Words(PeopleFilter filter) => filter.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords);

    /// <summary>A word of signs alone has no key and is looked for in addresses only.</summary>
    private static string NamePattern(string word) => DisplayNames.Key(word) is { Length: > 0 } key ? $"%{key}%" : "";

    private static string EmailPattern(string word) =>
        $"%{AccountKeys.OfEmail(word).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

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
