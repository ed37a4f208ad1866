using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Forms;
using Repository.Web.Identity;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Forms;

/// <summary>What was typed into a form whose session had ended, or whose token is void, comes back.</summary>
public sealed class KeptFormJourneyTests(SiteWithSampleForm site) : IClassFixture<SiteWithSampleForm>
{
    private const string Address = "/en/account/sample";

    [Fact]
    public async Task A_form_with_a_void_token_is_shown_again_as_it_was_typed()
    {
        var person = await site.SignInAsync();
        using var answer = await SendAsync(person.Client, Address, "same-origin", ("About", "typed by hand"), ("Themes", "a"), ("Themes", "b"));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "about bound: ; about filled: typed by hand; themes filled: a,b; kept: True"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task A_form_whose_session_has_ended_is_there_filled_after_signing_in(string language)
    {
        const string Password = "seventeen green lanterns";
        var person = await site.SignInAsync();
        var hash = await site.Get<Passwords>().HashAsync(Password, CancellationToken.None);
        await site.Get<Database>().WriteAsync(
            session => session.ExecuteAsync("update accounts set password_hash = @hash where id = @id", new { hash, id = person.Account.Id }, CancellationToken.None), CancellationToken.None);
        using var client = site.CreateClient();
        using var answer = await SendAsync(client, $"/{language}/account/sample", "same-origin", ("About", "é \"typed\" & <kept>\r\nby hand"), ("Password", "never"));
        var entrance = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(SourceTexts.In(language, "Shared.FormIsCarried"), entrance.QuerySelector("main .notice").Shown());
        Assert.DoesNotContain("by hand", entrance.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // A wrong password loses nothing.
        using var wrong = await EnterAsync(entrance, "wrong", answer);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var right = await EnterAsync(Pages.Parse(await wrong.Content.ReadAsStringAsync()), Password, answer);
        var back = right.Headers.Location!.OriginalString;
        Assert.StartsWith($"/{language}/account/sample?kept=", back, StringComparison.Ordinal);
        client.DefaultRequestHeaders.Add("Cookie", right.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]);
        Assert.Equal("about bound: ; about filled: é \"typed\" & <kept>\r\nby hand; themes filled: ; kept: True", await client.GetStringAsync(back));

        async Task<HttpResponseMessage> EnterAsync(IHtmlDocument page, string password, HttpResponseMessage from)
        {
            var form = page.QuerySelector("main form[method=post]")!;
            Assert.StartsWith($"/{language}/account/sign-in?return=", form.GetAttribute("action") ?? $"/{language}/account/sign-in?return=", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/{language}/account/sign-in?return=%2Fen");
            request.Headers.Add("Cookie", from.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
            request.Content = new FormUrlEncodedContent(
                [new("email", person.Account.Email), new("password", password), .. form.QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!))]);
            return await client.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("")]
    public async Task A_form_of_another_site_is_refused_and_shows_nothing(string from)
    {
        var person = await site.SignInAsync();
        using var answer = await SendAsync(person.Client, Address, from, ("About", "typed by hand"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("typed by hand", page, StringComparison.Ordinal);
        Assert.Contains("</html>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_form_fills_its_page_for_its_person_until_it_is_sent()
    {
        var (ada, ben) = (await site.SignInAsync(), await site.SignInAsync());
        var id = await site.Get<KeptFormStore>().KeepAsync(ada.Account.Id, Address, new KeptForm(Address, [new("About", ["typed"])]).FieldsAsJson(), CancellationToken.None);
        for (var look = 0; look < 2; look++)
        {
            Assert.Equal("about bound: ; about filled: typed; themes filled: ; kept: True", await ada.Client.GetStringAsync($"{Address}?kept={id}"));
        }

        Assert.EndsWith("kept: False", await ben.Client.GetStringAsync($"{Address}?kept={id}"), StringComparison.Ordinal);
        Assert.EndsWith("kept: False", await ada.Client.GetStringAsync($"{Address}?kept={Guid.Empty}"), StringComparison.Ordinal);
        Assert.EndsWith("kept: False", await ada.Client.GetStringAsync($"{Address}?kept=%00'\""), StringComparison.Ordinal);

        using var refused = await site.PostFormAsync(ada, Address, ("about", "refused"));
        Assert.Equal("refused", await refused.Content.ReadAsStringAsync());
        Assert.EndsWith("kept: True", await ada.Client.GetStringAsync($"{Address}?kept={id}"), StringComparison.Ordinal);

        using var sent = await site.PostFormAsync(ada, $"{Address}?kept={id}", ("about", "typed"));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.EndsWith("kept: False", await ada.Client.GetStringAsync($"{Address}?kept={id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_kept_leads_to_the_page_of_entrance_as_ever()
    {
        using var client = site.CreateClient();
        using var foreign = await SendAsync(client, Address, "cross-site", ("About", "typed"));
        Assert.Equal("/en/account/sign-in?return=%2Fen%2Faccount%2Fsample", foreign.Headers.Location?.OriginalString);
        using var empty = await SendAsync(client, Address, "same-origin", ("Password", "typed"));
        Assert.Equal("/en/account/sign-in?return=%2Fen%2Faccount%2Fsample", empty.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nothing_is_stored_for_people_who_are_not_signed_in()
    {
        using var client = site.CreateClient();
        using var answer = await SendAsync(client, Address, "same-origin", ("About", "a mark that is nowhere else"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await site.Get<Database>().ReadAsync(
            session => session.FirstOrDefaultAsync<long>("select count(*) from kept_forms where fields like '%a mark that is nowhere else%'", null, CancellationToken.None), CancellationToken.None));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string from, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (from.Length > 0)
        {
            request.Headers.Add("Sec-Fetch-Site", from);
        }

        return await client.SendAsync(request);
    }
}

public sealed class SiteWithSampleForm() : TestSite(services => services.AddControllers().AddApplicationPart(typeof(SampleFormsController).Assembly)), IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await FillAsync();
}
