using Repository.Domain.Data;

namespace Repository.Domain.Spaces;

/// <summary>Suggestions, to read; <see cref="SuggestionDesk"/> writes them.</summary>
public sealed class SuggestionStore(Database database)
{
    private const string Select = """
        select g.id, g.account_id as author_id, a.display_name as author, g.body, g.state, g.suggested_at, g.decided_at, g.reason, s.name as space_name
        from   space_suggestions g
        join   accounts a on a.id = g.account_id
        left   join spaces s on s.id = g.space_id
        """;

    private const string SelectById = $"{Select} where g.id = @id";

    public Task<SpaceSuggestion?> FindAsync(Guid id, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, id, ct), ct);

    internal static async Task<SpaceSuggestion?> FindAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<SuggestionRow>(SelectById, new { id }, ct))?.ToSuggestion();

    private const string CountAll = "select count(*) from space_suggestions g where @authorId = '' or g.account_id = @authorId";

    private const string SelectPage = $"""
        {Select}
        where  @authorId = '' or g.account_id = @authorId
        order  by case g.state when 'waiting' then 0 else 1 end, g.suggested_at desc, g.id
        limit  @take offset @skip
        """;

    /// <summary>Those that wait first, then the latest, and how many there are in all.</summary>
    /// <param name="authorId">Null for everybody's.</param>
    public Task<(IReadOnlyList<SpaceSuggestion> Page, int Total)> ListAsync(Guid? authorId, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = new { authorId = authorId?.ToString("D") ?? "", skip, take };
            var total = await session.FirstOrDefaultAsync<int>(CountAll, parameters, ct);
            return ((IReadOnlyList<SpaceSuggestion>)[.. (await session.QueryAsync<SuggestionRow>(SelectPage, parameters, ct)).Select(row => row.ToSuggestion())], total);
        },
        ct);

    private const string CountWaiting = "select count(*) from space_suggestions where state = 'waiting'";

    public Task<int> CountWaitingAsync(CancellationToken ct) => database.ReadAsync(session => session.FirstOrDefaultAsync<int>(CountWaiting, parameters: null, ct), ct);

    private sealed record SuggestionRow
    {
        public required Guid Id { get; init; }

        public required Guid AuthorId { get; init; }

        public required string Author { get; init; }

        public required string Body { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset SuggestedAt { get; init; }

        public DateTimeOffset? DecidedAt { get; init; }

        public required string Reason { get; init; }

        public string? SpaceName { get; init; }

        public SpaceSuggestion ToSuggestion() => new()
        {
            Id = Id,
            AuthorId = AuthorId,
            Author = Author,
            Content = SpaceContent.FromJson(Body),
            State = StoredName.Parse<SuggestionState>(State),
            SuggestedAt = SuggestedAt,
            DecidedAt = DecidedAt,
            Reason = Reason,
            SpaceName = SpaceName,
        };
    }
}
