namespace Repository.Domain.Notifications;

/// <summary>What somebody was told on the site.</summary>
public sealed record SiteNotice
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>By name, as <see cref="MailArguments"/> has them.</summary>
    public required IReadOnlyDictionary<string, string> Arguments { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The person still has to do with what it tells of.</summary>
    public required bool IsStillTheirs { get; init; }
}
