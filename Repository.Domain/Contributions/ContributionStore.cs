using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore(Database database, TimeProvider clock)
{
    private const string SelectByNumber = $"""
        select {ContributionRow.Columns}
        from   contributions c
        where  c.kind = @kind and c.number = @number
        """;

    /// <summary>The contribution of that number, whatever became of it, or null.</summary>
    public async Task<Contribution?> FindAsync(Kind kind, int number, CancellationToken ct)
    {
        var row = await database.ReadAsync(session => session.FirstOrDefaultAsync<ContributionRow>(SelectByNumber, new { kind = kind.Name, number }, ct), ct);
        return row?.ToContribution();
    }

    private const string SelectById = $"""
        select {ContributionRow.Columns}
        from   contributions c
        where  c.id = @contributionId
        """;

    private const string SelectPublishedByNumber = $"""
        select {ContributionRow.Columns}
        from   contributions c
        where  c.kind = @kind and c.number = @number and c.publication = 'published'
        """;

    /// <summary>The published record of that number with all its content, or null.</summary>
    /// <exception cref="UnreadableRevisionException">It is there, but its document is not of its kind and version.</exception>
    public async Task<PublishedRecord?> PublishedAsync(Kind kind, int number, CancellationToken ct)
    {
        var found = await PublishedAsync(SelectPublishedByNumber, new { kind = kind.Name, number }, ct);
        return found.Unreadable is [var problem, ..] ? throw problem : found.FirstOrDefault();
    }

    private readonly string selectPublishedByIds = $"""
        select {ContributionRow.Columns}
        from   contributions c
        where  c.id in {database.Dialect.Texts("@ids")} and c.publication = 'published'
        order  by c.id
        """;

    /// <summary>Published records by contribution id; those that are not published are left out. At most three commands, however many ids.</summary>
    public async Task<PublishedRecords> PublishedAsync(IReadOnlyCollection<Guid> contributionIds, CancellationToken ct) =>
        contributionIds.Count == 0 ? PublishedRecords.None : await PublishedAsync(selectPublishedByIds, new { ids = JsonRows.OfIds(contributionIds) }, ct);

    private const string SelectPublishedAfter = $"""
        select {ContributionRow.Columns}
        from   contributions c
        where  c.publication = 'published' and c.id > @contributionId
        order  by c.id
        limit  @count
        """;

    /// <summary>The next published records in order of id, up to <see cref="PublishedRecords.LastId"/>, which is null at the end. Start with <see cref="Guid.Empty"/>.</summary>
    public Task<PublishedRecords> PublishedAfterAsync(Guid contributionId, int count, CancellationToken ct) =>
        PublishedAsync(SelectPublishedAfter, new { contributionId, count }, ct);

    private const string CountPublished = "select count(*) from contributions where publication = 'published'";

    public Task<int> CountPublishedAsync(CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<int>(CountPublished, parameters: null, ct), ct);

    private const string SelectLatestRevision = $"""
        select {RevisionRow.Columns}
        from   revisions r
        join   contributions c on c.id = r.contribution_id
        where  r.contribution_id = @contributionId
        order  by r.ordinal desc
        limit  1
        """;

    /// <summary>The newest revision, published or not, or null.</summary>
    public Task<Revision?> LatestRevisionAsync(Guid contributionId, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<RevisionRow>(SelectLatestRevision, new { contributionId }, ct);
            return (await WithTermsAsync(session, rows, ct)).FirstOrDefault();
        },
        ct);

    private readonly string selectRevisions = $"""
        select {RevisionRow.Columns}
        from   revisions r
        join   contributions c on c.id = r.contribution_id
        where  r.id in {database.Dialect.Texts("@ids")}
        """;

    /// <summary>Contributions first and then the revisions they name: revisions never change, so the two fit together without a transaction.</summary>
    private Task<PublishedRecords> PublishedAsync(string sql, object parameters, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var contributions = await session.QueryAsync<ContributionRow>(sql, parameters, ct);
            if (contributions.Count == 0)
            {
                return PublishedRecords.None;
            }

            var ids = contributions.Select(row => row.PublishedRevisionId!.Value);
            var rows = await session.QueryAsync<RevisionRow>(selectRevisions, new { ids = JsonRows.OfIds(ids) }, ct);
            var unreadable = new List<UnreadableRevisionException>();
            var revisions = (await WithTermsAsync(session, rows, ct, unreadable.Add)).ToDictionary(revision => revision.Id);
            var read = contributions.Where(row => revisions.ContainsKey(row.PublishedRevisionId!.Value));
            return new PublishedRecords([.. read.Select(row => new PublishedRecord(row.ToContribution(), revisions[row.PublishedRevisionId!.Value]))])
            {
                Unreadable = unreadable,
                LastId = contributions[^1].Id,
            };
        },
        ct);

    private readonly string selectTerms = RevisionTermRow.SelectOfRevisions(database.Dialect);

    /// <param name="leaveOut">Takes what cannot be read, which is thrown otherwise.</param>
    private async Task<IReadOnlyList<Revision>> WithTermsAsync(DatabaseSession session, IReadOnlyList<RevisionRow> revisions, CancellationToken ct, Action<UnreadableRevisionException>? leaveOut = null)
    {
        if (revisions.Count == 0)
        {
            return [];
        }

        var terms = await session.QueryAsync<RevisionTermRow>(selectTerms, new { ids = JsonRows.OfIds(revisions.Select(row => row.Id)) }, ct);
        var byRevision = terms.ToLookup(term => term.RevisionId);
        var read = new List<Revision>(revisions.Count);
        foreach (var row in revisions)
        {
            try
            {
                read.Add(row.ToRevision(byRevision[row.Id]));
            }
            catch (UnreadableRevisionException problem) when (leaveOut is not null)
            {
                leaveOut(problem);
            }
        }

        return read;
    }
}
