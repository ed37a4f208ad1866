using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Mail;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

[CollectionDefinition(Name)]
public sealed class GuardedSiteTests : ICollectionFixture<GuardedSite>
{
    public const string Name = "guarded site";
}

/// <summary>One site for the tests of all guards, with people of every role and kind of session. They find routes and forms by themselves, so what is added later is guarded, too.</summary>
public sealed class GuardedSite : TestSite, IAsyncLifetime
{
    private static readonly (string Name, RoleGrant[] Grants)[] Roles =
    [
        ("contributor", []),
        ("moderator", [new RoleGrant(Role.Moderator, Scope.Everything)]),
        ("moderator of a theme", [new RoleGrant(Role.Moderator, new Scope(ScopeKind.Theme, "missing-migrants"))]),
        ("moderator of a region", [new RoleGrant(Role.Moderator, new Scope(ScopeKind.Region, "africa"))]),
        ("facilitator", [new RoleGrant(Role.Facilitator, Scope.Everything)]),
        ("facilitator of a space", [new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "returns"))]),
        ("administrator", [new RoleGrant(Role.Administrator, Scope.Everything)]),
    ];

    private readonly EveryLogLine log;

    public GuardedSite()
        : this(new EveryLogLine())
    {
    }

    private GuardedSite(EveryLogLine log)
        : base(services =>
        {
            services.AddLogging(logging => logging.AddProvider(log));

            // It sends what other tests made the site write, at any moment.
            services.Remove(services.Single(service => service.ImplementationType == typeof(MailWorker)));
        }) => this.log = log;

    internal IReadOnlyList<GuardedRoute> Routes { get; private set; } = [];

    internal IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    internal EveryLogLine EveryLogLine => log;

    public async ValueTask InitializeAsync()
    {
        await FillAsync();
        Routes = GuardedRoute.Of(Get<EndpointDataSource>());
        List<Visitor> visitors = [new("reader", [], SessionState.None, null, CreateClient())];
        foreach (var state in Enum.GetValues<SessionState>().Where(state => state != SessionState.None))
        {
            foreach (var (name, grants) in Roles)
            {
                visitors.Add(await VisitorAsync(name, state, grants));
            }
        }

        Visitors = visitors;
    }

    /// <summary>A person of that role whom no other test has changed.</summary>
    internal Task<Visitor> FreshAsync(string role) => VisitorAsync(role, SessionState.Fresh, Roles.Single(known => known.Name == role).Grants);

    /// <summary>The person's own, which other sessions of theirs are newer than; null once a form has ended it.</summary>
    internal async Task<Guid?> SessionOfAsync(SignedInPerson person) =>
        (await Get<SessionStore>().FindAsync(person.Client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1], CancellationToken.None))?.Session.Id;

    internal Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        Get<Database>().ReadAsync(session => session.QueryAsync<T>(sql, parameters, CancellationToken.None), CancellationToken.None);

    internal Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Get<Database>().WriteAsync(session => session.ExecuteAsync(sql, parameters, CancellationToken.None), CancellationToken.None);

    /// <summary>The tables, each with a hash of all that it holds; when a session was seen, and what is noted down of who asked, may change at any time.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> DigestAsync()
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'audit_%' order by name"))
        {
            digests[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', await RowsAsync(table)))));
        }

        return digests;
    }

    /// <summary>Fails with the names of the tables that are no longer what they were.</summary>
    internal async Task AssertUnchangedAsync(IReadOnlyDictionary<string, string> before)
    {
        var after = await DigestAsync();
        Assert.Equal([], [.. after.Keys.Where(table => after[table] != before[table])]);
    }

    /// <summary>Each row of a table as one text.</summary>
    internal async Task<IReadOnlyList<string>> RowsAsync(string table)
    {
        var columns = (await QueryAsync<string>("select name from pragma_table_info(@table) order by cid", new { table })).Where(column => (table, column) is not ("sessions", "seen_at"));
        var row = string.Join(" || '|' || ", columns.Select(column => $"coalesce(quote(\"{column}\"), '')"));
        return await QueryAsync<string>(string.Create(CultureInfo.InvariantCulture, $"select {row} from \"{table}\" order by 1"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Submissions:PerDay", "10000");
        foreach (var category in new[] { "Default", "Microsoft", "System", "Microsoft.AspNetCore.DataProtection" })
        {
            builder.UseSetting($"Logging:LogLevel:{category}", nameof(LogLevel.Trace));
        }
    }

    private async Task<Visitor> VisitorAsync(string name, SessionState state, RoleGrant[] grants)
    {
        var person = await this.SignInAsync(grants);
        var id = person.Account.Id;
        switch (state)
        {
            case SessionState.Stale:
                await ExecuteAsync("update sessions set password_at = '2020-01-01T00:00:00.000000Z' where account_id = @id", new { id });
                break;
            case SessionState.Ended:
                await ExecuteAsync("delete from sessions where account_id = @id", new { id });
                break;
            case SessionState.Disabled:
                await ExecuteAsync("update accounts set disabled_at = created_at, disabled_reason = 'a test' where id = @id", new { id });
                break;
        }

        return new Visitor(name, grants, state, person, person.Client);
    }
}
