using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Organisations;

public sealed partial class OrganisationStore
{
    /// <summary>Two that take the same number at once meet in the constraint: named, it is a conflict that is tried again, and not an error.</summary>
    private const string Insert = """
        insert into organisations (id, number, names, names_key, actor_type, country, description, state, created_at, updated_at, version)
        select @id, coalesce(max(number), 0) + 1, @names, @namesKey, @actorType, @country, @description, 'active', @now, @now, 1
        from   organisations
        where  true
        on     conflict (number) do nothing
        """;

    /// <param name="organisation">As <see cref="OrganisationRules"/> allow it; id and number are given here.</param>
    public Task<OrganisationOutcome> CreateAsync(Organisation organisation, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var outcome = await AddAsync(session, organisation, by, ct);
            if (outcome is OrganisationOutcome.Saved saved)
            {
                await ChangeLog.AppendAsync(session, ChangeSubjects.Organisation, saved.Organisation.Id.ToString("D"), ct);
            }

            return outcome;
        },
        ct);

    /// <summary>Adds one in the caller's transaction, which appends to the change log when it is done with the audit log.</summary>
    internal static async Task<OrganisationOutcome> AddAsync(DatabaseSession session, Organisation organisation, AuditContext by, CancellationToken ct)
    {
        if (await TakenAsync(session, organisation.Domains, Guid.Empty, ct) is { } taken)
        {
            return taken;
        }

        var id = Guid.CreateVersion7();
        await session.ExecuteAsync(Insert, Parameters(organisation with { Id = id }, session.Now), ct);
        await ReplaceDomainsAsync(session, id, organisation.Domains, ct);
        var created = (await FindAsync(session, id, ct))!;
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.OrganisationCreated, by, id) { Changes = [.. Changes(null, created)] }, ct);
        return new OrganisationOutcome.Saved(created);
    }

    private const string UpdateVersion = """
        update organisations
        set    names = @names, names_key = @namesKey, actor_type = @actorType, country = @country, description = @description,
               updated_at = @now, version = version + 1
        where  id = @id and state = 'active' and version = @version
        """;

    /// <param name="organisation">As <see cref="OrganisationRules"/> allow it, with the version that it was made on. Its number and state are not written.</param>
    public Task<OrganisationOutcome> UpdateAsync(Organisation organisation, AuditContext by, CancellationToken ct) => database.WriteAsync<OrganisationOutcome>(
        async session =>
        {
            if (await FindAsync(session, organisation.Id, ct) is not { State: OrganisationState.Active } before)
            {
                return new OrganisationOutcome.NotFound();
            }

            if (before.Version != organisation.Version)
            {
                return new OrganisationOutcome.Stale(before);
            }

            if (await TakenAsync(session, organisation.Domains, organisation.Id, ct) is { } taken)
            {
                return taken;
            }

            // Nobody can have come between: what this transaction has read is as it was, or it is run again.
            await session.ExecuteAsync(UpdateVersion, Parameters(organisation, session.Now), ct);
            await ReplaceDomainsAsync(session, organisation.Id, organisation.Domains, ct);
            var after = (await FindAsync(session, organisation.Id, ct))!;
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.OrganisationChanged, by, after.Id) { Changes = [.. Changes(before, after)] }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Organisation, after.Id.ToString("D"), ct);
            return new OrganisationOutcome.Saved(after);
        },
        ct);

    /// <summary>Both rows are written, so of two merges that meet in either direction one finds a merged organisation and ends.</summary>
    private const string MarkMerged = """
        update organisations
        set    state = 'merged', merged_into_id = @into, updated_at = @now, version = version + 1
        where  id = @from and state = 'active'
        """;

    private const string MarkTarget = """
        update organisations
        set    updated_at = @now, version = version + 1
        where  id = @into and state = 'active'
        """;

    private const string LeadOn = "update organisations set merged_into_id = @into where merged_into_id = @from";

    private const string MoveDomains = "update organisation_domains set organisation_id = @into where organisation_id = @from";

    private const string MoveMembers = "update memberships set organisation_id = @into where organisation_id = @from";

    private const string MoveAuthors = "update contribution_authors set organisation_id = @into where organisation_id = @from";

    /// <summary>Whoever is a member and had asked to join the other one has nothing left to ask.</summary>
    private const string EndNeedlessAsking = """
        update memberships
        set    state = 'withdrawn', ended_at = @now
        where  state = 'asked' and organisation_id = @into
        and    account_id in (select account_id from memberships where state = 'current' and organisation_id = @into)
        """;

    /// <summary>Makes one part of another: members, domains and authors move, and its number leads there. All of it or nothing.</summary>
    public Task<OrganisationOutcome> MergeAsync(Guid from, Guid into, AuditContext by, CancellationToken ct) => database.WriteAsync<OrganisationOutcome>(
        async session =>
        {
            var ids = new { from, into, now = session.Now };
            if (from == into
                || await FindAsync(session, from, ct) is not { State: OrganisationState.Active }
                || await FindAsync(session, into, ct) is not { State: OrganisationState.Active })
            {
                return new OrganisationOutcome.NotFound();
            }

            foreach (var step in new[] { MarkMerged, MarkTarget, LeadOn, MoveDomains, MoveMembers, MoveAuthors, EndNeedlessAsking })
            {
                await session.ExecuteAsync(step, ids, ct);
            }

            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.OrganisationMerged, by, from) { Changes = [AuditFields.MergedInto.Changed(null, into.ToString("D"))] }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Organisation, [from.ToString("D"), into.ToString("D")], ct);
            return new OrganisationOutcome.Saved((await FindAsync(session, into, ct))!);
        },
        ct);

    private const string SelectTaken = $"""
        select {OrganisationRow.Columns}, d.domain as matched_domain
        from   organisation_domains d
        join   organisations o on o.id = d.organisation_id
        where  d.organisation_id <> @id and d.domain in
        """;

    private static async Task<OrganisationOutcome?> TakenAsync(DatabaseSession session, IReadOnlyList<string> domains, Guid id, CancellationToken ct)
    {
        var sql = $"{SelectTaken} {session.Dialect.Texts("@domains")} order by d.domain limit 1";
        var taken = await session.FirstOrDefaultAsync<MatchRow>(sql, new { id, domains = JsonRows.OfTexts(domains) }, ct);
        return taken is null ? null : new OrganisationOutcome.DomainTaken(taken.MatchedDomain, taken.ToOrganisation([]));
    }

    private const string DeleteDomains = "delete from organisation_domains where organisation_id = @id";

    private static async Task ReplaceDomainsAsync(DatabaseSession session, Guid id, IReadOnlyList<string> domains, CancellationToken ct)
    {
        await session.ExecuteAsync(DeleteDomains, new { id }, ct);
        var insert = $"""
            insert into organisation_domains (domain, organisation_id)
            select domain, @id
            from   {session.Dialect.Rows("@rows", "domain text")}
            where  true
            on     conflict (domain) do nothing
            """;
        await session.ExecuteAsync(insert, new { id, rows = JsonRows.Of(domains.Select(domain => new { Domain = domain })) }, ct);
    }

    private static object Parameters(Organisation organisation, DateTimeOffset now) => new
    {
        id = organisation.Id,
        names = NamesJson(organisation),
        namesKey = NameWords.Key(organisation.Names),
        actorType = organisation.ActorType,
        country = organisation.Country ?? "",
        description = organisation.Description,
        version = organisation.Version,
        now,
    };

    private static IEnumerable<AuditChange> Changes(Organisation? before, Organisation after)
    {
        (PlainField Field, string? Before, string After)[] fields =
        [
            (AuditFields.OrganisationName, before is null ? null : NamesJson(before), NamesJson(after)),
            (AuditFields.ActorType, before?.ActorType, after.ActorType),
            (AuditFields.OrganisationCountry, before is null ? null : before.Country ?? "", after.Country ?? ""),
            (AuditFields.WebDomain, before is null ? null : string.Join(' ', before.Domains), string.Join(' ', after.Domains)),
            (AuditFields.OrganisationDescription, before?.Description, after.Description),
        ];
        return fields.Where(field => field.Before != field.After).Select(field => field.Field.Changed(field.Before, field.After));
    }
}
