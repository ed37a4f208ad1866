using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;
using Repository.TestSupport;
using Repository.Web.Mail;
using Repository.Web.StartUp;

namespace Repository.Web.Tests.Mail;

/// <summary>The outbox on a database of its own with what sends from it, without a site.</summary>
internal sealed class MailWorld : IAsyncDisposable
{
    private readonly MailLinks links;
    private readonly CurrentSettings settings;

    private MailWorld(TestDatabase test, string publicAddress)
    {
        Test = test;
        Outbox = new MailOutbox(test.Database);
        settings = new CurrentSettings(new SiteSettingsStore(test.Database), test.Clock);
        var site = new SiteAddress(Options.Create(new RepositoryOptions { PublicAddress = publicAddress }), new Server(), new ConfigurationBuilder().Build());
        links = new MailLinks(site, Unsubscribe, new ServiceCollection().AddSingleton<ILinkIssuer>(Issuer).BuildServiceProvider().GetRequiredService<IServiceScopeFactory>());
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public MailOutbox Outbox { get; }

    public TestClock Clock => Test.Clock;

    public TestDatabase Test { get; }

    public KeptMails Transport { get; } = new();

    public TestIssuer Issuer { get; } = new();

    public UnsubscribeLinks Unsubscribe { get; } = new(new EphemeralDataProtectionProvider());

    public static async Task<MailWorld> CreateAsync(string publicAddress = "https://practices.example.org") =>
        new(await TestDatabase.CreateAsync(DatabaseKind.Sqlite), publicAddress);

    public Task<Guid> AddAsync(NewMail mail) => Test.Database.WriteAsync(session => Outbox.AddAsync(session, mail, Ct), Ct);

    public MailDispatcher Dispatcher(IMailTransport? transport = null, MailOutbox? outbox = null) =>
        new(outbox ?? Outbox, links, SampleMails.Composer, settings, transport ?? Transport, NullLogger<MailDispatcher>.Instance);

    public async Task SendAllAsync()
    {
        while (await Dispatcher().SendNextAsync(Ct) is not null)
        {
            // Until none is due.
        }
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    /// <summary>A server that listens everywhere.</summary>
    private sealed class Server : IServer
    {
        public Server()
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add("http://0.0.0.0:5000");
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}

/// <summary>Keeps what it is given, and ends each attempt as it is told.</summary>
internal sealed class KeptMails : IMailTransport
{
    public ConcurrentQueue<ComposedMail> Sent { get; } = new();

    public Func<ComposedMail, AttemptEnd> End { get; set; } = _ => new AttemptEnd.Sent();

    public Task<AttemptEnd> SendAsync(ComposedMail mail, CancellationToken ct)
    {
        Sent.Enqueue(mail);
        return Task.FromResult(End(mail));
    }
}

/// <summary>Makes secrets that a test recognizes.</summary>
internal sealed class TestIssuer : ILinkIssuer
{
    public ConcurrentQueue<(Guid AccountId, string Purpose, string Payload)> Issued { get; } = new();

    public bool IsPointless { get; set; }

    public Task<string?> IssueAsync(LinkRequest asked, CancellationToken ct)
    {
        Issued.Enqueue((asked.AccountId ?? Guid.Empty, asked.Link.Purpose, asked.Link.Payload));
        return Task.FromResult(IsPointless ? null : $"CANARY+{Issued.Count}");
    }
}
