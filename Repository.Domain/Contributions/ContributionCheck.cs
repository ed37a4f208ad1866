using System.Globalization;
using System.Text.Json;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

/// <summary>The part of <see cref="DatabaseCheck"/> that knows what contributions and revisions must be.</summary>
internal sealed class ContributionCheck(Database database)
{
    /// <summary>Revisions read at once: some megabytes.</summary>
    private const int BatchSize = 500;

    private const string SelectWithoutRevision = """
        select c.kind || ' ' || c.number
        from   contributions c
        left   join revisions r on r.id = c.published_revision_id and r.contribution_id = c.id
        where  c.publication <> 'unpublished' and r.id is null
        order  by c.kind, c.number
        """;

    /// <summary>What is or was public shows a revision of its own.</summary>
    public async Task<IReadOnlyList<DatabaseFinding>> PublicationsAsync(CancellationToken ct)
    {
        var records = await database.ReadAsync(session => session.QueryAsync<string>(SelectWithoutRevision, parameters: null, ct), ct);
        return [.. records.Select(record => new DatabaseFinding(record, "its published revision is not one of its own"))];
    }

    private const string SelectWithoutVersion = """
        select c.kind || ' ' || c.number
        from   contributions c
        left   join publications p on p.revision_id = c.published_revision_id and p.contribution_id = c.id
        where  c.publication <> 'unpublished' and (p.number is null or p.number <> (select max(v.number) from publications v where v.contribution_id = c.id))
        order  by c.kind, c.number
        """;

    /// <summary>What is or was public is the last of its versions.</summary>
    public async Task<IReadOnlyList<DatabaseFinding>> VersionsAsync(CancellationToken ct)
    {
        var records = await database.ReadAsync(session => session.QueryAsync<string>(SelectWithoutVersion, parameters: null, ct), ct);
        return [.. records.Select(record => new DatabaseFinding(record, "its published revision is not the last of its versions"))];
    }

    private const string SelectUnknownTerms = """
        select rt.dimension || ':' || rt.term_id || ' in revision ' || min(rt.revision_id)
        from   revision_terms rt
        left   join terms t on t.dimension = rt.dimension and t.id = rt.term_id
        where  t.id is null
        group  by rt.dimension, rt.term_id
        order  by rt.dimension, rt.term_id
        """;

    /// <summary>One finding for each term, with the first revision that names it.</summary>
    public async Task<IReadOnlyList<DatabaseFinding>> TermsAsync(CancellationToken ct)
    {
        var terms = await database.ReadAsync(session => session.QueryAsync<string>(SelectUnknownTerms, parameters: null, ct), ct);
        return [.. terms.Select(term => new DatabaseFinding(term, "is not a term of the taxonomy"))];
    }

    private const string SelectRevisionsAfter = $"""
        select {RevisionRow.Columns}
        from   revisions r
        join   contributions c on c.id = r.contribution_id
        where  r.id > @id
        order  by r.id
        limit  @count
        """;

    private readonly string selectTerms = RevisionTermRow.SelectOfRevisions(database.Dialect);

    /// <summary>Every document is of its kind and version, and as it was when it was hashed.</summary>
    public async Task<IReadOnlyList<DatabaseFinding>> RevisionsAsync(CancellationToken ct)
    {
        var findings = new List<DatabaseFinding>();
        for (var last = Guid.Empty; ;)
        {
            var (rows, terms) = await database.ReadAsync(session => BatchAfterAsync(session, last, ct), ct);
            if (rows.Count == 0)
            {
                return findings;
            }

            findings.AddRange(rows.SelectMany(row => Problems(row, terms[row.Id]).Select(problem => new DatabaseFinding(Named(row), problem))));
            last = rows[^1].Id;
        }
    }

    private async Task<(IReadOnlyList<RevisionRow> Rows, ILookup<Guid, RevisionTermRow> Terms)> BatchAfterAsync(DatabaseSession session, Guid id, CancellationToken ct)
    {
        var rows = await session.QueryAsync<RevisionRow>(SelectRevisionsAfter, new { id, count = BatchSize }, ct);
        var terms = await session.QueryAsync<RevisionTermRow>(selectTerms, new { ids = JsonRows.OfIds(rows.Select(row => row.Id)) }, ct);
        return (rows, terms.ToLookup(term => term.RevisionId));
    }

    private static IEnumerable<string> Problems(RevisionRow row, IEnumerable<RevisionTermRow> terms)
    {
        if (ContentHash.Of(row.Language, row.SchemaVersion, row.Document, terms) != row.ContentHash)
        {
            yield return "its content is not what was hashed when it was written";
        }

        if (DocumentProblem(row) is { } problem)
        {
            yield return problem;
        }
    }

    private static string? DocumentProblem(RevisionRow row)
    {
        if (KindCatalogue.Find(row.Kind) is not { } kind)
        {
            return $"there is no kind “{row.Kind}”";
        }

        try
        {
            kind.Deserialize(row.Document, row.SchemaVersion);
            return null;
        }
        catch (JsonException problem)
        {
            return $"its document cannot be read: {problem.Message}";
        }
    }

    private static string Named(RevisionRow row) => string.Create(CultureInfo.InvariantCulture, $"revision {row.Ordinal} of contribution {row.ContributionId}");
}
