using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Content;

/// <summary>Finds slugs that a record of the database has and no file claims: two records with one readable address would be taken for each other.</summary>
internal sealed class TakenSlugs(Database database)
{
    private readonly string selectNumbers = $"""
        select number, slug
        from   contributions
        where  kind = @kind and slug in {database.Dialect.Texts("@slugs")}
        order  by number
        """;

    public async Task RefuseAsync(IReadOnlyList<RecordFile> records, ImportRun run, CancellationToken ct)
    {
        var claimed = records.Where(record => record.Number is not null).Select(record => (record.Kind, record.Number!.Value)).ToHashSet();
        foreach (var asked in records.Where(record => record.IsRight && run.IsToDo(record.Source)).GroupBy(record => record.Kind))
        {
            var taken = (await TakenAsync(asked.Key, asked.Select(record => record.Slug!), ct)).Where(row => !claimed.Contains((asked.Key, row.Number))).ToLookup(row => row.Slug, row => row.Number);
            foreach (var record in asked.Where(record => taken.Contains(record.Slug!)))
            {
                record.Refuse("slug", $"The slug “{record.Slug}” is that of {record.Kind.Name} {taken[record.Slug!].First()} in the database. A number is permanent: take that one, or give this record another “slug”.");
            }
        }
    }

    private Task<IReadOnlyList<NumberRow>> TakenAsync(Kind kind, IEnumerable<string> slugs, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<NumberRow>(selectNumbers, new { kind = kind.Name, slugs = JsonRows.OfTexts(slugs) }, ct), ct);

    private sealed record NumberRow
    {
        public required int Number { get; init; }

        public required string Slug { get; init; }
    }
}
