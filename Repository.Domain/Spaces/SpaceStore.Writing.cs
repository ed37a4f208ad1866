using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

public sealed partial class SpaceStore
{
    private const string SelectImported = """
        select s.body
        from   spaces s
        where  s.name = @name and s.imported
        """;

    private const string SelectExists = "select count(*) from spaces s where s.name = @name";

    private const string UpsertImported = """
        insert into spaces (id, name, visibility, opens_at, closes_at, archived, body, imported, created_at, updated_at, version)
        values (@id, @name, @visibility, @opensAt, @closesAt, @archived, @body, @imported, @now, @now, 1)
        on     conflict (name) do update
        set    visibility = excluded.visibility, opens_at = excluded.opens_at, closes_at = excluded.closes_at, archived = excluded.archived, body = excluded.body,
               updated_at = excluded.updated_at, version = spaces.version + 1
        where  spaces.imported
        """;

    private const string SelectId = "select id from spaces where name = @name";

    private const string DeleteTerms = "delete from space_terms where space_id = @id";

    private readonly string insertTerms = $"""
        insert into space_terms (space_id, dimension, term_id)
        select @id, dimension, term_id
        from   {database.Dialect.Rows("@rows", "dimension text, term_id text")}
        """;

    /// <summary>What an import would do: nothing to a space that says the same already, nor to one that people have changed here.</summary>
    public Task<SpaceImportState> StateOfAsync(string name, SpaceContent content, CancellationToken ct) => database.ReadAsync(
        async session => await session.FirstOrDefaultAsync<int>(SelectExists, new { name }, ct) == 0 ? SpaceImportState.New
            : await session.FirstOrDefaultAsync<string>(SelectImported, new { name }, ct) is not { } body ? SpaceImportState.Changed
            : body == content.ToJson() ? SpaceImportState.Same
            : SpaceImportState.Older,
        ct);

    /// <summary>Adds or replaces the space of that name, with a row of the change log; leaves one alone that people have changed here.</summary>
    /// <returns>Whether it was written.</returns>
    public Task<bool> ImportAsync(string name, SpaceContent content, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var row = new
            {
                id = Guid.CreateVersion7(),
                name,
                visibility = StoredName.Of(content.Visibility),
                opensAt = content.Timetable.OpensAt,
                closesAt = content.Timetable.ClosesAt,
                archived = content.Timetable.Archived,
                body = content.ToJson(),
                imported = true,
                now = session.Now,
            };
            if (await session.ExecuteAsync(UpsertImported, row, ct) == 0)
            {
                return false;
            }

            var id = await session.FirstOrDefaultAsync<Guid>(SelectId, new { name }, ct);
            await session.ExecuteAsync(DeleteTerms, new { id }, ct);
            await session.ExecuteAsync(insertTerms, new { id, rows = JsonRows.Of(TermsOf(content)) }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Space, id.ToString("D"), ct);
            return true;
        },
        ct);

    private static IEnumerable<object> TermsOf(SpaceContent content) =>
        SpaceContent.Dimensions.SelectMany(dimension => content.TermsOf(dimension), (dimension, id) => new { Dimension = dimension.Name(), TermId = id });
}
