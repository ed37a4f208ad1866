using System.Data.Common;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;

namespace Repository.Web.Mail;

/// <summary>One mail from the outbox to the transport. Wherever this ends without a word, the outbox knows what to make of it.</summary>
public sealed partial class MailDispatcher(MailOutbox outbox, MailLinks links, MailComposer composer, CurrentSettings settings, IMailTransport transport, ILogger<MailDispatcher> logger)
{
    /// <summary>That a mail went out is worth some tries to write down: else it goes out again.</summary>
    private const int MaxTries = 5;

    /// <param name="stop">Ends an attempt that has begun; to be given some time after the program is asked to stop.</param>
    /// <returns>How the attempt ended; null if no mail was due.</returns>
    public async Task<AttemptEnd?> SendNextAsync(CancellationToken stop)
    {
        if (await outbox.ClaimAsync(stop) is not { } mail)
        {
            return null;
        }

        var end = await AttemptAsync(mail, stop);
        if (stop.IsCancellationRequested && end is AttemptEnd.NotSent)
        {
            end = new AttemptEnd.Deferred("The program was stopped meanwhile.", TimeSpan.Zero);
        }

        if (!await TellAsync(mail, end))
        {
            LostToAnother(logger, mail.Id, mail.Template);
        }

        Log(mail, end);
        return end;
    }

    private async Task<AttemptEnd> AttemptAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (!EmailAddress.CanBeWritten(mail.Address))
        {
            return new AttemptEnd.Refused("The address is none that a mail can be sent to.");
        }

        if (MailTemplate.Find(mail.Template) is not { } template)
        {
            // A newer program on another node may have added it.
            return new AttemptEnd.NotSent("This version of the program has no such template.");
        }

        MadeLink link;
        ComposedMail composed;
        try
        {
            link = await links.MakeAsync(mail, template, stop);
            if (link.Refusal is { } refusal)
            {
                return refusal;
            }

            composed = composer.Compose(mail, template, link.Address, await settings.ReadAsync(stop), link.Choices, link.OneClick);
        }
        catch (Exception problem) when (problem is not DbException)
        {
            CannotWrite(logger, problem, mail.Id, mail.Template);
            return new AttemptEnd.NotSent("The mail could not be written; the log says why.");
        }

        return await PassOnAsync(mail, composed, link.Secret, stop);
    }

    private async Task<AttemptEnd> PassOnAsync(OutgoingMail mail, ComposedMail composed, string? secret, CancellationToken stop)
    {
        if (!await outbox.HandOverAsync(mail, CancellationToken.None))
        {
            return new AttemptEnd.NotSent("Another has taken it.");
        }

        return Without(secret, await transport.SendAsync(composed, stop));
    }

    /// <summary>A mail server may quote what it dislikes.</summary>
    private static AttemptEnd Without(string? secret, AttemptEnd end)
    {
        return end switch
        {
            AttemptEnd.NotSent failure => failure with { Reason = Clean(failure.Reason) },
            AttemptEnd.Refused refusal => refusal with { Reason = Clean(refusal.Reason) },
            AttemptEnd.Unknown failure => failure with { Reason = Clean(failure.Reason) },
            _ => end,
        };

        string Clean(string reason) => secret is null ? reason : reason
            .Replace(Uri.EscapeDataString(secret), "…", StringComparison.OrdinalIgnoreCase).Replace(secret, "…", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> TellAsync(OutgoingMail mail, AttemptEnd end)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await outbox.EndAsync(mail, end, CancellationToken.None);
            }
            catch (DbException) when (tries < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * tries), CancellationToken.None);
            }
        }
    }

    /// <summary>Neither addresses nor reasons, which may hold one: the outbox has them.</summary>
    private void Log(OutgoingMail mail, AttemptEnd end)
    {
        switch (end)
        {
            case AttemptEnd.Sent:
                WasSent(logger, mail.Id, mail.Template, mail.Attempts);
                break;
            case AttemptEnd.Deferred:
                WasHeld(logger, mail.Id, mail.Template);
                break;
            default:
                WasNotSent(logger, mail.Id, mail.Template, mail.Attempts, end.GetType().Name);
                break;
        }
    }

    [LoggerMessage(3201, LogLevel.Information, "Mail {Id} ({Template}) was sent in attempt {Attempt}")]
    private static partial void WasSent(ILogger logger, Guid id, string template, int attempt);

    [LoggerMessage(3202, LogLevel.Warning, "Mail {Id} ({Template}) was not sent in attempt {Attempt}: {End}; the outbox says why")]
    private static partial void WasNotSent(ILogger logger, Guid id, string template, int attempt, string end);

    [LoggerMessage(3203, LogLevel.Warning, "Mail {Id} ({Template}) is held; the outbox says why")]
    private static partial void WasHeld(ILogger logger, Guid id, string template);

    [LoggerMessage(3204, LogLevel.Warning, "Mail {Id} ({Template}) was taken by another worker, as this one was too slow")]
    private static partial void LostToAnother(ILogger logger, Guid id, string template);

    [LoggerMessage(3205, LogLevel.Error, "Mail {Id} ({Template}) cannot be written")]
    private static partial void CannotWrite(ILogger logger, Exception problem, Guid id, string template);
}
