using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;

namespace Repository.Web.Mail;

/// <summary>Passes mails to a server by SMTP, one connection a mail.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task<AttemptEnd> SendAsync(ComposedMail mail, CancellationToken ct)
    {
        var settings = options.Value;
        using var mime = new MimeMail(mail, settings.From);
        var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls, Credentials = await CredentialsAsync(settings, ct) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.TimeLimit);
        try
        {
            // The framework's own cancelling does not end the waiting for a server's last word.
            await client.SendMailAsync(mime.Message, limit.Token).WaitAsync(limit.Token);
            return new AttemptEnd.Sent();
        }
        catch (Exception problem)
        {
            return mime.TryKeepBack() ? BeforeContent(problem) : AfterContent(problem);
        }
        finally
        {
            // It takes its leave of the server, which a dead one may not hear.
            _ = Task.Run(client.Dispose, CancellationToken.None);
        }
    }

    /// <summary>Of the mail itself the server has nothing. That it refuses this recipient for good is the mail's fault; all else is the server's, or a setting's, and may be mended.</summary>
    private static AttemptEnd BeforeContent(Exception problem) => problem is SmtpFailedRecipientException refusal && IsForGood(refusal.StatusCode)
        ? new AttemptEnd.Refused($"The recipient was refused: {Reply(refusal)}")
        : new AttemptEnd.NotSent(Reason(problem)) { IsOfServer = problem is not SmtpFailedRecipientException };

    /// <summary>The server has some or all of the mail: only its answer tells whether it took it.</summary>
    private static AttemptEnd AfterContent(Exception problem) => problem switch
    {
        SmtpException refusal when IsForGood(refusal.StatusCode) => new AttemptEnd.Refused($"The mail was refused: {Reply(refusal)}"),
        SmtpException refusal when IsAnswer(refusal.StatusCode) => new AttemptEnd.NotSent(Reply(refusal)),
        _ => new AttemptEnd.Unknown($"The server took the mail and gave no answer. {Reason(problem)}"),
    };

    private static string Reason(Exception problem) => problem switch
    {
        SmtpException answer when IsAnswer(answer.StatusCode) => Reply(answer),
        OperationCanceledException => "The mail server did not answer in time.",
        _ => $"The mail server could not be talked to: {(problem.InnerException ?? problem).Message}",
    };

    private static string Reply(SmtpException answer) => $"{(int)answer.StatusCode} {answer.Message}";

    /// <summary>Codes of the framework's own are below 100.</summary>
    private static bool IsAnswer(SmtpStatusCode code) => (int)code is >= 100 and < 600;

    private static bool IsForGood(SmtpStatusCode code) => (int)code is >= 500 and < 600;

    /// <summary>A file is read for each mail, so that a new password needs no new start.</summary>
    private static async Task<NetworkCredential?> CredentialsAsync(MailOptions settings, CancellationToken ct)
    {
        if (settings.User.Length == 0)
        {
            return null;
        }

        var password = settings.PasswordFile.Length == 0 ? settings.Password : (await File.ReadAllTextAsync(settings.PasswordFile, ct)).TrimEnd('\r', '\n');
        return new NetworkCredential(settings.User, password);
    }
}
