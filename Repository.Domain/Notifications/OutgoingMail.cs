namespace Repository.Domain.Notifications;

/// <summary>A mail in the outbox.</summary>
public sealed record OutgoingMail
{
    /// <summary>Ascending in the order of time, and the first part of the mail's Message-ID.</summary>
    public required Guid Id { get; init; }

    public required string Template { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyDictionary<string, string> Arguments { get; init; }

    public MailLink? Link { get; init; }

    /// <summary>SHA-256 of the account's security stamp when the mail was added; empty without a link.</summary>
    public string LinkStamp { get; init; } = "";

    public Guid? AccountId { get; init; }

    public required MailState State { get; init; }

    /// <summary>Begun so far, the one under way included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Attempts of which nobody knows whether the mail went out: two at most.</summary>
    public required int UnknownEnds { get; init; }

    /// <summary>When a waiting mail is tried next, and when one that is being sent is given up by whoever has it; else null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Rises with each claim and each decision of a person; who claimed a mail has it for as long as this stays.</summary>
    public required long Version { get; init; }
}
