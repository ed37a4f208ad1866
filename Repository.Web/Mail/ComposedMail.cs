namespace Repository.Web.Mail;

/// <summary>A mail in all its words. It may hold the secret of a link, so it is never stored and no record that prints itself.</summary>
public sealed class ComposedMail
{
    public required Guid Id { get; init; }

    public required string Address { get; init; }

    /// <summary>May be empty.</summary>
    public required string Name { get; init; }

    public required string SenderName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Absolute address of the page where the recipient chooses not to get such mails; null where there is no choice.</summary>
    public string? Choices { get; init; }

    /// <summary>Absolute address to which a mail program posts to have such mails end; null where there is none.</summary>
    public string? OneClick { get; init; }
}
