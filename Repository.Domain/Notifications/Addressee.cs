using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>Somebody who may be told of a topic, and how they want to be.</summary>
internal record Addressee
{
    /// <summary>Of an account named a and its choices named c.</summary>
    public const string Columns = """
        a.id, a.email, a.display_name, a.language,
               case when c.in_page = false then 0 else 1 end as in_page, case when c.by_mail = false then 0 else 1 end as by_mail
        """;

    /// <summary>Of whoever can be told of anything at all.</summary>
    public const string CanBeTold = "a.email_confirmed_at is not null and a.disabled_at is null";

    private const string SelectOne = $"""
        select {Columns}
        from   accounts a
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  a.id = @accountId and {CanBeTold}
        """;

    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required string Language { get; init; }

    public required int InPage { get; init; }

    public required int ByMail { get; init; }

    public MailRecipient Recipient => new(Id, Email, DisplayName, Language);

    /// <returns>Null if the account is closed, or its address is not confirmed.</returns>
    public static Task<Addressee?> FindAsync(DatabaseSession session, Guid accountId, NoticeKind kind, CancellationToken ct) =>
        session.FirstOrDefaultAsync<Addressee>(SelectOne, new { accountId, topic = StoredName.Of(NoticeKinds.Topic(kind)) }, ct);
}
