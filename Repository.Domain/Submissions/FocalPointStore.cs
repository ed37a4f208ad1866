using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Focal points and what they were asked, to read.</summary>
public sealed class FocalPointStore(Database database)
{
    private const string SelectPresent = """
        select id, name, organisation, email, language
        from   focal_points
        where  submission_id = @submissionId and replaced_at is null
        """;

    /// <summary>Who is to confirm it; null if it is submitted for the author's own organisation.</summary>
    public Task<FocalPoint?> FindAsync(Guid submissionId, CancellationToken ct) =>
        database.ReadAsync(async session => (await PresentAsync(session, submissionId, ct))?.ToFocalPoint(), ct);

    internal static Task<FocalPointRow?> PresentAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) =>
        session.FirstOrDefaultAsync<FocalPointRow>(SelectPresent, new { submissionId }, ct);

    /// <summary>Whether they are being asked now.</summary>
    public Task<bool> IsAskedAsync(Guid submissionId, CancellationToken ct) =>
        database.ReadAsync(async session => await ConfirmationAsking.OpenAsync(session, submissionId, ct) is not null, ct);

    private const string SelectConfirmations = $"""
        select {ConfirmationRow.Columns}
        {ConfirmationRow.From}
        where  c.submission_id = @submissionId
        order  by c.asked_at desc, c.id desc
        limit  100
        """;

    /// <summary>All that was asked about a submission, the last one first.</summary>
    public Task<IReadOnlyList<Confirmation>> ConfirmationsAsync(Guid submissionId, CancellationToken ct) => database.ReadAsync<IReadOnlyList<Confirmation>>(
        async session => [.. (await session.QueryAsync<ConfirmationRow>(SelectConfirmations, new { submissionId }, ct)).Select(row => row.ToConfirmation())], ct);

    private const string SelectConfirmed = """
        select c.revision_id
        from   confirmations c
        join   focal_points f on f.id = c.focal_point_id
        where  c.submission_id = @submissionId and c.answer = 'confirmed' and f.email_key = @emailKey
        order  by c.answered_at desc, c.id desc
        """;

    /// <summary>Who has to confirm a text of the submission before it goes on its way: its focal point, unless they have confirmed one that says the same.</summary>
    /// <returns>Null if nothing is missing.</returns>
    internal static async Task<FocalPointRow?> MissingAsync(DatabaseSession session, ContributionStore contributions, Guid submissionId, RevisionContent content, CancellationToken ct)
    {
        if (await PresentAsync(session, submissionId, ct) is not { } present)
        {
            return null;
        }

        return await session.FirstOrDefaultAsync<Guid?>(SelectConfirmed, new { submissionId, emailKey = AccountKeys.OfEmail(present.Email) }, ct) is { } confirmed
            && Substance.IsSame((await contributions.RevisionAsync(session, confirmed, ct))!.Content, content) ? null : present;
    }

    private const string CopyFromLast = """
        insert into focal_points (id, submission_id, name, organisation, email, email_key, language, named_by, named_at)
        select @id, @submissionId, f.name, f.organisation, f.email, f.email_key, f.language, @by, @now
        from   focal_points f
        join   submissions s on s.id = f.submission_id
        where  s.contribution_id = @contributionId and s.state = 'approved' and f.replaced_at is null and f.email <> ''
        order  by s.opened_at desc, s.id desc
        limit  1
        """;

    /// <summary>Whoever confirmed what is published is asked about a change of it, too, as long as its authors name nobody else.</summary>
    internal static Task CopyAsync(DatabaseSession session, Submission change, Guid by, CancellationToken ct) =>
        session.ExecuteAsync(CopyFromLast, new { id = Guid.CreateVersion7(session.Now), submissionId = change.Id, change.ContributionId, by, now = session.Now }, ct);
}

internal sealed record FocalPointRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public FocalPoint ToFocalPoint() => new(Name, Organisation, Email, Language);
}
