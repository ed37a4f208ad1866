using Repository.Domain.Data;
using Repository.Domain.Submissions;

namespace Repository.Domain.Reviews;

/// <summary>How long submissions stood where, and who decided.</summary>
/// <param name="Days">From the first submission to the decision.</param>
public sealed record ReviewFigures(Durations Days, IReadOnlyList<StateFigures> States, IReadOnlyList<ModeratorFigures> Moderators);

/// <param name="Durations">Of those that left the state.</param>
public sealed record StateFigures(SubmissionState State, Durations Durations);

/// <param name="Decisions">Approvals, rejections and wishes for changes.</param>
public sealed record ModeratorFigures(string Name, int Decisions, Durations Durations);

/// <summary>In days, with the part of one.</summary>
/// <param name="Median">0 where there is none.</param>
/// <param name="High">At most that long in nine of ten cases.</param>
public sealed record Durations(int Count, double Median, double High)
{
    /// <summary>By the nearest rank: each figure is a duration that there was.</summary>
    public static Durations Of(IEnumerable<TimeSpan> spans)
    {
        var sorted = spans.Select(span => span.TotalDays).Order().ToList();
        return new Durations(sorted.Count, At(0.5), At(0.9));

        double At(double part) => sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
    }
}

public sealed class ReviewFigureStore(Database database)
{
    /// <summary>A quarter.</summary>
    public const int Days = 91;

    /// <summary>More than any quarter has; the figures are of the latest.</summary>
    private const int Most = 50_000;

    private static readonly SubmissionState[] Timed = [SubmissionState.Submitted, SubmissionState.InReview, SubmissionState.ChangesRequested, SubmissionState.AwaitingConfirmation];

    private const string SelectDecided = """
        select s.submitted_at as since, t.at
        from   submission_transitions t
        join   submissions s on s.id = t.submission_id
        where  t.at > @since and t.action in ('approve', 'reject')
        order  by t.at desc, t.submission_id
        limit  @most
        """;

    /// <summary>Days from the first submission to the decision, of those decided on within the quarter.</summary>
    public Task<Durations> DecidedAsync(CancellationToken ct) => database.ReadAsync(
        async session => Durations.Of((await session.QueryAsync<SpanRow>(SelectDecided, Since(session), ct)).Select(row => row.At - row.Since)), ct);

    /// <summary>Who is given to another reviewer stays in its state: what counts is when it came there.</summary>
    private const string SelectLeft = """
        select t.from_state, t.at, t.action, t.actor_id, a.display_name as actor_name,
               (select max(p.at) from submission_transitions p
                where  p.submission_id = t.submission_id and p.ordinal < t.ordinal and p.to_state = t.from_state and p.action <> 'reassign') as since
        from   submission_transitions t
        left   join accounts a on a.id = t.actor_id
        where  t.at > @since and t.from_state is not null and t.action <> 'reassign'
        order  by t.at desc, t.submission_id, t.ordinal
        limit  @most
        """;

    /// <summary>All figures of the quarter.</summary>
    public async Task<ReviewFigures> OfQuarterAsync(CancellationToken ct)
    {
        var decided = await DecidedAsync(ct);
        var left = (await database.ReadAsync(session => session.QueryAsync<LeftRow>(SelectLeft, Since(session), ct), ct)).Where(row => row.Since is not null).ToList();
        return new ReviewFigures(
            decided,
            [.. Timed.Select(state => new StateFigures(state, Durations.Of(left.Where(row => row.FromState == StoredName.Of(state)).Select(row => row.Span))))],
            [
                .. left.Where(row => row is { ActorId: not null, FromState: "in-review", Action: "approve" or "reject" or "request-changes" })
                    .GroupBy(row => row.ActorId, (_, rows) => rows.ToList())
                    .Select(rows => new ModeratorFigures(rows[0].ActorName!, rows.Count, Durations.Of(rows.Select(row => row.Span))))
                    .OrderByDescending(figures => figures.Decisions).ThenBy(figures => figures.Name, StringComparer.Ordinal),
            ]);
    }

    private static object Since(DatabaseSession session) => new { since = session.Now.AddDays(-Days), most = Most };

    private sealed record SpanRow
    {
        public required DateTimeOffset Since { get; init; }

        public required DateTimeOffset At { get; init; }
    }

    private sealed record LeftRow
    {
        public required string FromState { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Action { get; init; }

        public Guid? ActorId { get; init; }

        public string? ActorName { get; init; }

        public DateTimeOffset? Since { get; init; }

        public TimeSpan Span => At - Since!.Value;
    }
}
