using Microsoft.Playwright;
using Repository.Browser.Tests;

[assembly: AssemblyFixture(typeof(SiteInBrowser))]
[assembly: TestCollectionOrderer(typeof(JourneysFirst))]

namespace Repository.Browser.Tests;

/// <summary>One site and one browser for all tests of the process.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private SiteProcess? site;

    public string Address => site?.Address ?? throw new InvalidOperationException("The site is not there: open a page first.");

    /// <summary>Where the site writes its mails.</summary>
    public string MailFolder => Path.Combine(site?.DataFolder ?? "", "mail");

    public async ValueTask InitializeAsync()
    {
        if (ChromiumProgram.Find() is not { } program)
        {
            return;
        }

        // A machine that builds at the same time is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        var starting = SiteProcess.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ChromiumProgram.Arguments,

            // Root may not use it and containers often cannot; only our own pages are opened.
            ChromiumSandbox = false,
        });
        site = await starting;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>A page of a reader of its own, watched. Without a browser the test is skipped, or fails if <c>CI=true</c>.</summary>
    /// <param name="address">Of another site than the one that all tests share.</param>
    public async Task<Visit> VisitAsync(Reader reader, string? address = null)
    {
        if (browser is null)
        {
            const string Missing = "no chromium in PATH";
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail(Missing);
            }

            Assert.Skip(Missing);
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            JavaScriptEnabled = reader.Script,
            Locale = "en-GB",
        });
        var visit = new Visit(await context.NewPageAsync(), new Uri(address ?? Address));
        await visit.ReadAsAsync(reader);
        return visit;
    }
}
