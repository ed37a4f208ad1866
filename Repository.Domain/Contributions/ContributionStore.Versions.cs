using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    private const string SelectPublications = """
        select p.number, p.revision_id, p.published_at
        from   publications p
        join   contributions c on c.id = p.contribution_id
        where  p.contribution_id = @contributionId and c.publication = 'published' and p.number between @first and @last
        order  by p.number desc
        """;

    /// <summary>Versions of a published contribution, the latest first; none of one that is not published now. Three commands, however many.</summary>
    /// <param name="first">Number of the oldest one wanted.</param>
    /// <param name="last">Number of the latest one wanted.</param>
    public Task<IReadOnlyList<RecordVersion>> VersionsAsync(Guid contributionId, int first, int last, CancellationToken ct) => database.ReadAsync<IReadOnlyList<RecordVersion>>(
        async session =>
        {
            var publications = await session.QueryAsync<PublicationRow>(SelectPublications, new { contributionId, first, last }, ct);
            var revisions = (await RevisionsAsync(session, publications.Select(row => row.RevisionId), ct)).ToDictionary(revision => revision.Id);
            return [.. publications.Select(row => new RecordVersion(row.Number, row.PublishedAt, revisions[row.RevisionId]))];
        },
        ct);

    /// <summary>That version of a published contribution, or null.</summary>
    /// <exception cref="UnreadableRevisionException">It is there, but its document is not of its kind and version.</exception>
    public async Task<RecordVersion?> VersionAsync(Guid contributionId, int number, CancellationToken ct) => (await VersionsAsync(contributionId, number, number, ct)).FirstOrDefault();

    /// <summary>What the public sees, or saw last; null of a contribution that was never published.</summary>
    public async Task<Revision?> LastPublicAsync(Contribution contribution, CancellationToken ct) =>
        contribution is { Publication: not PublicationState.Unpublished, PublishedRevisionId: { } id } ? await RevisionAsync(id, ct) : null;

    private async Task<IReadOnlyList<Revision>> RevisionsAsync(DatabaseSession session, IEnumerable<Guid> ids, CancellationToken ct) =>
        await WithTermsAsync(session, await session.QueryAsync<RevisionRow>(selectRevisions, new { ids = JsonRows.OfIds(ids) }, ct), ct);

    private sealed record PublicationRow
    {
        public required int Number { get; init; }

        public required Guid RevisionId { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }
    }
}
