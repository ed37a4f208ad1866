using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Notifications;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

/// <summary>What every form of an account does with what it cannot take, in every language.</summary>
[Collection(nameof(AccountSite))]
public sealed class AccountFormTests(AccountSite site)
{
    private const string Typed = "a secret that comes back nowhere";

    public static TheoryData<string, string> Entrances
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var language in Pages.Languages)
            {
                foreach (var page in new[] { "sign-in", "register", "reset", "resend" })
                {
                    data.Add(language, page);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task An_empty_form_names_each_field_that_is_missing(string language, string page)
    {
        var answer = await site.Browser().SendAsync($"/{language}/account/{page}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var fields = answer.Page.QuerySelectorAll<IHtmlInputElement>("main form[method=post] input:not([type=hidden], [type=checkbox])").ToList();
        AssertSummary(answer, [.. fields.Select(field => field.Id!)]);
        var texts = SourceTexts.ByLanguage[language].Where(text => text.Key.StartsWith("Account.", StringComparison.Ordinal)).Select(text => text.Value.Split('{')[0]).ToList();
        Assert.All(answer.Page.QuerySelectorAll("main [role=alert] a"), error => Assert.Contains(texts, text => text.Length > 10 && error.Shown().StartsWith(Pages.Words(text), StringComparison.Ordinal)));
        Assert.StartsWith(SourceTexts.In(language, "Account.TitleWithErrors").Split('{')[0], answer.Page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task What_was_typed_stays_but_for_the_password(string language, string page)
    {
        var answer = await site.Browser().SendAsync($"/{language}/account/{page}", ("name", "\"><b>N"), ("email", "not an address"), ("password", Typed), ("stay", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("not an address", answer.Page.QuerySelector<IHtmlInputElement>("input[name=email]")!.Value);
        Assert.Equal(page == "register" ? "\"><b>N" : null, answer.Page.QuerySelector<IHtmlInputElement>("input[name=name]")?.Value);
        Assert.NotEqual(false, answer.Page.QuerySelector<IHtmlInputElement>("input[name=stay]")?.IsChecked);
        Assert.DoesNotContain(Typed, answer.Text, StringComparison.Ordinal);
        AssertSummary(answer, ["email"]);
    }

    [Theory]
    [InlineData("A", "Enter a name of at least 2")]
    [InlineData("Administrator", "sounds as if it spoke for the site")]
    [InlineData("Аda", "several alphabets")]
    [InlineData("Ada\u202eB", "nobody can see")]
    [InlineData("12 34", "at least one letter")]
    public async Task A_name_that_is_not_taken_says_why(string name, string words)
    {
        var answer = await site.Browser().SendAsync("/en/account/register", ("name", name), ("email", "a@example.org"), ("password", AccountSite.Password));
        AssertSummary(answer, ["name"]);
        Assert.Contains(words, answer.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("1qaz2wsx3edc", "one of the first")]
    [InlineData("repositoryofpractices", "Words of this site")]
    [InlineData("margaret.hamilton 1969", "your name and your address")]
    public async Task A_password_that_is_not_taken_says_why(string password, string words)
    {
        var answer = await site.Browser().SendAsync("/en/account/register", ("name", "Margaret Hamilton"), ("email", "margaret@example.org"), ("password", password));
        AssertSummary(answer, ["password"]);
        Assert.Contains(words, answer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_somebody_else_is_taken()
    {
        var other = await site.PersonAsync();
        var answer = await site.Browser().SendAsync("/en/account/register", ("name", other.DisplayName.ToUpperInvariant()), ("email", "b@example.org"), ("password", AccountSite.Password));
        AssertSummary(answer, ["name"]);
    }

    [Fact]
    public async Task A_page_of_each_kind_is_complete_in_every_language()
    {
        var account = await site.PersonAsync();
        var browser = await site.SignedInAsync(account);
        var links = new[]
        {
            await site.LinkAsync(account.Id, LinkPurposes.ResetPassword, account.Email), await site.LinkAsync(account.Id, LinkPurposes.ConfirmNewEmail, "x@example.org"),
            await site.LinkAsync(account.Id, LinkPurposes.UndoEmailChange, "y@example.org"), await site.LinkAsync(account.Id, LinkPurposes.SignIn, account.Email),
        };
        string[] pages =
        [
            "/account", "/account/sign-in", "/account/register", "/account/reset", "/account/resend", "/account/sent/register", "/account/sent/reset", "/account/sent/resend", "/account/sent/email",
            "/account/sessions", "/account/notifications", "/account/notifications/choices", "/account/password", "/account/email", "/account/sign-out", "/account/password-check", "/account/first-administrator", "/account/confirm-email?token=void",
            .. links.Select(link => link["/en".Length..]),
        ];
        foreach (var address in pages)
        {
            foreach (var language in Pages.Languages)
            {
                var page = (await browser.OpenAsync($"/{language}{address}")).Page;
                Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
                Assert.Single(page.QuerySelectorAll("h1"));
                Assert.All(page.QuerySelectorAll("main input:not([type=hidden], [type=checkbox])"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
                Assert.All(page.QuerySelectorAll("main input:not([type=hidden], [type=checkbox])"), input => Assert.NotNull(input.GetAttribute("autocomplete")));
                Assert.All(page.QuerySelectorAll("[aria-describedby]"), element => Assert.All(element.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
                Assert.All(page.QuerySelectorAll("main form[method=post]"), form => Assert.NotNull(form.QuerySelector("input[name=form-token]")));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token")]
    [InlineData("?token=")]
    [InlineData("?token=%00")]
    [InlineData("?token=a&token=b")]
    [InlineData("?token=%ff%fe")]
    public async Task A_link_that_was_cut_off_is_void(string query)
    {
        foreach (var purpose in new[] { LinkPurposes.ConfirmEmail, LinkPurposes.ResetPassword, LinkPurposes.ConfirmNewEmail, LinkPurposes.UndoEmailChange, LinkPurposes.SignIn })
        {
            Assert.Equal(HttpStatusCode.Gone, (await site.Browser().OpenAsync($"/en/account/{purpose}{query}")).Status);
        }
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("register")]
    [InlineData("reset")]
    [InlineData("resend")]
    [InlineData("first-administrator")]
    [InlineData("confirm-email?token=x")]
    [InlineData("undo-email-change?token=x")]
    public async Task A_form_without_its_token_does_nothing(string page)
    {
        var before = site.Hashes.Count;
        using var answer = await site.Browser().Client.PostAsync($"/en/account/{page}", new FormUrlEncodedContent([KeyValuePair.Create("email", "a@example.org"), KeyValuePair.Create("password", "b")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, site.Hashes.Count);
    }

    /// <summary>An alert that gets the focus and leads to each field, which tells its own error.</summary>
    private static void AssertSummary(Answer answer, IReadOnlyList<string> fields)
    {
        var summary = Assert.Single(answer.Page.QuerySelectorAll("main [role=alert]"));
        Assert.True(summary.HasAttribute("autofocus") && summary.GetAttribute("tabindex") == "-1", "it does not get the focus");
        Assert.Equal(fields.Select(id => $"#{id}").Order(StringComparer.Ordinal), summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        foreach (var id in fields)
        {
            var field = answer.Page.GetElementById(id)!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains($"{id}-error", field.GetAttribute("aria-describedby")!.Split(' '));
            Assert.Equal(summary.QuerySelector($"a[href='#{id}']").Shown(), answer.Page.GetElementById($"{id}-error").Shown());
        }
    }
}
