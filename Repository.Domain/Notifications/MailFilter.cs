namespace Repository.Domain.Notifications;

/// <summary>Which mails of the outbox are asked for; what is null does not matter.</summary>
public sealed record MailFilter
{
    public static MailFilter All { get; } = new();

    public MailState? State { get; init; }

    public string? Template { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>The whole address, in any case.</summary>
    public string? Address { get; init; }
}

/// <summary>How many mails are in a state.</summary>
public sealed record MailCount
{
    public required MailState State { get; init; }

    public required long Count { get; init; }

    /// <summary>When the longest-waiting one became due or will be; null for states that wait for nothing.</summary>
    public DateTimeOffset? FirstDueAt { get; init; }

    /// <summary>When the oldest of them was decided on; null if there are none.</summary>
    public DateTimeOffset? OldestAt { get; init; }
}
