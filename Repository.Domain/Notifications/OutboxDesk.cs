using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>What administrators decide about mails, with an entry in the audit log.</summary>
public sealed class OutboxDesk(Database database, MailOutbox outbox)
{
    /// <summary>Has a mail that failed, or whose end is uncertain, tried at once, with all attempts before it.</summary>
    /// <param name="mail">As the administrator saw it.</param>
    /// <returns>False if it is in another state, or somebody else has decided already: then nothing was done.</returns>
    public Task<bool> RetryAsync(OutgoingMail mail, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!CanRetry(mail) || !await outbox.RetryAsync(session, mail.Id, mail.Version, ct))
            {
                return false;
            }

            var change = AuditFields.State.Changed(StoredName.Of(mail.State), StoredName.Of(MailState.Waiting));
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.MailRetried, by, mail.Id) { Changes = [change] }, ct);
            return true;
        },
        ct);

    public static bool CanRetry(OutgoingMail mail) => mail.State is MailState.Failed or MailState.Uncertain;
}
