using Repository.Domain.Notifications;

namespace Repository.Web.Mail;

/// <summary>Passes a mail on. It has one recipient, and its Message-ID is the same however often it is passed on.</summary>
public interface IMailTransport
{
    /// <returns>How it ended: <see cref="AttemptEnd.Unknown"/> where the other side may have taken the mail.</returns>
    Task<AttemptEnd> SendAsync(ComposedMail mail, CancellationToken ct);
}
