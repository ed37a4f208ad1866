using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Keeps what is being written. Nobody's words are overwritten unseen: a section is saved only by whoever has seen it as it stands.</summary>
public sealed class DraftStore(Database database)
{
    private const string SelectOne = """
        select d.submission_id, c.kind, d.answers, d.saved_at, d.saved_by, d.version
        from   drafts d
        join   submissions s on s.id = d.submission_id
        join   contributions c on c.id = s.contribution_id
        where  d.submission_id = @submissionId
        """;

    public Task<Draft?> FindAsync(Guid submissionId, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, submissionId, ct), ct);

    public static async Task<Draft?> FindAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<DraftRow>(SelectOne, new { submissionId }, ct))?.ToDraft();

    private const string Insert = """
        insert into drafts (submission_id, title, answers, saved_at, saved_by, version)
        values (@submissionId, @title, @answers, @now, @by, 1)
        """;

    internal static Task AddAsync(DatabaseSession session, Guid submissionId, Kind kind, DraftAnswers answers, Guid by, CancellationToken ct) =>
        session.ExecuteAsync(Insert, new { submissionId, title = answers.TitleIn(kind), answers = answers.ToJson(), now = session.Now, by }, ct);

    private const string Update = """
        update drafts
        set    title = @title, answers = @answers, saved_at = @now, saved_by = @by, version = version + 1
        where  submission_id = @submissionId and version = @version
        """;

    /// <summary>Saves the answers to some fields, as they were typed.</summary>
    /// <param name="token"><see cref="DraftAnswers.TokenOf"/> those fields, as the writer has seen them.</param>
    public Task<DraftSave> SaveAsync(Guid submissionId, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, string token, Guid by, CancellationToken ct) => database.WriteAsync<DraftSave>(
        async session =>
        {
            if (await FindAsync(session, submissionId, ct) is not { } draft || await SubmissionStore.FindAsync(session, submissionId, ct) is not { IsWritable: true })
            {
                return new DraftSave.NotWritable();
            }

            var answers = typed.Aggregate(draft.Answers, (all, one) => all.With(one.Key, one.Value));
            if (answers.TokenOf(typed.Keys) == draft.Answers.TokenOf(typed.Keys))
            {
                return new DraftSave.Saved(draft);
            }

            if (draft.Answers.TokenOf(typed.Keys) != token)
            {
                return new DraftSave.Stale(draft);
            }

            var json = answers.ToJson();
            if (json.Length > DraftAnswers.MaxLength)
            {
                return new DraftSave.TooLong();
            }

            await session.ExecuteAsync(Update, new { submissionId, title = answers.TitleIn(draft.Kind), answers = json, now = session.Now, by, version = draft.Version }, ct);
            return new DraftSave.Saved(draft with { Answers = answers, SavedAt = session.Now, SavedBy = by, Version = draft.Version + 1 });
        },
        ct);

    private sealed record DraftRow
    {
        public required Guid SubmissionId { get; init; }

        public required string Kind { get; init; }

        public required string Answers { get; init; }

        public required DateTimeOffset SavedAt { get; init; }

        public required Guid SavedBy { get; init; }

        public required long Version { get; init; }

        public Draft ToDraft() => new()
        {
            SubmissionId = SubmissionId,
            Kind = KindCatalogue.Named(Kind),
            Answers = DraftAnswers.Parse(Answers),
            SavedAt = SavedAt,
            SavedBy = SavedBy,
            Version = Version,
        };
    }
}
