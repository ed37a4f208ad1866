namespace Repository.Domain.Notifications;

/// <summary>A mail to be sent. Made by a typed factory such as <see cref="AccountMails"/>, so that names of templates and arguments stand in one place.</summary>
public sealed record NewMail
{
    /// <summary>One of <see cref="MailTemplates"/>.</summary>
    public required string Template { get; init; }

    /// <summary>Where it goes; what <see cref="EmailAddress.CanBeWritten"/> refuses is kept and fails with a reason.</summary>
    public required string Address { get; init; }

    /// <summary>What the recipient is called, as they typed it; may be empty.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>What the template's texts tell, by name. Never a secret: the row is kept, shown and exported.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    public Guid? AccountId { get; init; }

    /// <summary>The link with a secret, if the template has one; then there is an account, too, save for <see cref="LinkPurposes.ConfirmContribution"/>.</summary>
    public MailLink? Link { get; init; }
}

/// <summary>What a link is for. Its secret is asked of <see cref="ILinkIssuer"/> when the mail is made, and is stored nowhere here.</summary>
/// <param name="Purpose">One of <see cref="LinkPurposes"/>.</param>
/// <param name="Payload">What the issuer binds the secret to, such as a new address; no secret itself.</param>
public sealed record MailLink(string Purpose, string Payload);
