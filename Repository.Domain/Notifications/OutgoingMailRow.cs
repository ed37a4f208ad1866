using System.Text.Json;
using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

internal sealed record OutgoingMailRow
{
    public const string Columns = """
        id, template, address, name, language, arguments, link_purpose, link_payload, link_stamp, account_id,
               state, attempts, unknown_ends, handed_over, due_at, last_error, created_at, sent_at, version
        """;

    public required Guid Id { get; init; }

    public required string Template { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Arguments { get; init; }

    public string? LinkPurpose { get; init; }

    public string? LinkPayload { get; init; }

    public string? LinkStamp { get; init; }

    public Guid? AccountId { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public required int UnknownEnds { get; init; }

    public required bool HandedOver { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public required long Version { get; init; }

    public OutgoingMail ToMail() => new()
    {
        Id = Id,
        Template = Template,
        Address = Address,
        Name = Name,
        Language = Language,
        Arguments = JsonSerializer.Deserialize<Dictionary<string, string>>(Arguments)!,
        Link = LinkPurpose is null ? null : new MailLink(LinkPurpose, LinkPayload!),
        LinkStamp = LinkStamp ?? "",
        AccountId = AccountId,
        State = StoredName.Parse<MailState>(State),
        Attempts = Attempts,
        UnknownEnds = UnknownEnds,
        DueAt = DueAt,
        LastError = LastError,
        CreatedAt = CreatedAt,
        SentAt = SentAt,
        Version = Version,
    };
}
