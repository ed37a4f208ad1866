using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    /// <summary>Numbers given here begin with this one; those below are for what comes with <c>content/</c>, so that a later release of it meets none of ours.</summary>
    public const int FirstLocalNumber = 10_000;

    /// <summary>Two that take the same number at once meet in the constraint: named, it is a conflict that is tried again, and not an error.</summary>
    private const string InsertUnpublished = """
        insert into contributions (id, kind, number, slug, work_id, publication, created_at, updated_at, version)
        select @id, @kind, coalesce(max(number), @first - 1) + 1, '', @id, 'unpublished', @now, @now, 1
        from   contributions
        where  kind = @kind and number >= @first
        on     conflict (kind, number) do nothing
        """;

    /// <summary>Makes room for one that is still to be written, in the caller's transaction. Nobody but its authors knows of it.</summary>
    internal static async Task<Guid> AddUnpublishedAsync(DatabaseSession session, Kind kind, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(session.Now);
        while (await session.ExecuteAsync(InsertUnpublished, new { id, kind = kind.Name, first = FirstLocalNumber, now = session.Now }, ct) == 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        return id;
    }

    internal static async Task<Contribution?> FindAsync(DatabaseSession session, Guid contributionId, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<ContributionRow>(SelectById, new { contributionId }, ct))?.ToContribution();

    public Task<Contribution?> FindAsync(Guid contributionId, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, contributionId, ct), ct);

    private const string SelectRevision = $"""
        select {RevisionRow.Columns}
        from   revisions r
        join   contributions c on c.id = r.contribution_id
        where  r.id = @revisionId
        """;

    /// <summary>Any revision, published or not: who may read it is the caller's question.</summary>
    public Task<Revision?> RevisionAsync(Guid revisionId, CancellationToken ct) => database.ReadAsync(session => RevisionAsync(session, revisionId, ct), ct);

    internal async Task<Revision?> RevisionAsync(DatabaseSession session, Guid revisionId, CancellationToken ct) =>
        (await WithTermsAsync(session, await session.QueryAsync<RevisionRow>(SelectRevision, new { revisionId }, ct), ct)).FirstOrDefault();

    /// <summary>Adds a revision that a person has written; it is not public before <see cref="PublishAsync"/>.</summary>
    internal async Task<Guid> AddRevisionAsync(DatabaseSession session, Guid contributionId, RevisionContent content, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(session.Now);
        await InsertRevisionsAsync(session, [NewRevision.Of(id, contributionId, content, imported: false, session.Now)], ct);
        return id;
    }

    private const string UpdateToRevision = """
        update contributions
        set    slug = @slug, publication = 'published', published_revision_id = @revisionId, published_at = coalesce(published_at, @now),
               updated_at = @now, version = version + 1
        where  id = @contributionId and publication <> 'withdrawn'
        """;

    /// <summary>Makes a revision the public one, in the caller's transaction, which appends to the change log when it is done with the audit log.</summary>
    /// <returns>False if the contribution was withdrawn meanwhile.</returns>
    internal static async Task<bool> PublishAsync(DatabaseSession session, Revision revision, CancellationToken ct)
    {
        var row = new { slug = People.Slugs.Of(revision.Content.Title), revisionId = revision.Id, contributionId = revision.ContributionId, now = session.Now };
        if (await session.ExecuteAsync(UpdateToRevision, row, ct) == 0)
        {
            return false;
        }

        await Publications.AddAsync(session, revision.ContributionId, revision.Id, ct);
        return true;
    }
}
