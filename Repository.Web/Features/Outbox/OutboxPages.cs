using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Exports;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Mail;

namespace Repository.Web.Features.Outbox;

public sealed record OutboxPage(PageHead Head, IReadOnlyList<OutgoingMail> Mails, IReadOnlyList<MailCount> Counts) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    public required bool IsFiltered { get; init; }

    /// <summary>Where the list begins; null on its first page.</summary>
    public required string? Newest { get; init; }

    /// <summary>The next page; null on the last one.</summary>
    public required string? Older { get; init; }

    public required string Export { get; init; }
}

/// <param name="Account">Of the recipient; null if there is none, or it is gone.</param>
public sealed record MailPage(PageHead Head, OutgoingMail Mail, Domain.Accounts.Account? Account) : IPage
{
    public Notice? Notice { get; init; }

    /// <summary>Holds the mail as it was written; null where mails go to a server, or it was not sent.</summary>
    public string? File { get; init; }
}

/// <summary>What administrators see of mails: never their words, of which a link's may be secret.</summary>
public sealed class OutboxPages(MailOutbox outbox, AccountStore accounts, MailPlace place, Texts texts, Links links)
{
    private const int PageSize = 50;

    private static readonly string[] Done = ["retried", "decided"];

    /// <summary>The mail's subject in the reader's language; the template's name if this version of the program has no such template.</summary>
    public static string Subject(Texts texts, string template) => texts.Find($"Mail.{template}.Subject") ?? template;

    /// <summary>A class of the style sheet.</summary>
    public static string? Tone(MailState state) => state switch
    {
        MailState.Sent => "ok",
        MailState.Failed => "bad",
        MailState.Uncertain => "warn",
        _ => null,
    };

    public async Task<OutboxPage> ListAsync(MailFilter filter, Guid? before, CancellationToken ct)
    {
        var mails = await outbox.ListAsync(filter, before, PageSize + 1, ct);
        var list = links.Admin("outbox");
        return new OutboxPage(AdminController.Head(texts, texts["Admin.MenuOutbox"]), [.. mails.Take(PageSize)], await outbox.CountAsync(ct))
        {
            Filters =
            [
                new("state", FieldKind.Select, texts["Outbox.State"])
                {
                    Value = filter.State is { } state ? StoredName.Of(state) : "",
                    Options = [All, .. Enum.GetValues<MailState>().Select(one => new FieldOption(StoredName.Of(one), texts[$"Outbox.State{one}"]))],
                },
                new("template", FieldKind.Select, texts["Outbox.Mail"])
                {
                    Value = filter.Template ?? "",
                    Options = [All, .. MailTemplate.All.Select(one => new FieldOption(one.Name, Subject(texts, one.Name)))],
                },
                new("recipient", FieldKind.Search, texts["Outbox.RecipientAddress"]) { Value = filter.Address, MaxLength = EmailAddress.MaxLength },
            ],
            IsFiltered = filter != MailFilter.All,
            Newest = before is null ? null : list + OutboxQuery.ToQueryString(filter),
            Older = mails.Count > PageSize ? list + OutboxQuery.ToQueryString(filter, mails[PageSize - 1].Id) : null,
            Export = $"{list}/export{OutboxQuery.ToQueryString(filter)}",
        };
    }

    public async Task<MailPage> OfAsync(OutgoingMail mail, string done, CancellationToken ct) => new(
        AdminController.Head(texts, Subject(texts, mail.Template)),
        mail,
        mail.AccountId is { } id ? await accounts.FindAsync(id, ct) : null)
    {
        Notice = Done.Contains(done, StringComparer.Ordinal) ? new Notice(done == "retried" ? "ok" : "info", texts[$"Outbox.Done.{done}"]) : null,
        File = mail.State == MailState.Sent ? place.FileOf(mail.Id) : null,
    };

    public FormSheet Export(string back) => new(AdminController.Head(texts, texts["Admin.Export"]), texts["Admin.Export"], texts["Admin.ExportSubmit"])
    {
        Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuOutbox"], back), (texts["Admin.Export"], null)],
        Paragraphs = [texts["Outbox.ExportHolds"], texts["Admin.ExportExplained"]],
        Ways = [(texts["Shared.Cancel"], back)],
    };

    public static CsvResult Csv(IAsyncEnumerable<OutgoingMail> mails) => new(
        "outbox",
        ["id", "template", "address", "name", "language", "state", "attempts", "next attempt", "last error", "created", "sent"],
        mails.Select(IReadOnlyList<object?> (mail) =>
        [
            mail.Id, mail.Template, mail.Address, mail.Name, mail.Language, StoredName.Of(mail.State), mail.Attempts, mail.DueAt, mail.LastError, mail.CreatedAt, mail.SentAt,
        ]));

    private FieldOption All => new("", texts["Shared.All"]);
}
