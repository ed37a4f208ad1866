using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Limits;

/// <summary>A site with its limits on, behind one trusted proxy, known by one name, on a clock that the test moves.</summary>
public sealed class LimitedSite : TestSite, IAsyncLifetime
{
    public const string Proxy = "10.1.0.5";

    public LimitedSite()
        : this(new TestClock())
    {
    }

    private LimitedSite(TestClock clock)
        : base(services => services.AddSingleton<TimeProvider>(clock)) => Clock = clock;

    public TestClock Clock { get; }

    public async ValueTask InitializeAsync() => await FillAsync();

    /// <summary>Past the client, which knows no other addresses.</summary>
    public async Task<LimitedAnswer> SendAsync(string address, string from, Action<HttpRequest>? set = null)
    {
        var context = await Server.SendAsync(context => Fill(context, address, from, set));

        // A page that nobody reads to its end is never finished, and others wait for it.
        using var reader = new StreamReader(context.Response.Body);
        return new LimitedAnswer(context.Request, context.Response, await reader.ReadToEndAsync());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Limits:Enabled", "true")
            .UseSetting("Limits:SearchesPerSecond", "5").UseSetting("Limits:SearchesPerMinute", "8")
            .UseSetting("Limits:PagesPerSecond", "5").UseSetting("Limits:PagesPerMinute", "5")
            .UseSetting("Limits:FormsPerSecond", "3").UseSetting("Limits:FormsPerMinute", "3")
            .UseSetting("Limits:MachineRequestsPerHour", "4")
            .UseSetting("Repository:TrustedProxies", "10.1.0.0/29")
            .UseSetting("Repository:PublicAddress", "https://practices.example.org");
    }

    private static void Fill(HttpContext context, string address, string from, Action<HttpRequest>? set)
    {
        var parts = address.Split('?', 2);
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("practices.example.org");
        context.Request.Path = parts[0];
        context.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        set?.Invoke(context.Request);
    }
}

public sealed record LimitedAnswer(HttpRequest Request, HttpResponse Response, string Body);
