using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;
using Repository.Web.Mail;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Mail;

/// <summary>Nothing that people typed adds a header, a recipient or a line to a mail: the bytes are parsed by code that knows nothing of their writer.</summary>
public sealed class MailHeadersTests : IDisposable
{
    private static readonly string[] Known =
        ["Auto-Submitted", "Content-Type", "Date", "From", "Message-ID", "MIME-Version", "Subject", "To", "X-Receiver", "X-Sender"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-mail-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_hostile_name_or_subject_adds_neither_header_nor_recipient()
    {
        Assert.True(HostileNames.All.Count >= 60);
        foreach (var hostile in HostileNames.All)
        {
            var mail = SampleMails.Composed(name: hostile, subject: $"Subject {hostile}", sender: hostile);
            AssertIsOneMail(await WrittenAsync(mail), mail);
        }
    }

    [Fact]
    public async Task A_mail_that_can_be_switched_off_says_where()
    {
        const string choices = "https://practices.example.org/fr/account/notifications/choices";
        var mail = SampleMails.Stored(SubmissionMails.TakenBack(new MailRecipient(SampleMails.Account, "ana@example.org", "Ana", "fr"), "A door", "/contribute/x"));
        var composed = SampleMails.Composer.Compose(mail, MailTemplate.Find(mail.Template)!, "https://practices.example.org/fr/contribute/x", SiteSettings.Default, choices);

        Assert.Equal($"<{choices}>", (await WrittenAsync(composed)).Header("List-Unsubscribe"));
        Assert.Equal(
            MailTemplate.All.Where(template => template.Topic is not null).Select(template => template.Name),
            MailTemplate.All.Where(template => template.Name.StartsWith("submission-", StringComparison.Ordinal) || template.Name is MailTemplates.SpaceApproved or MailTemplates.SpaceDeclined or MailTemplates.PostRemoved).Select(template => template.Name));
    }

    [Fact]
    public async Task A_mail_program_is_told_how_to_end_such_mails_by_one_click()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddAsync(SubmissionMails.TakenBack(new MailRecipient(SampleMails.Account, "ana@example.org", "Ana", "fr"), "A door", "/contribute/x"));
        await world.AddAsync(AccountMails.AccountEnabled(SampleMails.Account, "ana@example.org", "Ana", "fr"));
        await world.SendAllAsync();
        var sent = world.Transport.Sent.ToList();
        var mail = await WrittenAsync(Assert.Single(sent, one => one.OneClick is not null));

        var address = new Uri(mail.Header("List-Unsubscribe").Trim('<', '>'));
        Assert.Equal(("https", "/fr/account/notifications/unsubscribe", "List-Unsubscribe=One-Click"), (address.Scheme, address.AbsolutePath, mail.Header("List-Unsubscribe-Post")));
        Assert.Equal((SampleMails.Account, NoticeTopic.Progress), world.Unsubscribe.Read(Uri.UnescapeDataString(address.Query["?token=".Length..])));
    }

    [Fact]
    public async Task What_is_harmless_arrives_as_it_was_typed()
    {
        foreach (var name in new[] { "محمد العربي", "李小龍", "Ñandú O’Neil-García", "J.R. Doe, Jr.", "Müller & Sons", "O'Neil", "علی\u200Cرضا" })
        {
            Assert.Equal((name, "ana@example.org"), Assert.Single(ParsedMail.Mailboxes((await WrittenAsync(SampleMails.Composed(name))).Header("To"))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_stands_in_a_greeting_only_if_it_is_nothing_but_a_name(int index)
    {
        var name = PlainLine.OfName(HostileNames.All[index]);

        Assert.DoesNotContain(name, c => c is '<' or '>' or '@' or ':' or '/' or '"' or '\\' or '=' or '?' or ';' or '{' or '%' || char.IsControl(c));
        Assert.DoesNotContain("evil.", name, StringComparison.Ordinal);
        Assert.True(name.Length <= PlainLine.MaxName * 4);
    }

    public static TheoryData<int> Names => [.. Enumerable.Range(0, HostileNames.All.Count)];

    [Fact]
    public async Task An_address_that_is_none_is_never_handed_to_a_transport()
    {
        await using var world = await MailWorld.CreateAsync();
        foreach (var address in HostileNames.Addresses)
        {
            await world.AddAsync(AccountMails.ConfirmEmail(SampleMails.Account, address.Replace("\0", "", StringComparison.Ordinal) + (address.Contains('\0', StringComparison.Ordinal) ? " " : ""), "Ana", "en"));
        }

        await world.SendAllAsync();

        Assert.Empty(world.Transport.Sent);
        var failed = await world.Outbox.ListAsync(new MailFilter { State = MailState.Failed }, before: null, 100, Ct);
        Assert.Equal(HostileNames.Addresses.Count, failed.Count);
        Assert.All(failed, mail => Assert.Equal(("The address is none that a mail can be sent to.", 1), (mail.LastError, mail.Attempts)));
    }

    private static void AssertIsOneMail(ParsedMail parsed, ComposedMail mail)
    {
        Assert.Equal(Known, parsed.Headers.Select(header => header.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("ana@example.org", Assert.Single(ParsedMail.Mailboxes(parsed.Header("To"))).Address);
        Assert.Equal("ana@example.org", Assert.Single(ParsedMail.Mailboxes(parsed.Header("X-Receiver"))).Address);
        Assert.Equal("site@example.org", Assert.Single(ParsedMail.Mailboxes(parsed.Header("From"))).Address);
        Assert.Equal($"<{mail.Id}@example.org>", parsed.Header("Message-ID"));
        Assert.Equal("auto-generated", parsed.Header("Auto-Submitted"));
        Assert.True(DateTimeOffset.TryParse(parsed.Header("Date"), System.Globalization.CultureInfo.InvariantCulture, out _));
        Assert.StartsWith("Subject", parsed.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(parsed.Subject, char.IsControl);
        Assert.DoesNotContain(ParsedMail.Mailboxes(parsed.Header("To"))[0].Name, char.IsControl);
        Assert.Equal((mail.Text, mail.Html), (parsed.Text, parsed.Html));
    }

    private async Task<ParsedMail> WrittenAsync(ComposedMail mail)
    {
        var options = Options.Create(new MailOptions { Folder = folder.FullName, From = "site@example.org" });
        var pickup = new PickupFolder(options, new RepositoryFolders(Options.Create(new RepositoryOptions())));
        Assert.IsType<AttemptEnd.Sent>(await pickup.SendAsync(mail, Ct));
        return ParsedMail.OfFile(Path.Combine(folder.FullName, $"{mail.Id}.eml"));
    }
}
