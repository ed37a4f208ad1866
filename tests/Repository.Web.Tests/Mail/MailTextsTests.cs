using System.Text.RegularExpressions;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;
using Repository.TestSupport;
using Repository.Web.Mail;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Mail;

public sealed partial class MailTextsTests
{
    private const string Link = "https://practices.example.org/en/account/x?token=a&b=c";

    public static TheoryData<string> Languages => [.. Pages.Languages];

    [Fact]
    public void Settings_of_the_site_name_the_sender_and_where_questions_go()
    {
        var mail = SampleMails.Stored(AccountMails.AccountEnabled(SampleMails.Account, "ana@example.org", "Ana", "en"));
        var settings = new SiteSettings { SenderName = "The Network", ContactAddress = "practices@example.org" };
        var composed = SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, Link, settings);
        Assert.Equal("The Network", composed.SenderName);
        Assert.All([composed.Text, composed.Html], part => Assert.Contains("Questions: practices@example.org", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_template_has_a_factory_and_every_factory_a_template() =>
        Assert.Equal(MailTemplate.All.Select(template => template.Name), SampleMails.All("Ana", "en").Select(mail => mail.Template));

    [Fact]
    public void No_subject_holds_what_people_typed() =>
        Assert.All(Pages.Languages, language => Assert.All(MailTemplate.All, template => Assert.DoesNotContain('{', SourceTexts.In(language, $"Mail.{template.Name}.Subject"))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_mail_says_the_same_in_both_parts_and_links_once(string language)
    {
        foreach (var mail in SampleMails.All("Ana Ñandú", language).Select(SampleMails.Stored))
        {
            var hasLink = mail.Template != MailTemplates.AccountDisabled;
            var composed = SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, hasLink ? Link : null, SiteSettings.Default);
            var page = Pages.Parse(composed.Html);

            Assert.Equal(hasLink ? [Link] : [], Links().Matches(composed.Text).Select(match => match.Value));
            Assert.Equal(hasLink ? [Link] : [], page.Links.Select(link => link.GetAttribute("href")));
            Assert.Equal((language, "ltr", composed.Subject), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"), page.Title));
            Assert.Empty(page.QuerySelectorAll("img, style, script, link, [style], [src], [on]"));
            var words = Pages.Words(composed.Text.Replace($":\r\n{Link}", "", StringComparison.Ordinal).Replace("-- ", "", StringComparison.Ordinal));
            Assert.Equal(words, Pages.Words(string.Join(' ', page.QuerySelectorAll("p").Select(p => p.InnerHtml.Replace("<br>", " ", StringComparison.Ordinal)).Select(html => Pages.Parse(html).Body!.TextContent))));
            Assert.Contains("Ana Ñandú", composed.Text, StringComparison.Ordinal);
            Assert.All(mail.Arguments.Where(argument => argument.Key is not (MailArguments.At or MailArguments.Device or MailArguments.DueAt or MailArguments.Path)), argument => Assert.Contains(argument.Value, composed.Text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_has_no_title_yet_is_called_so(string language)
    {
        var mail = SampleMails.Stored(SubmissionMails.DraftWaits(new MailRecipient(SampleMails.Account, "ana@example.org", "Ana", language), title: "", "/contribute/x"));
        Assert.Contains(SourceTexts.In(language, "Mail.Untitled"), SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, Link, SiteSettings.Default).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Whatever_people_typed_every_mail_can_be_written(string language)
    {
        var each = TestEffort.Of(quick: 4, full: 1, extended: 1);
        foreach (var hostile in HostileNames.All.Where((_, i) => i % each == 0))
        {
            foreach (var mail in SampleMails.All(hostile, language, said: hostile).Select(SampleMails.Stored))
            {
                var hasLink = mail.Template != MailTemplates.AccountDisabled;
                var composed = SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, hasLink ? Link : null, SiteSettings.Default);
                var plain = SampleMails.Composer.Compose(mail with { Name = "Ana", Arguments = mail.Arguments.ToDictionary(argument => argument.Key, argument => argument.Key is MailArguments.At or MailArguments.DueAt ? argument.Value : "x") }, MailTemplate.Find(mail.Template)!, hasLink ? Link : null, SiteSettings.Default);

                Assert.Equal(Lines(plain.Text), Lines(composed.Text));
                Assert.Equal(Lines(plain.Html), Lines(composed.Html));
                Assert.Equal(1, composed.Text.Split(Link).Length - (hasLink ? 1 : 0));
                Assert.Equal(Elements(plain), Elements(composed));
                Assert.Equal(plain.Subject, composed.Subject);
            }
        }

        static int Lines(string text) => text.Split('\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f').Length;

        static IEnumerable<string> Elements(ComposedMail mail) => Pages.Parse(mail.Html).All.Select(element => element.OuterHtml.Split('>')[0]);
    }

    [Theory]
    [InlineData("en", "Firefox on Linux")]
    [InlineData("fr", "Firefox sous Linux")]
    [InlineData("es", "Firefox en Linux")]
    public void A_new_device_is_told_in_words_of_the_language(string language, string told)
    {
        var sample = AccountMails.SignedInOnNewDevice(SampleMails.Account, "ana@example.org", "Ana", language, TestClock.Start, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        var mail = SampleMails.Stored(sample);
        Assert.Contains(told, SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, Link, SiteSettings.Default).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_is_told_as_the_language_tells_it()
    {
        Assert.Contains("was changed on 1 March 2026 at 09:30 UTC.", Text("en"), StringComparison.Ordinal);
        Assert.Contains("le 1 mars 2026 à 09:30 UTC.", Text("fr"), StringComparison.Ordinal);
        Assert.Contains("el 1 de marzo de 2026 a las 09:30 UTC.", Text("es"), StringComparison.Ordinal);

        static string Text(string language)
        {
            var mail = SampleMails.Stored(SampleMails.All("Ana", language).Single(mail => mail.Template == MailTemplates.PasswordChanged));
            return SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, Link, SiteSettings.Default).Text;
        }
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Links();
}
