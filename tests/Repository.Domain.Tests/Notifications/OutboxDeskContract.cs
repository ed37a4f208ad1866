using Repository.Domain.Audit;
using Repository.Domain.Notifications;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Notifications;

public abstract class OutboxDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    [Theory]
    [InlineData(false, "failed")]
    [InlineData(true, "uncertain")]
    public async Task Of_retries_at_once_one_has_an_effect_and_an_entry(bool uncertain, string before)
    {
        var outbox = new MailOutbox(Database);
        var desk = new OutboxDesk(Database, outbox);
        var mail = await EndedAsync(outbox, uncertain ? [new AttemptEnd.Unknown("lost"), new AttemptEnd.Unknown("lost")] : [new AttemptEnd.Refused("no")]);

        var done = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => desk.RetryAsync(mail, AuditContext.Program, Ct), Ct)));

        Assert.Single(done, one => one);
        var now = (await outbox.FindAsync(mail.Id, Ct))!;
        Assert.Equal((MailState.Waiting, 0, mail.Version + 1), (now.State, now.Attempts, now.Version));
        Assert.False(await desk.RetryAsync(mail, AuditContext.Program, Ct));
        Assert.False(await desk.RetryAsync(now, AuditContext.Program, Ct));
        var entry = Assert.Single((await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.MailRetried }, before: null, 10, Ct)).Records);
        Assert.Equal((mail.Id.ToString("D"), new RecordedChange("state", before, "waiting")), (entry.SubjectId, entry.Changes.Single()));
    }

    private async Task<OutgoingMail> EndedAsync(MailOutbox outbox, AttemptEnd[] ends)
    {
        var id = await Database.WriteAsync(session => outbox.AddAsync(session, AccountMails.AccountEnabled(Guid.CreateVersion7(), "ada@example.org", "Ada", "en"), Ct), Ct);
        foreach (var end in ends)
        {
            Clock.Advance(TimeSpan.FromHours(7));
            await outbox.EndAsync((await outbox.ClaimAsync(Ct))!, end, Ct);
        }

        return (await outbox.FindAsync(id, Ct))!;
    }
}

public sealed class OutboxDeskOnSqliteTests() : OutboxDeskContract(DatabaseKind.Sqlite);

public sealed class OutboxDeskOnPostgresTests() : OutboxDeskContract(DatabaseKind.Postgres);
