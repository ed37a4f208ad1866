using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Submissions, to read; <see cref="SubmissionMoves"/> writes them.</summary>
public sealed class SubmissionStore(Database database)
{
    private const string SelectById = $"""
        select {SubmissionRow.Columns}
        from   submissions s
        where  s.id = @id
        """;

    public Task<Submission?> FindAsync(Guid id, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, id, ct), ct);

    public static async Task<Submission?> FindAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<SubmissionRow>(SelectById, new { id }, ct))?.ToSubmission();

    private const string SelectOpen = $"""
        select {SubmissionRow.Columns}
        from   submissions s
        where  s.contribution_id = @contributionId and s.state not in ('approved', 'rejected', 'cancelled')
        """;

    /// <summary>The one that is on its way, or null.</summary>
    public static async Task<Submission?> OpenOfAsync(DatabaseSession session, Guid contributionId, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<SubmissionRow>(SelectOpen, new { contributionId }, ct))?.ToSubmission();

    private const string SelectTransitions = """
        select t.ordinal, t.action, t.from_state, t.to_state, t.at, t.actor_id, a.display_name as actor_name, t.revision_id, t.reason
        from   submission_transitions t
        left   join accounts a on a.id = t.actor_id
        where  t.submission_id = @submissionId
        order  by t.ordinal
        """;

    /// <summary>All steps that it has made, the first one first.</summary>
    public async Task<IReadOnlyList<SubmissionTransition>> TransitionsAsync(Guid submissionId, CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<TransitionRow>(SelectTransitions, new { submissionId }, ct), ct);
        return [.. rows.Select(row => row.ToTransition())];
    }

    private const string OfAuthor = """
        from   contribution_authors o
        join   contributions c on c.id = o.contribution_id
        join   submissions s on s.id = (
                   select l.id from submissions l where l.contribution_id = c.id order by l.opened_at desc, l.id desc limit 1)
        join   drafts d on d.submission_id = s.id
        where  o.account_id = @accountId
        """;

    private const string SelectOfAuthor = $"""
        select {SubmissionRow.Columns}, c.kind, c.number, c.slug, c.publication, d.title, d.saved_at, o.role
        {OfAuthor}
        order  by s.changed_at desc, s.id desc
        limit  @take offset @skip
        """;

    private const string CountOfAuthor = $"select count(*) {OfAuthor}";

    /// <summary>The newest submission of each contribution that the person writes or may read, the one that moved last first, and how many there are in all.</summary>
    public Task<(IReadOnlyList<AuthoredSubmission> Page, int Total)> OfAuthorAsync(Guid accountId, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var total = await session.FirstOrDefaultAsync<int>(CountOfAuthor, new { accountId }, ct);
            var rows = await session.QueryAsync<AuthoredRow>(SelectOfAuthor, new { accountId, skip, take }, ct);
            return ((IReadOnlyList<AuthoredSubmission>)[.. rows.Select(row => row.ToAuthored())], total);
        },
        ct);

    private sealed record AuthoredRow : SubmissionRow
    {
        public required string Kind { get; init; }

        public required int Number { get; init; }

        public required string Slug { get; init; }

        public required string Publication { get; init; }

        public required string Title { get; init; }

        public required DateTimeOffset SavedAt { get; init; }

        public required string Role { get; init; }

        public AuthoredSubmission ToAuthored() => new(ToSubmission(), KindCatalogue.Named(Kind), Title, StoredName.Parse<AuthorRole>(Role))
        {
            Number = Number,
            Slug = Slug,
            Publication = StoredName.Parse<PublicationState>(Publication),
            SavedAt = SavedAt,
        };
    }

    private sealed record TransitionRow
    {
        public required int Ordinal { get; init; }

        public required string Action { get; init; }

        public string? FromState { get; init; }

        public required string ToState { get; init; }

        public required DateTimeOffset At { get; init; }

        public Guid? ActorId { get; init; }

        public string? ActorName { get; init; }

        public Guid? RevisionId { get; init; }

        public required string Reason { get; init; }

        public SubmissionTransition ToTransition() => new()
        {
            Ordinal = Ordinal,
            Action = StoredName.Parse<SubmissionAction>(Action),
            From = FromState is null ? null : StoredName.Parse<SubmissionState>(FromState),
            To = StoredName.Parse<SubmissionState>(ToState),
            At = At,
            ActorId = ActorId,
            ActorName = ActorName,
            RevisionId = RevisionId,
            Reason = Reason,
        };
    }
}

/// <summary>A submission in the list of somebody who writes it.</summary>
/// <param name="Title">As it stands in the draft; empty if there is none yet.</param>
/// <param name="Role">Of the person whose list it is.</param>
public sealed record AuthoredSubmission(Submission Submission, Kind Kind, string Title, AuthorRole Role)
{
    /// <summary>Of the contribution, which has a page once it is published.</summary>
    public required int Number { get; init; }

    public required string Slug { get; init; }

    public required PublicationState Publication { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
