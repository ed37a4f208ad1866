using System.Globalization;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    /// <summary>Creates a contribution with its first revision and publishes it.</summary>
    /// <exception cref="NumberTakenException">Another contribution of the kind has the number.</exception>
    public async Task<Contribution> PublishNewAsync(NewContribution contribution, CancellationToken ct) => (await PublishNewAsync([contribution], ct))[0];

    private readonly string insertContributions = $"""
        insert into contributions (id, kind, number, slug, work_id, publication, published_revision_id, published_at, created_at, updated_at, version)
        select id, kind, number, slug, work_id, publication, published_revision_id, published_at, published_at, published_at, version
        from   {database.Dialect.Rows("@rows", "id text, kind text, number integer, slug text, work_id text, publication text, published_revision_id text, published_at timestamptz, version bigint")}
        where  true
        on     conflict (kind, number) do nothing
        returning id
        """;

    /// <summary>All of them in one transaction, or none: for imports.</summary>
    /// <returns>In the order given.</returns>
    /// <exception cref="NumberTakenException">Another contribution of the kind has the number.</exception>
    public async Task<IReadOnlyList<Contribution>> PublishNewAsync(IReadOnlyList<NewContribution> contributions, CancellationToken ct)
    {
        if (contributions.Count == 0)
        {
            return [];
        }

        var now = clock.StorableNow();
        var created = contributions.Select(given => Published(given, now)).ToList();
        var revisions = created.Zip(contributions, (made, given) => NewRevision.Of(made.PublishedRevisionId!.Value, made.Id, given.Content, given.Imported, now)).ToList();
        await database.WriteAsync(
            async session =>
            {
                var inserted = await session.QueryAsync<Guid>(insertContributions, new { rows = JsonRows.Of(created.Select(Row)) }, ct);
                if (created.ExceptBy(inserted, made => made.Id).FirstOrDefault() is { } refused)
                {
                    throw new NumberTakenException(refused.Kind.Name, refused.Number);
                }

                await InsertRevisionsAsync(session, revisions, ct);
                await Publications.AddAsync(session, revisions.Select(revision => (revision.ContributionId, revision.Id)), ct);
                await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, created.Select(made => made.Id.ToString("D")), ct);
            },
            ct);
        return created;
    }

    private static Contribution Published(NewContribution given, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        return new Contribution
        {
            Id = id,
            Kind = given.Content.Kind,
            Number = given.Number,
            Slug = given.Slug,
            WorkId = id,
            Publication = PublicationState.Published,
            PublishedRevisionId = Guid.CreateVersion7(),
            PublishedAt = now,
            PublishedVersion = 1,
            Version = 1,
        };
    }

    private static ContributionRow Row(Contribution contribution) => new()
    {
        Id = contribution.Id,
        Kind = contribution.Kind.Name,
        Number = contribution.Number,
        Slug = contribution.Slug,
        WorkId = contribution.WorkId,
        Publication = StoredName.Of(contribution.Publication),
        PublishedRevisionId = contribution.PublishedRevisionId,
        PublishedAt = contribution.PublishedAt,
        Version = contribution.Version,
    };

    private const string UpdatePublished = """
        update contributions
        set    slug = @slug, publication = 'published', published_revision_id = @revisionId, published_at = coalesce(published_at, @now),
               withdrawn_at = null, withdrawn_by = null, withdrawal_reason = null, replaced_by_id = null, updated_at = @now, version = version + 1
        where  id = @contributionId and kind = @kind and version = @expectedVersion
        """;

    /// <summary>Adds a revision and makes it the published one. A withdrawn contribution is public again.</summary>
    /// <param name="expectedVersion"><see cref="Contribution.Version"/> as it was read.</param>
    /// <exception cref="StaleVersionException">Somebody else wrote meanwhile.</exception>
    public Task<Revision> PublishRevisionAsync(Guid contributionId, long expectedVersion, string slug, RevisionContent content, bool imported, CancellationToken ct)
    {
        var now = clock.StorableNow();
        var revision = NewRevision.Of(Guid.CreateVersion7(), contributionId, content, imported, now);
        return database.WriteAsync(
            async session =>
            {
                var parameters = new { contributionId, expectedVersion, slug, kind = content.Kind.Name, revisionId = revision.Id, now };
                await UpdateOneAsync(session, UpdatePublished, parameters, contributionId, expectedVersion, ct);
                var ordinal = await InsertRevisionsAsync(session, [revision], ct);
                await Publications.AddAsync(session, contributionId, revision.Id, ct);
                await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, contributionId.ToString("D"), ct);
                return new Revision { Id = revision.Id, ContributionId = contributionId, Ordinal = ordinal, Content = content, CreatedAt = now, Imported = imported };
            },
            ct);
    }

    private static async Task UpdateOneAsync(DatabaseSession session, string update, object parameters, Guid contributionId, long expectedVersion, CancellationToken ct)
    {
        if (await session.ExecuteAsync(update, parameters, ct) == 1)
        {
            return;
        }

        var found = await session.FirstOrDefaultAsync<ContributionRow>(SelectById, new { contributionId }, ct)
            ?? throw new ArgumentException($"there is no contribution {contributionId}", nameof(contributionId));
        throw found.Version == expectedVersion
            ? new ArgumentException($"contribution {contributionId} is a {found.Kind} and {found.Publication}, which this does not apply to", nameof(contributionId))
            : new StaleVersionException(string.Create(CultureInfo.InvariantCulture, $"contribution {contributionId} is at version {found.Version}; this was written on version {expectedVersion}"));
    }

    private readonly string insertRevisions = $"""
        insert into revisions (id, contribution_id, ordinal, language, title, schema_version, document, content_hash, imported, created_at)
        select id, contribution_id, (select coalesce(max(r.ordinal), 0) + 1 from revisions r where r.contribution_id = given.contribution_id),
               language, title, schema_version, document, content_hash, imported, created_at
        from   {database.Dialect.Rows("@rows", "id text, contribution_id text, language text, title text, schema_version integer, document text, content_hash text, imported boolean, created_at timestamptz")}
        where  true
        returning ordinal
        """;

    private readonly string insertTerms = $"""
        insert into revision_terms (revision_id, ordinal, dimension, term_id, by_editors)
        select revision_id, ordinal, dimension, term_id, by_editors
        from   {database.Dialect.Rows("@rows", "revision_id text, ordinal integer, dimension text, term_id text, by_editors boolean")}
        """;

    /// <returns>The ordinal of the last one.</returns>
    private async Task<int> InsertRevisionsAsync(DatabaseSession session, IReadOnlyList<NewRevision> revisions, CancellationToken ct)
    {
        var ordinals = await session.QueryAsync<int>(insertRevisions, new { rows = JsonRows.Of(revisions) }, ct);
        await session.ExecuteAsync(insertTerms, new { rows = JsonRows.Of(revisions.SelectMany(revision => revision.TermRows)) }, ct);
        return ordinals[^1];
    }
}
