using System.Net;
using Repository.Domain.Notifications;
using Repository.Web.Mail;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Notifications;

/// <summary>Ending mails of one kind by the address that each of them carries, without a session.</summary>
[Collection(nameof(AccountSite))]
public sealed class UnsubscribeTests(AccountSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_program_ends_mails_of_a_kind_by_one_post()
    {
        var person = (await site.SignInAsync()).Account;
        var address = Address(site.Get<UnsubscribeLinks>().Make(person.Id, NoticeTopic.Reminder));
        using var client = site.CreateClient();
        using (var looked = await client.GetAsync(address, Ct))
        {
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        }

        Assert.All(await site.Get<NoticeChoiceStore>().OfAsync(person.Id, Ct), choice => Assert.True(choice.ByMail));
        using var answer = await client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && string.Join(' ', answer.Headers.GetValues("Set-Cookie")).Contains("session", StringComparison.Ordinal));
        Assert.Equal(
            [NoticeTopic.Reminder],
            (await site.Get<NoticeChoiceStore>().OfAsync(person.Id, Ct)).Where(choice => !choice.ByMail).Select(choice => choice.Topic));
        Assert.All(await site.Get<NoticeChoiceStore>().OfAsync(person.Id, Ct), choice => Assert.True(choice.InPage));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task A_person_reads_which_mails_end_before_they_do(string language)
    {
        var person = (await site.SignInAsync()).Account;
        var (browser, address) = (site.Browser(), Address(site.Get<UnsubscribeLinks>().Make(person.Id, NoticeTopic.Decision), language));
        Assert.Contains(SourceTexts.In(language, "Notifications.TopicDecision"), (await browser.OpenAsync(address)).Main, StringComparison.Ordinal);
        Assert.Contains(SourceTexts.In(language, "Notifications.UnsubscribeDone"), (await browser.SendAsync(address)).Main, StringComparison.Ordinal);
        Assert.Single(await site.Get<NoticeChoiceStore>().OfAsync(person.Id, Ct), choice => !choice.ByMail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_the_site_has_not_signed_ends_nothing(string token)
    {
        var before = await site.Get<Repository.Domain.Data.Database>().ReadAsync(session => session.QueryAsync<int>("select count(*) from notice_choices", null, Ct), Ct);
        using var client = site.CreateClient();
        using var answer = await client.PostAsync(Address(token), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]), Ct);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal(before, await site.Get<Repository.Domain.Data.Database>().ReadAsync(session => session.QueryAsync<int>("select count(*) from notice_choices", null, Ct), Ct));
    }

    private static string Address(string token, string language = "en") => $"/{language}/account/notifications/unsubscribe?token={Uri.EscapeDataString(token)}";
}
