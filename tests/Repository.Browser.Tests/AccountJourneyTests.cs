using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>The way through an account in a browser, from the registration to the button that goes back.</summary>
public sealed partial class AccountJourneyTests(SiteInBrowser browser)
{
    private const string Password = "correct horse battery staple";
    private const string NewPassword = "seven grey whales at dawn";

    private static int people;

    [Theory]
    [InlineData(true, "en")]
    [InlineData(false, "fr")]
    [InlineData(true, "es")]
    public async Task A_person_registers_confirms_changes_the_password_and_leaves(bool script, string language)
    {
        var (name, email) = NewPerson(language);
        await using var visit = await browser.VisitAsync(new Reader { Script = script, Width = script ? 1280 : 320 });
        await RegisterAsync(visit, language, name, email);

        await visit.OpenAsync(await LinkAsync(email));
        await FillAsync(visit, ("password", "another password"));
        await SubmitAsync(visit, 400);
        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        await FillAsync(visit, ("password", Password));
        await SubmitAsync(visit);
        Assert.Equal($"/{language}/account?done=confirmed", visit.Place);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(name);

        await visit.OpenAsync($"/{language}/account/password");
        await FillAsync(visit, ("password", NewPassword));
        await SubmitAsync(visit);
        Assert.Equal($"/{language}/account?done=password", visit.Place);

        await visit.OpenAsync($"/{language}/account/sessions");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await visit.OpenAsync($"/{language}/account");
        await SubmitAsync(visit);
        Assert.Equal($"/{language}/account/sign-in?done=signed-out", visit.Place);

        // What a browser keeps of private pages is gone: going back leads to the entrance.
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("#password")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("body")).Not.ToContainTextAsync(name);

        await visit.OpenAsync($"/{language}/account/sign-in?return=/{language}/practices");
        await FillAsync(visit, ("email", email), ("password", NewPassword));
        await SubmitAsync(visit);
        Assert.Equal($"/{language}/practices", visit.Place);
        await Assertions.Expect(visit.Page.Locator(".site-head [data-part=account]")).ToContainTextAsync(name);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task An_account_is_entered_and_looked_after_by_keyboard_alone()
    {
        var (name, email) = NewPerson("keyboard");
        await using var visit = await browser.VisitAsync(new Reader());
        var page = visit.Page;
        await RegisterAsync(visit, "en", name, email);
        await visit.OpenAsync(await LinkAsync(email));
        await page.TabToAsync("#password");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account?done=confirmed");

        await page.TabToAsync("a[href='/en/account/sessions']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sessions");
        Assert.Equal([], await page.WalkAsync());
        await visit.OpenAsync("/en/account");
        await page.TabToAsync("main form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in?done=signed-out");

        await page.TabToAsync("main form button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#email")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_password_is_shown_to_whoever_asks_and_never_sent_as_a_text()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/en/account/sign-in");
        var show = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show password" });
        await visit.Page.Locator("#password").FillAsync("typed");
        await show.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#password")).ToHaveAttributeAsync("type", "text");
        await Assertions.Expect(show).ToHaveAttributeAsync("aria-pressed", "true");
        await show.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#password")).ToHaveAttributeAsync("type", "password");
        visit.AssertFaultless();
    }

    [Fact]
    public async Task Pages_behind_the_sign_in_are_sound_on_every_screen_and_in_every_language()
    {
        var (name, email) = NewPerson("pages");
        await using var visit = await browser.VisitAsync(new Reader());
        await RegisterAsync(visit, "en", name, email);
        await visit.OpenAsync(await LinkAsync(email));
        await visit.CheckAsync("confirm-email", "en");
        await FillAsync(visit, ("password", Password));
        await SubmitAsync(visit);

        foreach (var page in new[] { "", "/sessions", "/password", "/email", "/sign-out", "/password-check" })
        {
            foreach (var language in PageKinds.Languages)
            {
                await visit.OpenAsync($"/{language}/account{page}");
                await visit.CheckAsync($"account{page.Replace('/', '-')}", language);
            }
        }

        foreach (var page in new[] { "register", "sign-in" })
        {
            foreach (var language in PageKinds.Languages)
            {
                await visit.ReadAsAsync(new Reader());
                await visit.OpenAsync($"/{language}/account/{page}");
                await FillAsync(visit, ("email", "not an address"));
                await SubmitAsync(visit, 400);
                await visit.CheckAsync($"account-{page}-errors", language);
            }
        }
    }

    private async Task RegisterAsync(Visit visit, string language, string name, string email)
    {
        await visit.OpenAsync($"/{language}/account/register");
        await FillAsync(visit, ("name", name), ("email", email), ("password", "short"));
        await SubmitAsync(visit, 400);
        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("#name")).ToHaveValueAsync(name);
        await Assertions.Expect(visit.Page.Locator("#password")).ToHaveValueAsync("");
        await FillAsync(visit, ("password", Password));
        await SubmitAsync(visit);
        Assert.Equal($"/{language}/account/sent/register", visit.Place);
    }

    private static async Task FillAsync(Visit visit, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await visit.Page.Locator($"main [name={name}]").FillAsync(value);
        }
    }

    /// <summary>Sends the page's first form and waits for the page that answers, after any redirect.</summary>
    private static async Task SubmitAsync(Visit visit, int status = 200)
    {
        var page = visit.Page;
        await page.Locator("html").EvaluateAsync("page => page.dataset.before = 'yes'");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator("main form[method=post] button[type=submit]").First.ClickAsync(),
            response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
        await Assertions.Expect(page.Locator("html:not([data-before]) .site-foot")).ToHaveCountAsync(1);
        Assert.Equal(status, answer.Status);
        visit.Forgive(status);
    }

    /// <summary>The link of the newest mail to the address, once it is in the pickup folder.</summary>
    private async Task<string> LinkAsync(string email)
    {
        for (var waited = 0; waited < 200; waited++, await Task.Delay(100))
        {
            foreach (var path in Directory.Exists(browser.MailFolder) ? Directory.GetFiles(browser.MailFolder, "*.eml") : [])
            {
                var mail = await File.ReadAllTextAsync(path);
                if (mail.Contains(email, StringComparison.OrdinalIgnoreCase) && Link().Match(Decoded(mail)) is { Success: true } link)
                {
                    return link.Value;
                }
            }
        }

        throw new InvalidOperationException($"no mail to {email} in {browser.MailFolder}");
    }

    private static string Decoded(string mail) => string.Concat(Base64().Matches(mail).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(part.Groups["text"].Value.Where(c => !char.IsWhiteSpace(c)))))));

    private static (string Name, string Email) NewPerson(string of)
    {
        var number = Interlocked.Increment(ref people);
        return ($"Reader {of} {(char)('A' + number)}", $"reader{number}.{of}@example.org");
    }

    [GeneratedRegex(@"/(en|fr|es)/account/[a-z-]+\?token=[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"base64\r?\n([A-Za-z-]+:[^\n]*\n)*\r?\n(?<text>[A-Za-z0-9+/=\r\n]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Base64();
}
