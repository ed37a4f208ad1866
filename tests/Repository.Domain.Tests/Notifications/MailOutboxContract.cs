using System.Collections.Concurrent;
using System.Globalization;
using Repository.Domain.Notifications;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Notifications;

public abstract class MailOutboxContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Guid Account = Guid.CreateVersion7();

    private MailOutbox? outbox;

    private MailOutbox Outbox => outbox ??= new MailOutbox(Database);

    [Fact]
    public async Task A_mail_is_read_as_it_was_added()
    {
        var reset = await AddAsync(AccountMails.ResetPassword(Account, "ana@example.org", "Ana “A” Ñandú", "es"));
        var changed = await AddAsync(AccountMails.EmailChanged(Account, "old@example.org", "new@example.org", "Ana", "fr"));

        var mail = (await Outbox.FindAsync(reset, Ct))!;
        Assert.Equal((MailTemplates.ResetPassword, "ana@example.org", "Ana “A” Ñandú", "es", Account), (mail.Template, mail.Address, mail.Name, mail.Language, mail.AccountId));
        Assert.Equal(new MailLink(LinkPurposes.ResetPassword, "ana@example.org"), mail.Link);
        Assert.Equal((MailState.Waiting, 0, 0, 1L), (mail.State, mail.Attempts, mail.UnknownEnds, mail.Version));
        Assert.Equal((mail.CreatedAt, null, null), (mail.DueAt!.Value, mail.SentAt, mail.LastError));
        Assert.Equal([KeyValuePair.Create(MailArguments.NewAddress, "new@example.org")], (await Outbox.FindAsync(changed, Ct))!.Arguments);
        Assert.Null(await Outbox.FindAsync(Guid.CreateVersion7(), Ct));
    }

    [Fact]
    public async Task A_mail_of_a_transaction_that_fails_is_not_there_and_wakes_nobody()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync<bool>(
            async session =>
            {
                await Outbox.AddAsync(session, Sample(1), Ct);
                throw new InvalidOperationException("after all");
            },
            Ct));

        Assert.Empty(await Outbox.ListAsync(MailFilter.All, before: null, 10, Ct));
        Assert.Null(await Outbox.ClaimAsync(Ct));
        var waiting = Outbox.Added.WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.False(waiting.IsCompleted);

        await AddAsync(Sample(2));
        await waiting;
    }

    [Fact]
    public async Task A_link_without_an_account_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(Sample(1) with { AccountId = null, Link = new MailLink(LinkPurposes.SignIn, "") }));

    [Fact]
    public async Task Of_workers_that_claim_at_once_each_mail_has_one()
    {
        const int mails = 60;
        for (var i = 0; i < mails; i++)
        {
            await AddAsync(Sample(i));
        }

        await using var another = Test.OpenAnother();
        var sent = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SendAllAsync(i % 2 == 0 ? Outbox : new MailOutbox(another)))));

        Assert.Equal(Enumerable.Range(0, mails).Select(Address).Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.Equal(mails, await CountAsync(MailState.Sent));

        async Task SendAllAsync(MailOutbox worker)
        {
            while (await worker.ClaimAsync(Ct) is { } mail)
            {
                Assert.True(await worker.HandOverAsync(mail, Ct));
                sent.Add(mail.Address);
                Assert.True(await worker.EndAsync(mail, new AttemptEnd.Sent(), Ct));
            }
        }
    }

    [Fact]
    public async Task A_sent_mail_is_done_with()
    {
        var mail = await ClaimOneAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await Outbox.EndAsync(mail, new AttemptEnd.Sent(), Ct));

        var sent = (await Outbox.FindAsync(mail.Id, Ct))!;
        Assert.Equal((MailState.Sent, 1, null, mail.CreatedAt.AddSeconds(3)), (sent.State, sent.Attempts, sent.DueAt, sent.SentAt));
        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await Outbox.ClaimAsync(Ct));
        Assert.False(await Outbox.EndAsync(mail, new AttemptEnd.NotSent("late"), Ct));
    }

    [Fact]
    public async Task Attempts_that_fail_are_repeated_with_growing_pauses_for_two_days()
    {
        await AddAsync(Sample(1));
        var began = Clock.GetUtcNow();
        var pauses = new List<double>();
        OutgoingMail? failed = null;
        while (await Outbox.ClaimAsync(Ct) is { } mail)
        {
            Assert.True(await Outbox.EndAsync(mail, new AttemptEnd.NotSent("421 try later\r\nX: y"), Ct));
            failed = await Outbox.FindAsync(mail.Id, Ct);
            if (failed!.DueAt is { } due)
            {
                var pause = due - Clock.GetUtcNow();
                pauses.Add(Math.Round(pause.TotalMinutes));
                Clock.Advance(pause - TimeSpan.FromSeconds(1));
                Assert.Null(await Outbox.ClaimAsync(Ct));
                Clock.Advance(TimeSpan.FromSeconds(1.1));
            }
        }

        Assert.Equal([1, 10, 60, 240, 360, 360, 360, 360, 360, 360, 360], pauses);
        Assert.Equal((MailState.Failed, 12, "421 try later  X: y"), (failed!.State, failed.Attempts, failed.LastError));
        Assert.InRange(Clock.GetUtcNow() - began, TimeSpan.FromHours(47), TimeSpan.FromHours(49));
    }

    [Fact]
    public async Task A_refused_mail_fails_at_once()
    {
        var mail = await ClaimOneAsync();
        await Outbox.EndAsync(mail, new AttemptEnd.Refused("550 no such mailbox"), Ct);

        var failed = (await Outbox.FindAsync(mail.Id, Ct))!;
        Assert.Equal((MailState.Failed, 1, "550 no such mailbox", null), (failed.State, failed.Attempts, failed.LastError, failed.DueAt));
    }

    [Fact]
    public async Task What_was_not_tried_does_not_count()
    {
        var mail = await ClaimOneAsync();
        await Outbox.EndAsync(mail, new AttemptEnd.Deferred("no public address", TimeSpan.FromMinutes(10)), Ct);

        Assert.Null(await Outbox.ClaimAsync(Ct));
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((1, "no public address"), await Outbox.ClaimAsync(Ct) is { } again ? (again.Attempts, again.LastError) : default);
    }

    [Fact]
    public async Task A_mail_whose_worker_ended_before_handing_it_over_is_taken_up_by_another()
    {
        var lost = await ClaimOneAsync();
        Clock.Advance(MailOutbox.Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await Outbox.ClaimAsync(Ct));
        Clock.Advance(TimeSpan.FromSeconds(1));

        var taken = (await Outbox.ClaimAsync(Ct))!;
        Assert.Equal((lost.Id, 2, 0), (taken.Id, taken.Attempts, taken.UnknownEnds));
        Assert.False(await Outbox.HandOverAsync(lost, Ct));
        Assert.False(await Outbox.EndAsync(lost, new AttemptEnd.Sent(), Ct));
        Assert.True(await Outbox.HandOverAsync(taken, Ct));
        Assert.True(await Outbox.EndAsync(taken, new AttemptEnd.Sent(), Ct));
    }

    [Fact]
    public async Task A_mail_whose_worker_ended_twice_after_handing_it_over_waits_for_a_person()
    {
        await HandOverAndLoseAsync(await ClaimOneAsync());
        var second = (await Outbox.ClaimAsync(Ct))!;
        Assert.Equal(1, second.UnknownEnds);
        await HandOverAndLoseAsync(second);

        Assert.Null(await Outbox.ClaimAsync(Ct));
        var uncertain = (await Outbox.FindAsync(second.Id, Ct))!;
        Assert.Equal((MailState.Uncertain, 2, 2, null), (uncertain.State, uncertain.Attempts, uncertain.UnknownEnds, uncertain.DueAt));
        Assert.StartsWith("The attempt was cut short after", uncertain.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_over_begins_the_lease_anew()
    {
        var mail = await ClaimOneAsync();
        Clock.Advance(MailOutbox.Lease - TimeSpan.FromSeconds(1));
        Assert.True(await Outbox.HandOverAsync(mail, Ct));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await Outbox.ClaimAsync(Ct));
        Assert.True(await Outbox.EndAsync(mail, new AttemptEnd.Sent(), Ct));
    }

    /// <summary>An unknown end that is known to be the first leaves one more attempt that may be unknown, however many failures lie between.</summary>
    [Fact]
    public async Task A_second_unknown_end_is_the_last_attempt()
    {
        var id = await AddAsync(Sample(1));
        foreach (var end in new AttemptEnd[] { new AttemptEnd.Unknown("no answer"), new AttemptEnd.NotSent("421"), new AttemptEnd.Unknown("no answer again") })
        {
            await Outbox.EndAsync((await Outbox.ClaimAsync(Ct))!, end, Ct);
            Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Null(await Outbox.ClaimAsync(Ct));
        Assert.Equal((MailState.Uncertain, "no answer again"), await Outbox.FindAsync(id, Ct) is { } mail ? (mail.State, mail.LastError) : default);
    }

    [Fact]
    public async Task A_person_has_a_mail_sent_again_or_settles_it()
    {
        var failed = await EndedAsync(1, new AttemptEnd.Refused("no"));
        var settled = await EndedAsync(2, new AttemptEnd.Unknown("?"), new AttemptEnd.Unknown("?"));
        var uncertain = await EndedAsync(3, new AttemptEnd.Unknown("?"), new AttemptEnd.Unknown("?"));
        var sent = await EndedAsync(4, new AttemptEnd.Sent());

        Assert.False(await RetryAsync(sent));
        Assert.False(await SettleAsync(failed));
        Assert.True(await SettleAsync(settled));
        Assert.False(await RetryAsync(settled));
        Assert.True(await RetryAsync(failed));
        Assert.True(await RetryAsync(uncertain));
        Assert.False(await RetryAsync(uncertain));

        var again = new[] { await Outbox.ClaimAsync(Ct), await Outbox.ClaimAsync(Ct) };
        Assert.Equal([failed.Id, uncertain.Id], again.Select(mail => mail!.Id).Order());
        Assert.All(again, mail => Assert.Equal((1, 0), (mail!.Attempts, mail.UnknownEnds)));
        Assert.Null(await Outbox.ClaimAsync(Ct));
        Assert.Equal(2, await CountAsync(MailState.Sent));
    }

    [Fact]
    public async Task The_list_is_newest_first_in_pages_and_filtered()
    {
        for (var i = 0; i < 7; i++)
        {
            await AddAsync(Sample(i));
            Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        await AddAsync(AccountMails.SignInLink(Account, "100%_Sure@example.org", "S", "en"));
        await Outbox.EndAsync((await Outbox.ClaimAsync(Ct))!, new AttemptEnd.Sent(), Ct);

        var first = await Outbox.ListAsync(MailFilter.All, before: null, 5, Ct);
        var second = await Outbox.ListAsync(MailFilter.All, first[^1].Id, 5, Ct);
        Assert.Equal(["100%_Sure@example.org", .. Enumerable.Range(0, 7).Reverse().Select(Address)], first.Concat(second).Select(mail => mail.Address));
        Assert.Equal([Address(0)], await AddressesAsync(new MailFilter { State = MailState.Sent }));
        Assert.Equal(["100%_Sure@example.org"], await AddressesAsync(new MailFilter { Template = MailTemplates.SignInLink }));
        Assert.Equal(["100%_Sure@example.org"], await AddressesAsync(new MailFilter { AccountId = Account, Address = "100%_SURE@Example.org" }));
        Assert.Empty(await AddressesAsync(new MailFilter { Address = "100%_Sure" }));
        Assert.Equal([Address(0)], await Outbox.StreamAsync(new MailFilter { State = MailState.Sent }, Ct).Select(mail => mail.Address).ToListAsync(Ct));
        Assert.Equal([(MailState.Waiting, 7), (MailState.Sending, 0), (MailState.Sent, 1), (MailState.Failed, 0), (MailState.Uncertain, 0)], (await Outbox.CountAsync(Ct)).Select(count => (count.State, count.Count)));
        var oldest = (await Outbox.FindAsync(first[^1].Id, Ct))!.CreatedAt.AddMilliseconds(-10);
        Assert.Equal((oldest, oldest), ((await Outbox.CountAsync(Ct))[0].FirstDueAt, (await Outbox.CountAsync(Ct))[0].OldestAt));

        async Task<IEnumerable<string>> AddressesAsync(MailFilter filter) => (await Outbox.ListAsync(filter, before: null, 10, Ct)).Select(mail => mail.Address);
    }

    [Fact]
    public async Task Mails_that_were_sent_or_given_up_are_removed_after_90_days_and_no_others()
    {
        await EndedAsync(1, new AttemptEnd.Refused("no"));
        await EndedAsync(2, new AttemptEnd.Sent());
        await EndedAsync(3, new AttemptEnd.Sent());
        Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, await Outbox.DeleteOldAsync(100, Ct));
        var late = await EndedAsync(4, new AttemptEnd.Sent());
        var lateFailed = await EndedAsync(5, new AttemptEnd.Refused("no"));
        Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await Outbox.DeleteOldAsync(1, Ct));
        Assert.Equal(2, await Outbox.DeleteOldAsync(100, Ct));
        Assert.Equal([lateFailed.Id, late.Id], (await Outbox.ListAsync(MailFilter.All, before: null, 10, Ct)).Select(mail => mail.Id));
    }

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number:00}@example.org");

    private static NewMail Sample(int number) => AccountMails.AccountExists(Guid.CreateVersion7(), Address(number), "P", "en");

    private Task<Guid> AddAsync(NewMail mail) => Database.WriteAsync(session => Outbox.AddAsync(session, mail, Ct), Ct);

    private async Task<OutgoingMail> ClaimOneAsync()
    {
        await AddAsync(Sample(1));
        return (await Outbox.ClaimAsync(Ct))!;
    }

    private async Task HandOverAndLoseAsync(OutgoingMail mail)
    {
        Assert.True(await Outbox.HandOverAsync(mail, Ct));
        Clock.Advance(MailOutbox.Lease);
    }

    /// <summary>A mail after attempts that ended so.</summary>
    private async Task<OutgoingMail> EndedAsync(int number, params AttemptEnd[] ends)
    {
        var id = await AddAsync(Sample(number));
        foreach (var end in ends)
        {
            Assert.True(await Outbox.EndAsync((await Outbox.ClaimAsync(Ct))!, end, Ct));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return (await Outbox.FindAsync(id, Ct))!;
    }

    private Task<bool> RetryAsync(OutgoingMail mail) => Database.WriteAsync(session => Outbox.RetryAsync(session, mail.Id, mail.Version, Ct), Ct);

    private Task<bool> SettleAsync(OutgoingMail mail) => Database.WriteAsync(session => MailOutbox.SettleAsync(session, mail.Id, mail.Version, Ct), Ct);

    private async Task<long> CountAsync(MailState state) => (await Outbox.CountAsync(Ct)).Single(count => count.State == state).Count;
}

public sealed class MailOutboxOnSqliteTests() : MailOutboxContract(DatabaseKind.Sqlite);

public sealed class MailOutboxOnPostgresTests() : MailOutboxContract(DatabaseKind.Postgres);
