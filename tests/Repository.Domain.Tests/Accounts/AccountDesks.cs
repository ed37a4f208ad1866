using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

/// <summary>The desks of accounts on a fresh database, with people at them. Hashes are texts that stand for themselves: the domain compares none.</summary>
public abstract class AccountDesks(DatabaseKind kind) : DatabaseTests(kind)
{
    private int people;

    protected AccountLimits Limits { get; init; } = new();

    protected MailOutbox Outbox => new(Database);

    protected SignInDesk SignIns => new(Database, Outbox, Limits);

    protected RegistrationDesk Registrations => new(Database, Outbox, Limits);

    protected PasswordDesk Passwords => new(Database, Outbox, Limits);

    protected EmailDesk Emails => new(Database, Outbox, new MembershipDesk(Database, Outbox), Limits);

    protected SessionDesk Sessions => new(Database, Limits);

    protected AccountLinkStore Links => new(Database);

    protected SessionStore SessionStore => new(Database);

    protected static Browser BrowserAt(string network, string? device = null, SignedInSession? signedIn = null) =>
        new(new AuditContext { Address = network }, network, "a test") { DeviceSecret = device, SignedIn = signedIn };

    protected static Browser AnyBrowser => BrowserAt("192.0.2.1");

    protected async Task<Account> PersonAsync(string? email = null, bool confirmed = true)
    {
        var number = Interlocked.Increment(ref people);
        var added = await Database.WriteAsync(
            session => AccountStore.AddAsync(session, new NewAccount(email ?? $"person{number}@example.org", $"Person Number {(char)('A' + number)}", $"hash {number}", "en", confirmed), Ct),
            Ct);
        return added!;
    }

    /// <summary>Somebody has registered, and nobody has confirmed it.</summary>
    protected async Task<Account> RegisteredAsync(NewAccount wanted)
    {
        Assert.IsType<RegistrationOutcome.MailSent>(await Registrations.RegisterAsync(wanted, AnyBrowser, Ct));
        return (await new AccountStore(Database).FindByEmailAsync(wanted.Email, Ct))!;
    }

    protected async Task<Account> FoundAsync(Guid id) => (await new AccountStore(Database).FindAsync(id, Ct))!;

    /// <summary>Opens a session with a right password.</summary>
    protected async Task<OpenedSession> SignedInAsync(Account account, Browser? browser = null)
    {
        var (candidate, wait) = await SignIns.BeginAsync(account.Email, browser ?? AnyBrowser, Ct);
        Assert.True(candidate is not null, $"it has to wait for {wait}");
        return Assert.IsType<SignInOutcome.Opened>(await SignIns.OpenAsync(candidate, null, browser ?? AnyBrowser, kept: false, Ct)).Session;
    }

    protected async Task<SignedInSession> SessionAsync(string token) => (await SessionStore.FindAsync(token, Ct))!;

    /// <summary>The secret of a link, as the mail would hold it.</summary>
    protected Task<string> LinkAsync(Account account, string purpose, string payload = "") =>
        Database.WriteAsync(session => AccountLinkStore.IssueAsync(session, account, purpose, payload, session.Now, Ct), Ct);

    /// <summary>The secret as the mail would get it now, which was decided on now.</summary>
    protected Task<string?> IssueAsync(Account account, string purpose, string payload) =>
        new LinkIssuer(Database).IssueAsync(new LinkRequest(account.Id, new MailLink(purpose, payload), Secret.Hash(account.SecurityStamp), Clock.StorableNow()), Ct);

    /// <summary>The person changes their address by the link, in a browser of their own or of somebody who knows the password.</summary>
    protected async Task<bool> ChangeEmailAsync(Guid accountId, string email)
    {
        var account = await FoundAsync(accountId);
        return await Emails.ConfirmAsync(await LinkAsync(account, LinkPurposes.ConfirmNewEmail, email), account, AnyBrowser, Ct);
    }

    protected Task<AccountLink?> UseAsync(string secret, string purpose) => Database.WriteAsync(session => AccountLinkStore.UseAsync(session, secret, purpose, Ct), Ct);

    /// <summary>What was queued, oldest first: template, address, purpose and payload of the link. Without those that tell of a sign-in, which most tests begin with.</summary>
    protected Task<IReadOnlyList<string>> MailsAsync() => Database.ReadAsync(
        session => session.QueryAsync<string>(
            """
            select template || ' ' || address || coalesce(' ' || link_purpose || ' ' || link_payload, '')
            from   outgoing_mails
            where  template <> 'signed-in-on-new-device'
            order  by created_at, template, address
            """,
            null,
            Ct),
        Ct);

    /// <summary>How often the person was told of a sign-in in a new browser.</summary>
    protected Task<long> NewDevicesToldAsync(Account account) =>
        ScalarAsync<long>($"select count(*) from outgoing_mails where template = 'signed-in-on-new-device' and address = '{account.Email}'");

    protected Task<IReadOnlyList<string>> EventsAsync() => Database.ReadAsync(session => session.QueryAsync<string>("select event from audit_entries order by sequence", null, Ct), Ct);

    /// <summary>Runs all at once and gives what each returned.</summary>
    protected static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work) => Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => work(number))));
}
