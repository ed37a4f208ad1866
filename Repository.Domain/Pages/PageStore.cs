using Repository.Domain.Data;

namespace Repository.Domain.Pages;

/// <summary>A page of the site's own, such as “About”, in one language.</summary>
public sealed record Page
{
    /// <summary>The last part of its address: <c>review-criteria</c>.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>As it came from <c>content/</c>; false once a person has changed it here.</summary>
    public required bool Imported { get; init; }
}

public sealed class PageStore(Database database)
{
    private const string SelectOne = """
        select name, language, title, summary, body, imported
        from   pages
        where  name = @name and language = @language
        """;

    private const string Upsert = """
        insert into pages (name, language, title, summary, body, imported, created_at, updated_at, version)
        values (@name, @language, @title, @summary, @body, @imported, @now, @now, 1)
        on     conflict (name, language) do update
        set    title = excluded.title, summary = excluded.summary, body = excluded.body, imported = excluded.imported,
               updated_at = excluded.updated_at, version = pages.version + 1
        """;

    private const string UpsertImported = $"""
        {Upsert}
        where  pages.imported
        """;

    public Task<Page?> FindAsync(string name, string language, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<Page>(SelectOne, new { name, language }, ct), ct);

    /// <summary>Adds or replaces the page, with a change-log row under its name.</summary>
    public Task SaveAsync(Page page, CancellationToken ct) => WriteAsync(Upsert, page, ct);

    /// <summary>Like <see cref="SaveAsync"/>, but leaves a page alone that people have changed here.</summary>
    /// <returns>Whether it was saved.</returns>
    public Task<bool> ImportAsync(Page page, CancellationToken ct) => WriteAsync(UpsertImported, page, ct);

    private Task<bool> WriteAsync(string upsert, Page page, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(upsert, new { page.Name, page.Language, page.Title, page.Summary, page.Body, page.Imported, now = session.Now }, ct) == 0)
            {
                return false;
            }

            await ChangeLog.AppendAsync(session, ChangeSubjects.Page, page.Name, ct);
            return true;
        },
        ct);
}
