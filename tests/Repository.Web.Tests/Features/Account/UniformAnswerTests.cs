using System.Text.RegularExpressions;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

/// <summary>No page of entrance tells whether an address has an account, in text, status, headers or work.</summary>
[Collection(nameof(AccountSite))]
public sealed partial class UniformAnswerTests(AccountSite site)
{
    [Fact]
    public async Task A_sign_in_that_fails_answers_alike_whoever_has_the_address()
    {
        var (confirmed, unconfirmed, disabled) = (await site.PersonAsync(), await site.PersonAsync(confirmed: false), await site.PersonAsync());
        await site.Get<Database>().WriteAsync(
            session => AccountStore.UpdateAsync(session, disabled with { DisabledAt = session.Now, DisabledReason = "a test" }, CancellationToken.None), CancellationToken.None);
        string[] emails = [confirmed.Email, unconfirmed.Email, disabled.Email, $"{Guid.CreateVersion7():N}@example.org"];
        await AssertAlikeAsync(emails, hashes: 1, (browser, email) => browser.SignInAsync(email, "another password"));
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_answers_its_own_password_as_a_wrong_one()
    {
        string[] emails = [(await site.PersonAsync(confirmed: false)).Email, $"{Guid.CreateVersion7():N}@example.org"];
        await AssertAlikeAsync(emails, hashes: 1, (browser, email) => browser.SignInAsync(email, AccountSite.Password));
    }

    [Fact]
    public async Task A_registration_answers_alike_and_costs_one_hash()
    {
        var number = 0;
        string[] emails = [(await site.PersonAsync()).Email, (await site.PersonAsync(confirmed: false)).Email, $"{Guid.CreateVersion7():N}@example.org"];
        await AssertAlikeAsync(emails, hashes: 1, (browser, email) => browser.SendAsync(
            "/en/account/register", ("name", $"Newcomer {(char)('p' + number++)}"), ("email", email), ("password", AccountSite.Password)));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("resend")]
    public async Task A_mail_that_is_asked_for_answers_alike(string page)
    {
        string[] emails = [(await site.PersonAsync()).Email, (await site.PersonAsync(confirmed: false)).Email, $"{Guid.CreateVersion7():N}@example.org"];
        await AssertAlikeAsync(emails, hashes: 0, (browser, email) => browser.SendAsync($"/en/account/{page}", ("email", email)));
    }

    [Fact]
    public async Task A_new_address_answers_alike_whether_or_not_it_is_anothers()
    {
        string[] emails = [(await site.PersonAsync()).Email, $"{Guid.CreateVersion7():N}@example.org"];
        var answers = new List<string>();
        foreach (var email in emails)
        {
            answers.Add(Comparable(await (await site.SignedInAsync(await site.PersonAsync())).SendAsync("/en/account/email", ("email", email)), email));
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    private async Task AssertAlikeAsync(IReadOnlyList<string> emails, int hashes, Func<VisitingBrowser, string, Task<Answer>> send)
    {
        var answers = new List<string>();
        foreach (var email in emails)
        {
            var before = site.Hashes.Count;
            answers.Add(Comparable(await send(site.Browser(), email), email));
            Assert.Equal(hashes, site.Hashes.Count - before);
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    /// <summary>The whole answer without what is random, or the address itself.</summary>
    private static string Comparable(Answer answer, string email)
    {
        var headers = answer.Headers.Where(header => !Random().IsMatch(header.Key)).Select(header => KeyValuePair.Create(header.Key, FormCookie().Replace(header.Value, ""))).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
        return $"{(int)answer.Status} {answer.Location}\n{string.Join('\n', headers)}\n{Token().Replace(answer.Text, "").Replace(email, "the address", StringComparison.OrdinalIgnoreCase)}";
    }

    [GeneratedRegex("^(Request-Id|Date|Content-Length)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Random();

    [GeneratedRegex("form=[^;]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FormCookie();

    [GeneratedRegex("name=\"form-token\"[^>]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
