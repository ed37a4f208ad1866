using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>A site of its own with people to sign in as.</summary>
public sealed partial class DemonstrationSite : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Cookie[]> sessions = new(StringComparer.Ordinal);

    private SiteProcess? site;

    public string Address => site?.Address ?? "http://127.0.0.1";

    /// <summary>Where the site writes its mails.</summary>
    public string MailFolder => Path.Combine(site?.DataFolder ?? "", "mail");

    public async ValueTask InitializeAsync()
    {
        if (ChromiumProgram.Find() is not null)
        {
            site = await SiteProcess.StartAsync("--demo");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>Signs the reader of the visit in by the form, as one of the demonstration's people.</summary>
    public async Task SignInAsync(Visit visit, string email)
    {
        await visit.OpenAsync("/en/account/sign-in");
        await EnterAsync(visit, email);
        await visit.Page.WaitForURLAsync("**/en/account");
    }

    /// <summary>The reader of the visit is signed in already, in one session for all visits that begin so.</summary>
    public async Task ResumeAsync(Visit visit, string email)
    {
        if (sessions.TryGetValue(email, out var cookies))
        {
            await visit.Page.Context.AddCookiesAsync(cookies);
            return;
        }

        await SignInAsync(visit, email);
        sessions[email] = [.. (await visit.Page.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        })];
    }

    /// <summary>On the page of entrance, in whatever language.</summary>
    public async Task EnterAsync(Visit visit, string email)
    {
        await visit.Page.Locator("#email").FillAsync(email);
        await visit.Page.Locator("#password").FillAsync(Password().Match(site!.Output).Groups["password"].Value);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
    }

    [GeneratedRegex("with the password (?<password>[a-z0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Password();
}
