using Repository.Domain.Data;

namespace Repository.Domain.Taxonomy;

public sealed class TaxonomyStore(Database database)
{
    private const string SelectAll = """
        select dimension, id, ordinal, parent_id, body
        from   terms
        order  by dimension, ordinal, id
        """;

    private readonly string upsert = $"""
        insert into terms (dimension, id, ordinal, parent_id, body)
        select dimension, id, ordinal, parent_id, body
        from   {database.Dialect.Rows("@rows", "dimension text, id text, ordinal integer, parent_id text, body text")}
        where  true
        on     conflict (dimension, id) do update
        set    ordinal = excluded.ordinal, parent_id = excluded.parent_id, body = excluded.body
        """;

    public async Task<TaxonomyTree> LoadAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<TermRow>(SelectAll, parameters: null, ct), ct);
        return new TaxonomyTree(rows.Select(row => row.ToTerm()));
    }

    /// <summary>Writes what differs and one change-log row if anything did. Terms that are no longer given stay: records may name them.</summary>
    /// <returns>How many terms were added or changed.</returns>
    /// <exception cref="ArgumentException">Two of the terms have the same key.</exception>
    public Task<int> SaveAsync(IReadOnlyList<Term> terms, CancellationToken ct)
    {
        var given = terms.Select(TermRow.Of).ToList();
        if (terms.GroupBy(term => term.Key).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new ArgumentException($"{repeated.Key} is given twice", nameof(terms));
        }

        return database.WriteAsync(session => SaveAsync(session, given, ct), ct);
    }

    private async Task<int> SaveAsync(DatabaseSession session, List<TermRow> given, CancellationToken ct)
    {
        var stored = await session.QueryAsync<TermRow>(SelectAll, parameters: null, ct);
        var different = given.Except(stored).ToList();
        if (different.Count > 0)
        {
            await session.ExecuteAsync(upsert, new { rows = JsonRows.Of(different) }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Taxonomy, "", ct);
        }

        return different.Count;
    }
}
