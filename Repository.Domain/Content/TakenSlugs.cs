using Repository.Domain.Data;

namespace Repository.Domain.Content;

/// <summary>Finds slugs that a record of the database has and no file claims: two records with one readable address would be taken for each other.</summary>
internal sealed class TakenSlugs(Database database)
{
    private const string SelectNumbers = """
        select number
        from   contributions
        where  kind = @kind and slug = @slug
        order  by number
        limit  100
        """;

    public async Task RefuseAsync(IReadOnlyList<RecordFile> records, ImportRun run, CancellationToken ct)
    {
        var claimed = records.Where(record => record.Number is not null).Select(record => (record.Kind, record.Number!.Value)).ToHashSet();
        var asked = records.Where(record => record.IsRight && run.IsToDo(record.Source)).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        await database.ReadAsync(
            async session =>
            {
                foreach (var record in asked)
                {
                    var numbers = await session.QueryAsync<int>(SelectNumbers, new { kind = record.Kind.Name, slug = record.Slug }, ct);
                    if (numbers.FirstOrDefault(number => !claimed.Contains((record.Kind, number))) is > 0 and var other)
                    {
                        record.Refuse("slug", $"The slug “{record.Slug}” is that of {record.Kind.Name} {other} in the database. A number is permanent: take that one, or give this record another “slug”.");
                    }
                }

                return true;
            },
            ct);
    }
}
