using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>A contribution for another organisation: its author names a focal point there, who confirms it by the link of a mail, without an account.</summary>
public sealed partial class FocalPointJourneyTests(SiteInBrowser browser, DemonstrationSite site) : IClassFixture<DemonstrationSite>
{
    private const string Author = "bruno@waymark.example";

    /// <summary>All that a practice must say, by section: texts by their name, choices by name and value.</summary>
    private static readonly (string Section, (string Name, string Value)[] Texts, (string Name, string Value)[] Choices)[] Practice =
    [
        ("title", [], [("type", "policy")]),
        ("objectives", [], [("objectives", "16"), ("principles", "human-rights")]),
        ("when-and-where", [("start-year", "2019")], [("ongoing", "true"), ("countries", "ma"), ("regions", "northern-africa")]),
        ("who", [("implementers", "City of A")], [("actor-types", "local-government")]),
        ("text", [("summary", "One office with all services under one roof. People come once."), ("actions", "The city rented a house.")], []),
        ("lessons", [("results", "Four thousand people came.")], []),
    ];

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    [InlineData("es", true)]
    public async Task A_focal_point_confirms_by_the_link_of_a_mail(string language, bool script)
    {
        var email = $"focal.{language}@example.org";
        await using var author = await browser.VisitAsync(new Reader { Script = script }, site.Address);
        await site.SignInAsync(author, Author);
        var draft = await WriteAsync(author, language, $"A door for newcomers, {language}");
        await NameAsync(author, $"{draft}/focal-point", language, email);
        await SendAsync(author, draft);
        await Assertions.Expect(author.Page.Locator("section[aria-labelledby=focal-point]")).ToContainTextAsync(email);
        await CheckAsync(author, "focal-point-awaited", language);

        await using var visit = await browser.VisitAsync(new Reader { Script = script, Width = script ? 1280 : 320 }, site.Address);
        var link = await LinkAsync(email);
        await visit.OpenAsync(link);
        await Assertions.Expect(visit.Page.Locator("#record")).ToHaveTextAsync($"A door for newcomers, {language}");
        await CheckAsync(visit, "focal-point-asked", language);
        if (script)
        {
            Assert.Equal([], await visit.Page.WalkAsync());
        }

        await visit.Page.Locator("input[name=answer][value=decline]").CheckAsync();
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        await CheckAsync(visit, "focal-point-errors", language);
        visit.Forgive(400);
        await visit.Page.Locator("#errors a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#reason")).ToBeInViewportAsync();
        await visit.Page.Locator("input[name=answer][value=confirm]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Locator("main form button[type=submit]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync($"**/{language}/contribute/confirmation/confirmed");
        await CheckAsync(visit, "focal-point-thanks", language);

        await visit.OpenAsync(link, 410);
        await CheckAsync(visit, "focal-point-void", language);
        await author.OpenAsync(draft);
        await Assertions.Expect(author.Page.Locator(".steps [aria-current]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(author.Page.Locator("section[aria-labelledby=focal-point] .state.ok")).ToBeVisibleAsync();
        visit.AssertFaultless();
        author.AssertFaultless();
    }

    /// <summary>A draft that can be sent.</summary>
    private static async Task<string> WriteAsync(Visit visit, string language, string title)
    {
        await visit.OpenAsync($"/{language}/contribute");
        await visit.Page.Locator("main form input[name=kind][value=practice]").CheckAsync();
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync($"**/{language}/contribute/*/title");
        var draft = visit.Place[..visit.Place.LastIndexOf('/')];
        foreach (var (section, texts, choices) in Practice)
        {
            await visit.OpenAsync($"{draft}/{section}");
            foreach (var (name, text) in section == "title" ? [("title", title)] : texts)
            {
                await visit.Page.Locator($"main form [id='{name}']").FillAsync(text);
            }

            foreach (var (name, value) in choices)
            {
                await ChooseAsync(visit.Page.Locator($"main form [name='{name}']"), visit.Page.Locator($"main form input[name='{name}'][value='{value}']"), value);
            }

            await visit.Page.Locator("main form button[name=go][value=back]").ClickAsync();
            await visit.Page.WaitForURLAsync($"**{draft}?saved={section}");
        }

        return draft;
    }

    /// <summary>From a list that stands open, or a folded one.</summary>
    private static async Task ChooseAsync(ILocator controls, ILocator box, string value)
    {
        if (await box.CountAsync() > 0)
        {
            await box.First.CheckAsync();
        }
        else
        {
            await controls.First.SelectOptionAsync(value);
        }
    }

    private static async Task NameAsync(Visit visit, string address, string language, string email)
    {
        await visit.OpenAsync(address);
        await visit.Page.Locator("input[name=organisation][value=another]").CheckAsync();
        await visit.Page.Locator("#focalemail").FillAsync(email);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#errors a")).ToHaveCountAsync(2);
        visit.Forgive(400);
        await CheckAsync(visit, "focal-point-named", language);
        await visit.Page.Locator("#focalname").FillAsync("Wanjiru Kamau");
        await visit.Page.Locator("#focalorganisation").FillAsync("Government of Kenya");
        await visit.Page.Locator("#focallanguage").SelectOptionAsync(language);
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**?done=named");
    }

    private static async Task SendAsync(Visit visit, string draft)
    {
        await visit.OpenAsync(draft);
        await visit.Page.Locator("section[aria-labelledby=send] button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync($"**{draft}?done=asked");
    }

    private static async Task CheckAsync(Visit visit, string kind, string language)
    {
        await Screenshots.TakeAsync(visit, kind, language);
        foreach (var width in new[] { 320, 768, 1280 })
        {
            await visit.ReadAsAsync(new Reader { Width = width });
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(LayoutTests.Misfits));
        }

        var result = await visit.Page.RunAxe(AccessibilityTests.Options);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{visit.Place}: {violation.Id}: {violation.Help}\n    {node.Html}")));
    }

    /// <summary>What the mail to the address leads to, without the site.</summary>
    private async Task<string> LinkAsync(string email)
    {
        for (var waited = 0; waited < 600; waited++, await Task.Delay(100))
        {
            foreach (var path in Directory.Exists(site.MailFolder) ? Directory.GetFiles(site.MailFolder, "*.eml") : [])
            {
                var mail = await File.ReadAllTextAsync(path);
                if (mail.Contains(email, StringComparison.OrdinalIgnoreCase) && Link().Match(Decoded(mail)) is { Success: true } link)
                {
                    return link.Value;
                }
            }
        }

        throw new InvalidOperationException($"no mail to {email} in {site.MailFolder}");
    }

    private static string Decoded(string mail) => string.Concat(Base64().Matches(mail).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(part.Groups["text"].Value.Where(c => !char.IsWhiteSpace(c)))))));

    [GeneratedRegex(@"/(en|fr|es)/contribute/confirmation\?token=[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"base64\r?\n([A-Za-z-]+:[^\n]*\n)*\r?\n(?<text>[A-Za-z0-9+/=\r\n]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Base64();
}
