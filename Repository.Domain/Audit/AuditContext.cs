namespace Repository.Domain.Audit;

/// <summary>Who acts, and from where. Whoever serves the request makes it and passes it on.</summary>
public sealed record AuditContext
{
    /// <summary>The program itself: its commands, its scheduled work.</summary>
    public static readonly AuditContext Program = new();

    /// <summary>The account that acts; null for the program and for somebody who is not signed in.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>As the actor is named at this time.</summary>
    public string? ActorName { get; init; }

    /// <summary>Of the network, as the server sees it.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser says of itself; kept to 200 characters.</summary>
    public string? Agent { get; init; }

    /// <summary>As in the log, and on an error page.</summary>
    public string? RequestId { get; init; }
}
