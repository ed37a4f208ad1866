using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class ColumnTypesContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private const string Insert = """
        insert into contributions (id, kind, number, slug, work_id, publication, published_at, created_at, updated_at, version)
        values (@id, 'practice', 1, 'slug', @id, 'unpublished', @publishedAt, @time, @time, 1)
        """;

    private const string Select = """
        select id, published_at, published_revision_id, created_at
        from   contributions
        """;

    public static TheoryData<DateTimeOffset, DateTimeOffset> Times => new()
    {
        { new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero) },
        { new(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(5.5)), new(2026, 2, 28, 20, 0, 0, TimeSpan.Zero) },
        { new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_567), new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_560) },
        { new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(9), new(1950, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { new DateTimeOffset(9998, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999), new DateTimeOffset(9998, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_990) },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Times_come_back_in_utc_cut_to_microseconds(DateTimeOffset written, DateTimeOffset expected)
    {
        var read = await RoundTripAsync(Guid.CreateVersion7(), written, written);

        Assert.Equal((expected, TimeSpan.Zero), (read.CreatedAt, read.CreatedAt.Offset));
        Assert.Equal(expected, read.PublishedAt);
        Assert.Equal(expected, written.Storable());
    }

    [Fact]
    public async Task A_missing_time_or_id_comes_back_as_null()
    {
        var read = await RoundTripAsync(Guid.CreateVersion7(), Clock.GetUtcNow(), publishedAt: null);

        Assert.Null(read.PublishedAt);
        Assert.Null(read.PublishedRevisionId);
    }

    [Fact]
    public async Task Ids_are_lower_case_text_with_hyphens()
    {
        var id = Guid.Parse("019C0FFE-ABCD-7DEF-89AB-CDEF01234567");
        var read = await RoundTripAsync(id, Clock.GetUtcNow(), publishedAt: null);

        Assert.Equal(id, read.Id);
        Assert.Equal("019c0ffe-abcd-7def-89ab-cdef01234567", await ScalarAsync<string>("select id from contributions where id = @id", new { id }));
        Assert.Equal(id, await ScalarAsync<Guid>("select id from contributions where id in " + Database.Dialect.Texts("@ids"), new { ids = JsonRows.OfIds([id]) }));
    }

    [Fact]
    public async Task Times_can_be_compared_in_sql()
    {
        var time = Clock.GetUtcNow();
        await RoundTripAsync(Guid.CreateVersion7(), time, publishedAt: null);

        Assert.Equal(1, await ScalarAsync<int>("select count(*) from contributions where created_at = @time", new { time }));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from contributions where created_at < @time", new { time = time.AddTicks(10) }));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from contributions where created_at < @time", new { time }));
    }

    private async Task<Row> RoundTripAsync(Guid id, DateTimeOffset time, DateTimeOffset? publishedAt)
    {
        await ExecuteAsync(Insert, new { id, time, publishedAt });
        return (await ScalarAsync<Row>(Select))!;
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public DateTimeOffset? PublishedAt { get; init; }

        public Guid? PublishedRevisionId { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}

public sealed class ColumnTypesOnSqliteTests() : ColumnTypesContract(DatabaseKind.Sqlite);

public sealed class ColumnTypesOnPostgresTests() : ColumnTypesContract(DatabaseKind.Postgres);
