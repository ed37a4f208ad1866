using System.Diagnostics;
using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.Web.Mail;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Mail;

public sealed class SmtpTransportTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_with_one_recipient()
    {
        await using var server = new FakeSmtpServer();
        var mail = SampleMails.Composed(name: "Ñandú, \"the\" <x@y.org>");

        Assert.IsType<AttemptEnd.Sent>(await SendAsync(server, mail, limit: TimeSpan.FromSeconds(20)));

        var arrived = ParsedMail.Parse(Assert.Single(server.Mails));
        Assert.Equal((mail.Text, mail.Html, mail.Subject, $"<{mail.Id}@example.org>"), (arrived.Text, arrived.Html, arrived.Subject, arrived.Header("Message-ID")));
        Assert.Equal(
            ["Auto-Submitted", "Content-Type", "Date", "From", "Message-ID", "MIME-Version", "Subject", "To"],
            arrived.Headers.Select(header => header.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["RCPT TO:<ana@example.org>"], server.Commands.Where(command => command.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string, Type> Ends => new()
    {
        { "connect", "421 not now", typeof(AttemptEnd.NotSent) },
        { "connect", "554 not you", typeof(AttemptEnd.NotSent) },
        { "connect", FakeSmtpServer.Drop, typeof(AttemptEnd.NotSent) },
        { "connect", FakeSmtpServer.Hang, typeof(AttemptEnd.NotSent) },
        { "EHLO", FakeSmtpServer.Hang, typeof(AttemptEnd.NotSent) },
        { "MAIL", "451 not now", typeof(AttemptEnd.NotSent) },
        { "MAIL", "550 not from you", typeof(AttemptEnd.NotSent) },
        { "RCPT", "450 not now", typeof(AttemptEnd.NotSent) },
        { "RCPT", "550 nobody here", typeof(AttemptEnd.Refused) },
        { "RCPT", FakeSmtpServer.Drop, typeof(AttemptEnd.NotSent) },
        { "RCPT", FakeSmtpServer.Hang, typeof(AttemptEnd.NotSent) },
        { "DATA", "451 not now", typeof(AttemptEnd.NotSent) },
        { "DATA", FakeSmtpServer.Drop, typeof(AttemptEnd.NotSent) },
        { ".", "451 not now", typeof(AttemptEnd.NotSent) },
        { ".", "554 not this", typeof(AttemptEnd.Refused) },
        { ".", FakeSmtpServer.Drop, typeof(AttemptEnd.Unknown) },
        { ".", FakeSmtpServer.Hang, typeof(AttemptEnd.Unknown) },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Whatever_a_server_does_it_is_known_whether_the_mail_may_have_arrived(string at, string answer, Type end)
    {
        await using var server = new FakeSmtpServer();
        server.Answers[at] = answer;
        var waited = Stopwatch.StartNew();

        var ended = await SendAsync(server, SampleMails.Composed(), answer == FakeSmtpServer.Hang ? Limit : TimeSpan.FromSeconds(20));

        Assert.Equal(end, ended.GetType());
        Assert.Empty(server.Mails);
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(15), $"it took {waited.Elapsed}");
        Assert.DoesNotContain("ana@example.org", ended.ToString(), StringComparison.Ordinal);
        if (ended is AttemptEnd.NotSent failure)
        {
            // What a server says of one recipient, or of one mail's content, holds up no other mail.
            Assert.Equal(!answer.StartsWith('4') || at is "connect" or "MAIL" or "DATA", failure.IsOfServer);
        }
    }

    [Fact]
    public async Task A_server_that_is_away_costs_an_attempt_and_no_more()
    {
        var server = new FakeSmtpServer();
        var port = server.Port;
        await server.DisposeAsync();

        var end = Assert.IsType<AttemptEnd.NotSent>(await new SmtpTransport(Settings(port, Limit)).SendAsync(SampleMails.Composed(), Ct));

        Assert.StartsWith("The mail server could not be talked to", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_encryption_is_refused_where_it_is_asked_for()
    {
        await using var server = new FakeSmtpServer();
        var settings = Settings(server.Port, TimeSpan.FromSeconds(20));
        settings.Value.StartTls = true;
        settings.Value.User = "site";
        settings.Value.Password = "CANARY-of-a-password";

        var end = Assert.IsType<AttemptEnd.NotSent>(await new SmtpTransport(settings).SendAsync(SampleMails.Composed(), Ct));

        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal) || command.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.DoesNotContain("CANARY", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_read_from_its_file_each_time()
    {
        await using var server = new FakeSmtpServer();
        server.Answers["EHLO"] = "250-fake\r\n250 AUTH LOGIN";
        server.Answers["AUTH"] = "535 not you";
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "secret of a file\n", Ct);
            var settings = Settings(server.Port, TimeSpan.FromSeconds(20));
            settings.Value.User = "site";
            settings.Value.PasswordFile = file;
            await new SmtpTransport(settings).SendAsync(SampleMails.Composed(), Ct);
            Assert.Contains(server.Commands, command => command.StartsWith("AUTH LOGIN", StringComparison.OrdinalIgnoreCase));

            server.Answers["AUTH"] = "334 UGFzc3dvcmQ6";
            await new SmtpTransport(settings).SendAsync(SampleMails.Composed(), Ct);
            Assert.Contains(Convert.ToBase64String("secret of a file"u8), server.Commands);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_stop_ends_an_attempt()
    {
        await using var server = new FakeSmtpServer();
        server.Answers["RCPT"] = FakeSmtpServer.Hang;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.IsType<AttemptEnd.NotSent>(await new SmtpTransport(Settings(server.Port, TimeSpan.FromMinutes(1))).SendAsync(SampleMails.Composed(), stop.Token));
    }

    private static Task<AttemptEnd> SendAsync(FakeSmtpServer server, ComposedMail mail, TimeSpan limit) => new SmtpTransport(Settings(server.Port, limit)).SendAsync(mail, Ct);

    private static IOptions<MailOptions> Settings(int port, TimeSpan limit) =>
        Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, StartTls = false, From = "site@example.org", TimeLimit = limit });
}
