namespace Repository.Domain.Accounts;

internal record AccountRow
{
    /// <summary>The columns, of a table named a.</summary>
    public const string Columns = """
        a.id, a.number, a.email, a.email_confirmed_at, a.display_name, a.password_hash, a.security_stamp,
               a.language, a.disabled_at, a.disabled_reason, a.created_at, a.version
        """;

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required string Email { get; init; }

    public DateTimeOffset? EmailConfirmedAt { get; init; }

    public required string DisplayName { get; init; }

    public required string PasswordHash { get; init; }

    public required string SecurityStamp { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public string? DisabledReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long Version { get; init; }

    public Account ToAccount() => new()
    {
        Id = Id,
        Number = Number,
        Email = Email,
        EmailConfirmedAt = EmailConfirmedAt,
        DisplayName = DisplayName,
        PasswordHash = PasswordHash,
        SecurityStamp = SecurityStamp,
        Language = Language,
        DisabledAt = DisabledAt,
        DisabledReason = DisabledReason,
        CreatedAt = CreatedAt,
        Version = Version,
    };
}
