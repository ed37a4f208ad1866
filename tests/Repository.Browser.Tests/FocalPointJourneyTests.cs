using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Repository.TestSupport;

namespace Repository.Browser.Tests;

/// <summary>A contribution for another organisation: its author names a focal point there, who confirms it by the link of a mail, without an account.</summary>
public sealed partial class FocalPointJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Author = "bruno@waymark.example";

    /// <summary>Spanish is as English but for its words, whose pages the tests of pages see.</summary>
    public static TheoryData<string, bool> Readers =>
        TestEffort.Of(quick: false, full: false, extended: true) ? new() { { "en", true }, { "fr", false }, { "es", true } } : new() { { "en", true }, { "fr", false } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_focal_point_confirms_by_the_link_of_a_mail(string language, bool script)
    {
        var email = $"focal.{language}@example.org";
        await using var author = await OpenAsync(script);
        await site.SignInAsync(author, Author);
        var id = await author.WritePracticeAsync(language, $"A door for newcomers, {language}");
        await NameAsync(author, $"/{language}/contribute/{id}/focal-point", language, email);
        await author.SendAsync(language, id);
        await Assertions.Expect(author.Page.Locator("section[aria-labelledby=focal-point]")).ToContainTextAsync(email);
        await author.CheckAsync("focal point awaited", language);

        await using var visit = await OpenAsync(script);
        var link = await LinkAsync(email);
        await visit.OpenAsync(link);
        await Assertions.Expect(visit.Page.Locator("#record")).ToHaveTextAsync($"A door for newcomers, {language}");
        await visit.CheckAsync("focal point asked", language);
        if (script)
        {
            Assert.Equal([], await visit.Page.WalkAsync());
        }

        await ConfirmAsync(visit, language);
        await visit.OpenAsync(link, 410);
        await visit.CheckAsync("focal point void", language);
        await author.OpenAsync($"/{language}/contribute/{id}");
        await Assertions.Expect(author.Page.Locator(".steps [aria-current]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(author.Page.Locator("section[aria-labelledby=focal-point] .state.ok")).ToBeVisibleAsync();
        visit.AssertFaultless();
        author.AssertFaultless();
    }

    private static async Task NameAsync(Visit visit, string address, string language, string email)
    {
        await visit.OpenAsync(address);
        await visit.Page.Locator("input[name=organisation][value=another]").CheckAsync();
        await visit.Page.Locator("#focalemail").FillAsync(email);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#errors a")).ToHaveCountAsync(2);
        visit.Forgive(400);
        await visit.CheckAsync("focal point named", language);
        await visit.Page.Locator("#focalname").FillAsync("Wanjiru Kamau");
        await visit.Page.Locator("#focalorganisation").FillAsync("Government of Kenya");
        await visit.Page.Locator("#focallanguage").SelectOptionAsync(language);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**done=named");
    }

    /// <summary>Forgets the reason for a refusal, and then confirms after all, by keyboard.</summary>
    private static async Task ConfirmAsync(Visit visit, string language)
    {
        var page = visit.Page;
        await page.Locator("input[name=answer][value=decline]").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        visit.Forgive(400);
        await visit.CheckAsync("focal point errors", language);
        await page.Locator("#errors a").ClickAsync();
        await Assertions.Expect(page.Locator("#reason")).ToBeInViewportAsync();
        await page.Locator("input[name=answer][value=confirm]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("main form button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The address keeps the fragment of the link to the error.
        await page.WaitForURLAsync($"**/{language}/contribute/confirmation/confirmed*");
        await visit.CheckAsync("focal point thanks", language);
    }

    /// <summary>What the mail to the address leads to, without the site.</summary>
    private async Task<string> LinkAsync(string email)
    {
        for (var waited = 0; waited < 600; waited++, await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            foreach (var path in Directory.Exists(site.MailFolder) ? Directory.GetFiles(site.MailFolder, "*.eml") : [])
            {
                var mail = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
                if (mail.Contains(email, StringComparison.OrdinalIgnoreCase) && Link().Match(Decoded(mail)) is { Success: true } link)
                {
                    return link.Value;
                }
            }
        }

        throw new InvalidOperationException($"no mail to {email} in {site.MailFolder}");
    }

    /// <summary>Without script is to say that none of the site's is loaded.</summary>
    private async Task<Visit> OpenAsync(bool script)
    {
        var visit = await browser.VisitAsync(new Reader { Width = script ? 1280 : 320 }, site.Address);
        if (!script)
        {
            await visit.WithoutScriptsAsync();
        }

        return visit;
    }

    private static string Decoded(string mail) => string.Concat(Base64().Matches(mail).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(part.Groups["text"].Value.Where(c => !char.IsWhiteSpace(c)))))));

    [GeneratedRegex(@"/(en|fr|es)/contribute/confirmation\?token=[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"base64\r?\n([A-Za-z-]+:[^\n]*\n)*\r?\n(?<text>[A-Za-z0-9+/=\r\n]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Base64();
}
