using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.TestSupport;
using Repository.Web.Identity;

namespace Repository.Web.Tests.Support;

/// <summary>A site of its own for journeys of accounts: hashes are cheap and counted, its clock is the test's, and browsers come from where the test says.</summary>
public sealed class AccountSite : TestSite, IAsyncLifetime
{
    public const int HashIterations = 2_000;

    public const string Password = "correct horse battery staple";

    private int people;

    public AccountSite()
        : this(new AccountLimits { SignInsPerMinute = 10_000, PasswordsPerMinute = 10_000, MailsPerHour = 10_000, FailuresForAlarm = 10_000 })
    {
    }

    private AccountSite(AccountLimits limits, TestClock clock, CountingHasher hasher)
        : base(services =>
        {
            services.AddSingleton<TimeProvider>(clock).AddSingleton(limits).AddSingleton<IPasswordHasher<Account>>(hasher);
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
            services.AddSingleton<IStartupFilter, ClientAddresses>();
        })
    {
        Clock = clock;
        Hashes = hasher;
    }

    private AccountSite(AccountLimits limits)
        : this(limits, new TestClock(), new CountingHasher())
    {
    }

    public TestClock Clock { get; }

    public CountingHasher Hashes { get; }

    public static async Task<AccountSite> WithLimitsAsync(AccountLimits limits)
    {
        var site = new AccountSite(limits);
        await site.FillAsync();
        return site;
    }

    public async ValueTask InitializeAsync() => await FillAsync();

    /// <param name="address">Where it comes from.</param>
    public VisitingBrowser Browser(string address = "127.0.0.1", string site = "http://localhost")
    {
        var cookies = new CookieContainer();
        var client = CreateDefaultClient(new Uri(site), new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add(ClientAddresses.Header, address);
        return new VisitingBrowser(client, cookies);
    }

    /// <summary>A person whose password is <see cref="Password"/>.</summary>
    public async Task<Account> PersonAsync(bool confirmed = true)
    {
        var number = Interlocked.Increment(ref people);
        var hash = await Get<Passwords>().HashAsync(Password, CancellationToken.None);
        var added = await Get<Database>().WriteAsync(
            session => AccountStore.AddAsync(session, new NewAccount($"{Guid.CreateVersion7():N}@example.org", $"Traveller {Letters(number)}", hash!, "en", confirmed), CancellationToken.None),
            CancellationToken.None);
        return added!;
    }

    /// <summary>A browser in which the person has signed in through the page.</summary>
    public async Task<VisitingBrowser> SignedInAsync(Account account, string address = "127.0.0.1")
    {
        var browser = Browser(address);
        var answer = await browser.SignInAsync(account.Email, Password);
        Assert.Equal("/en/account", answer.Location);
        return browser;
    }

    /// <summary>The page of a mailed link, as the mail would name it.</summary>
    public async Task<string> LinkAsync(Guid accountId, string purpose, string payload) =>
        $"/en/account/{purpose}?token={await Get<Database>().WriteAsync(
            async session => await AccountLinkStore.IssueAsync(
                session, (await AccountStore.FindAsync(session, accountId, CancellationToken.None))!, purpose, payload, session.Now, CancellationToken.None),
            CancellationToken.None)}";

    public async Task<Account> FoundAsync(string email) => (await Get<AccountStore>().FindByEmailAsync(email, CancellationToken.None))!;

    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('k' + digit - '0')));

    private sealed class ClientAddresses : IStartupFilter
    {
        public const string Header = "X-Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Header].FirstOrDefault() ?? "127.0.0.1");
                return following(context);
            });
            next(app);
        };
    }
}

/// <summary>The framework's hasher, which says how often it was asked.</summary>
public sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = AccountSite.HashIterations }));
    private int count;

    public int Count => Volatile.Read(ref count);

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref count);
        return hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref count);
        return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
