using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

/// <summary>Both databases, built from zero, are the same: tables, columns, nullability, keys and indexes.</summary>
public sealed class SchemaTests
{
    private const string SqliteSchema = """
        with tables as (
            select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
        ),
        indexes as (
            select t.name as table_name, i.name as index_name, i."unique" as is_unique, i.origin,
                   (select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)) as columns
            from   tables t, pragma_index_list(t.name) i
        ),
        primary_keys as (
            select name as table_name,
                   (select group_concat(name, ', ') from (select name from pragma_table_info(tables.name) where pk > 0 order by pk)) as columns
            from   tables
        )
        select t.name || '.' || c.name || case c."notnull" when 1 then ' not null' else '' end from tables t, pragma_table_info(t.name) c
        union all
        select table_name || ' primary key (' || columns || ')' from primary_keys
        union all
        select table_name || ' unique (' || columns || ')' from indexes where is_unique and origin <> 'pk'
        union all
        select table_name || ' index ' || index_name || ' (' || columns || ')' from indexes where not is_unique
        union all
        select t.name || ' foreign key (' || f."from" || ') references ' || f."table" || ' (' || f."to" || ')' from tables t, pragma_foreign_key_list(t.name) f
        """;

    private const string PostgresSchema = """
        with tables as (
            select oid, relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        ),
        indexes as (
            select t.name as table_name, c.relname::text as index_name, i.indisunique, i.indisprimary,
                   (select string_agg(a.attname, ', ' order by k.place)
                    from   unnest(i.indkey::int[]) with ordinality k (number, place)
                    join   pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
            from   pg_index i
            join   tables t on t.oid = i.indrelid
            join   pg_class c on c.oid = i.indexrelid
        )
        select t.name || '.' || a.attname || case when a.attnotnull then ' not null' else '' end
        from   tables t
        join   pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        union all
        select table_name || ' primary key (' || columns || ')' from indexes where indisprimary
        union all
        select table_name || ' unique (' || columns || ')' from indexes where indisunique and not indisprimary
        union all
        select table_name || ' index ' || index_name || ' (' || columns || ')' from indexes where not indisunique
        union all
        select t.name || ' foreign key (' || a.attname || ') references ' || r.name || ' (' || b.attname || ')'
        from   pg_constraint f
        join   tables t on t.oid = f.conrelid
        join   tables r on r.oid = f.confrelid
        cross join lateral unnest(f.conkey, f.confkey) as k (number, other)
        join   pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number
        join   pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.other
        where  f.contype = 'f'
        """;

    private const string PostgresTextColumns = """
        select table_name || '.' || column_name
        from   information_schema.columns
        where  table_schema = 'public' and data_type in ('text', 'character varying', 'character')
               and domain_name is distinct from 'ordered_text' and table_name <> 'migrations'
        """;

    private const string PostgresCollation = """
        select c.collname::text
        from   pg_type t
        join   pg_collation c on c.oid = t.typcollation
        where  t.typname = 'ordered_text'
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_databases_have_the_same_schema()
    {
        await using var sqlite = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var postgres = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        var ofSqlite = await LinesAsync(sqlite, SqliteSchema);
        var ofPostgres = await LinesAsync(postgres, PostgresSchema);

        Assert.Contains("contributions unique (kind, number)", ofSqlite);
        Assert.Contains("revisions foreign key (contribution_id) references contributions (id)", ofSqlite);
        Assert.Equal(ofSqlite, ofPostgres);
    }

    [Fact]
    public async Task Every_text_column_is_ordered_by_its_bytes()
    {
        await using var postgres = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        Assert.Equal(["C"], await LinesAsync(postgres, PostgresCollation));
        Assert.Empty(await LinesAsync(postgres, PostgresTextColumns));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(TestDatabase test, string sql)
    {
        var lines = await test.Database.ReadAsync(session => session.QueryAsync<string>(sql, parameters: null, Ct), Ct);
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
