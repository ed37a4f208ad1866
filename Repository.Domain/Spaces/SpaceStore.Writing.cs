using System.Globalization;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.People;
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
            await GuidingQuestions.TakeTurnAsync(session, ct);
            if (await session.ExecuteAsync(UpsertImported, Parameters(Guid.CreateVersion7(), name, content, session.Now, imported: true), ct) == 0)
            {
                return false;
            }

            var id = await session.FirstOrDefaultAsync<Guid>(SelectId, new { name }, ct);
            await WritePartsAsync(session, id, content, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Space, id.ToString("D"), ct);
            return true;
        },
        ct);

    /// <summary>Two that take the same name at once meet in the constraint: named, it is a conflict that is tried again, and not an error.</summary>
    private const string Insert = """
        insert into spaces (id, name, visibility, opens_at, closes_at, archived, body, imported, created_at, updated_at, version)
        values (@id, @name, @visibility, @opensAt, @closesAt, @archived, @body, @imported, @now, @now, 1)
        on     conflict (name) do nothing
        """;

    /// <summary>Adds a space in the caller's transaction, under a name of its own.</summary>
    internal static async Task<Space> AddAsync(DatabaseSession session, SpaceContent content, CancellationToken ct)
    {
        var (id, name) = (Guid.CreateVersion7(session.Now), await FreeNameAsync(session, content, ct));
        await session.ExecuteAsync(Insert, Parameters(id, name, content, session.Now, imported: false), ct);
        await WritePartsAsync(session, id, content, ct);
        return (await FindByIdAsync(session, id, ct))!;
    }

    private const string SelectNames = "select name from spaces where name = @name or name like @others order by name limit 10000";

    /// <summary>Made of the title, in English where it has one; with a number where that name is taken.</summary>
    private static async Task<string> FreeNameAsync(DatabaseSession session, SpaceContent content, CancellationToken ct)
    {
        var slug = Slugs.Of(content.Title.In(LocalizedText.Fallback));
        var name = slug.Length == 0 ? "space" : slug;
        var taken = (await session.QueryAsync<string>(SelectNames, new { name, others = $"{name}-%" }, ct)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"))
            .First(free => Space.IsName(free) && !taken.Contains(free));
    }

    private const string Update = """
        update spaces
        set    visibility = @visibility, opens_at = @opensAt, closes_at = @closesAt, archived = @archived, body = @body, imported = @imported,
               updated_at = @now, version = version + 1
        where  id = @id
        """;

    /// <summary>Writes what a person has changed, in the caller's transaction; from here on no import touches it.</summary>
    internal static async Task<Space> UpdateAsync(DatabaseSession session, Space space, SpaceContent content, CancellationToken ct)
    {
        await session.ExecuteAsync(Update, Parameters(space.Id, space.Name, content, session.Now, imported: false), ct);
        await WritePartsAsync(session, space.Id, content, ct);
        return (await FindByIdAsync(session, space.Id, ct))!;
    }

    private const string SelectById = $"select {SpaceRow.Columns} from spaces s where s.id = @id";

    private static async Task<Space?> FindByIdAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<SpaceRow>(SelectById, new { id }, ct))?.ToCase(session.Now).Space;

    private static object Parameters(Guid id, string name, SpaceContent content, DateTimeOffset now, bool imported) => new
    {
        id,
        name,
        visibility = StoredName.Of(content.Visibility),
        opensAt = content.Timetable.OpensAt,
        closesAt = content.Timetable.ClosesAt,
        archived = content.Timetable.Archived,
        body = content.ToJson(),
        imported,
        now,
    };

    private const string DeleteTerms = "delete from space_terms where space_id = @id";

    /// <summary>What follows from its content: its terms, and the threads of its questions.</summary>
    private static async Task WritePartsAsync(DatabaseSession session, Guid id, SpaceContent content, CancellationToken ct)
    {
        await session.ExecuteAsync(DeleteTerms, new { id }, ct);
        var insert = $"""
            insert into space_terms (space_id, dimension, term_id)
            select @id, dimension, term_id
            from   {session.Dialect.Rows("@rows", "dimension text, term_id text")}
            """;
        await session.ExecuteAsync(insert, new { id, rows = JsonRows.Of(TermsOf(content)) }, ct);
        await GuidingQuestions.FollowAsync(session, id, content, ct);
    }

    private static IEnumerable<object> TermsOf(SpaceContent content) =>
        SpaceContent.Dimensions.SelectMany(dimension => content.TermsOf(dimension), (dimension, id) => new { Dimension = dimension.Name(), TermId = id });
}
