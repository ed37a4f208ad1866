using Repository.Domain.Data;

namespace Repository.Domain.Content;

/// <summary>Remembers which files of <c>content/</c> were imported, by path and hash, so that a start imports only what changed.</summary>
public sealed class ContentFileStore(Database database)
{
    private const string SelectAll = """
        select path, hash, subject_id
        from   content_files
        order  by path
        """;

    private readonly string upsert = $"""
        insert into content_files (path, hash, subject_id)
        select path, hash, subject_id
        from   {database.Dialect.Rows("@rows", "path text, hash text, subject_id text")}
        where  true
        on     conflict (path) do update
        set    hash = excluded.hash, subject_id = excluded.subject_id
        """;

    private readonly string delete = $"""
        delete from content_files
        where  path in {database.Dialect.Texts("@paths")}
        """;

    public async Task<IReadOnlyDictionary<string, ContentFile>> AllAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<ContentFileRow>(SelectAll, parameters: null, ct), ct);
        return rows.ToDictionary(row => row.Path, row => new ContentFile(row.Path, row.Hash, row.SubjectId), StringComparer.Ordinal);
    }

    /// <summary>Adds or replaces the entries.</summary>
    public Task SaveAsync(IReadOnlyCollection<ContentFile> files, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(upsert, new { rows = JsonRows.Of(files) }, ct), ct);

    public Task RemoveAsync(IReadOnlyCollection<string> paths, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(delete, new { paths = JsonRows.OfTexts(paths) }, ct), ct);

    private sealed record ContentFileRow
    {
        public required string Path { get; init; }

        public required string Hash { get; init; }

        public required string SubjectId { get; init; }
    }
}

/// <param name="Path">Relative to <c>content/</c>, with slashes.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="SubjectId">The contribution made of it; empty for other files.</param>
public sealed record ContentFile(string Path, string Hash, string SubjectId);
