using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;

namespace Repository.Domain.Contributions;

public sealed partial class ContributionStore
{
    private const string CountPublishedOthers = """
        select count(*)
        from   contributions
        where  id = @replacedById and id <> @contributionId and publication = 'published'
        """;

    private const string UpdateWithdrawn = """
        update contributions
        set    publication = 'withdrawn', withdrawn_at = @now, withdrawn_by = @withdrawnBy, withdrawal_reason = @reason, replaced_by_id = @replacedById, updated_at = @now, version = version + 1
        where  id = @contributionId and version = @expectedVersion and publication = 'published'
        """;

    /// <summary>Takes a published contribution with all its versions from the public and leaves a tombstone.</summary>
    /// <param name="expectedVersion"><see cref="Contribution.Version"/> as it was read.</param>
    public Task<WithdrawalOutcome> WithdrawAsync(Guid contributionId, long expectedVersion, Withdrawal withdrawal, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var (reason, replacedById) = (withdrawal.Reason, withdrawal.ReplacedById);
            if (replacedById is not null && await session.FirstOrDefaultAsync<int>(CountPublishedOthers, new { contributionId, replacedById }, ct) == 0)
            {
                return WithdrawalOutcome.NoReplacement;
            }

            var parameters = new { contributionId, expectedVersion, reason, replacedById, withdrawnBy = by.ActorId, now = session.Now };
            if (await session.ExecuteAsync(UpdateWithdrawn, parameters, ct) == 0)
            {
                return WithdrawalOutcome.Stale;
            }

            List<AuditChange> changes = [AuditFields.Reason.Changed(null, reason)];
            if (replacedById is { } replacement)
            {
                changes.Add(AuditFields.ReplacedBy.Changed(null, replacement.ToString("D")));
            }

            await SubmissionNotices.TellOfPublicationAsync(session, contributionId, NoticeKind.Withdrawn, reason, by, ct);
            await TellAsync(session, new AuditEntry(AuditEvents.ContributionWithdrawn, by, contributionId) { Changes = changes }, contributionId, ct);
            return WithdrawalOutcome.Done;
        },
        ct);

    private const string UpdateReinstated = """
        update contributions
        set    publication = 'published', withdrawn_at = null, withdrawn_by = null, withdrawal_reason = null, replaced_by_id = null, updated_at = @now, version = version + 1
        where  id = @contributionId and version = @expectedVersion and publication = 'withdrawn'
        """;

    /// <summary>Makes a withdrawn contribution public again, at its address and as it was. That makes no new version.</summary>
    /// <param name="expectedVersion"><see cref="Contribution.Version"/> as it was read.</param>
    public Task<WithdrawalOutcome> ReinstateAsync(Guid contributionId, long expectedVersion, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(UpdateReinstated, new { contributionId, expectedVersion, now = session.Now }, ct) == 0)
            {
                return WithdrawalOutcome.Stale;
            }

            await SubmissionNotices.TellOfPublicationAsync(session, contributionId, NoticeKind.Reinstated, reason: "", by, ct);
            await TellAsync(session, new AuditEntry(AuditEvents.ContributionReinstated, by, contributionId), contributionId, ct);
            return WithdrawalOutcome.Done;
        },
        ct);

    private static async Task TellAsync(DatabaseSession session, AuditEntry entry, Guid contributionId, CancellationToken ct)
    {
        await AuditLog.AppendAsync(session, entry, ct);
        await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, contributionId.ToString("D"), ct);
    }
}
