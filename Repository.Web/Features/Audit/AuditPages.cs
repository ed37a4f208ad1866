using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Exports;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Audit;

/// <param name="Records">Null if the query names an account that is not there.</param>
/// <param name="End">Of the whole log, whatever is shown of it.</param>
public sealed record AuditListPage(PageHead Head, IReadOnlyList<AuditRecord>? Records, AuditEnd End, AuditQuery Query) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    /// <summary>Where the list begins; null on its first page.</summary>
    public required string? Newest { get; init; }

    /// <summary>The next page; null on the last one.</summary>
    public required string? Older { get; init; }

    public required string Export { get; init; }
}

public sealed class AuditPages(AuditLog log, AuditFilters filters, AuditWords words, Texts texts, Links links)
{
    private const int PageSize = 50;

    public async Task<AuditListPage> ListAsync(AuditQuery query, long? before, CancellationToken ct)
    {
        var filter = await filters.OfAsync(query, ct);
        var page = filter is null ? null : await log.PageAsync(filter, before, PageSize, ct);
        var list = links.Admin("audit");
        return new AuditListPage(AdminController.Head(texts, texts["Admin.MenuAudit"]), page?.Records, await log.EndAsync(ct), query)
        {
            Filters =
            [
                new("event", FieldKind.Select, texts["Audit.What"]) { Value = query.Event?.Name ?? "", Options = [All, .. Sorted(AuditEvents.All.Select(one => new FieldOption(one.Name, words.Event(one.Name))))] },
                new("person", FieldKind.Search, texts["Audit.Person"]) { Value = query.Person, MaxLength = 254 },
                new("kind", FieldKind.Select, texts["Audit.OnWhat"])
                {
                    Value = query.SubjectType is { } type ? StoredName.Of(type) : "",
                    Options = [All, .. Enum.GetValues<AuditSubject>().Select(one => new FieldOption(StoredName.Of(one), words.Subject(one)))],
                },
                new("subject", FieldKind.Search, texts["Audit.SubjectId"]) { Value = query.Subject, MaxLength = 254 },
            ],
            Newest = before is null ? null : list + query.ToQueryString(),
            Older = page?.Next is { } next ? list + query.ToQueryString(next) : null,
            Export = $"{list}/export{query.ToQueryString()}",
        };
    }

    public FormSheet Export(AuditQuery query)
    {
        var back = links.Admin("audit") + query.ToQueryString();
        return new FormSheet(AdminController.Head(texts, texts["Admin.Export"]), texts["Admin.Export"], texts["Admin.ExportSubmit"])
        {
            Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuAudit"], back), (texts["Admin.Export"], null)],
            Paragraphs = [texts["Audit.ExportHolds"], texts["Admin.ExportExplained"]],
            Ways = [(texts["Shared.Cancel"], back)],
        };
    }

    /// <summary>Empty but for its heads if the query names an account that is not there.</summary>
    public async Task<CsvResult> CsvAsync(AuditQuery query, CancellationToken ct) => new(
        "audit",
        ["number", "time", "event", "account", "name", "on what", "id", "address", "program", "request", "changes", "erased"],
        (await filters.OfAsync(query, ct) is { } filter ? log.StreamAsync(filter, ct) : AsyncEnumerable.Empty<AuditRecord>()).Select(IReadOnlyList<object?> (record) =>
        [
            record.Sequence, record.At, record.Event, record.ActorId, record.ActorName, StoredName.Of(record.SubjectType), record.SubjectId, record.Address, record.Agent, record.RequestId,
            string.Join("; ", record.Changes.Select(change => $"{change.Field}: {change.Before} → {change.After}")), record.IsErased ? "yes" : "",
        ]));

    private FieldOption All => new("", texts["Shared.All"]);

    private IEnumerable<FieldOption> Sorted(IEnumerable<FieldOption> options) =>
        options.OrderBy(option => option.Label, StringComparer.Create(texts.Language.Culture, System.Globalization.CompareOptions.IgnoreCase));
}
