using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Exports;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Outbox;

/// <summary>Mails that wait, were sent, or could not be.</summary>
[Route("{language:language}/admin/outbox")]
public sealed class OutboxController(MailOutbox outbox, OutboxDesk desk, OutboxPages pages, ExportNotes exports, Links links) : Controller
{
    [Get]
    [Allows(PolicyTable.SeeOutbox)]
    public async Task<ViewResult> Index(CancellationToken ct) => View(await pages.ListAsync(OutboxQuery.Of(Request.Query), OutboxQuery.BeforeOf(Request.Query), ct));

    [Get("{id:guid}")]
    [Allows(PolicyTable.SeeOutbox)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        await outbox.FindAsync(id, ct) is { } mail ? View(await pages.OfAsync(mail, Request.Query["done"].ToString(), ct)) : NotFound();

    /// <summary>Has it sent again. Whoever comes second, with the page as it was before, finds that it is decided.</summary>
    [HttpPost("{id:guid}")]
    [Allows(PolicyTable.RetryMail)]
    public async Task<IActionResult> Retry(Guid id, RetryForm form, CancellationToken ct)
    {
        if (await outbox.FindAsync(id, ct) is not { } mail)
        {
            return NotFound();
        }

        var done = form.Version == mail.Version && await desk.RetryAsync(mail, HttpContext.ToAuditContext(), ct);
        return LocalRedirect($"{links.Admin($"outbox/{id:D}")}?done={(done ? "retried" : "decided")}");
    }

    /// <summary>Says what leaves the site before it does.</summary>
    [Get("export")]
    [Allows(PolicyTable.ExportLists)]
    public ViewResult Export() => View(FormSheet.View, pages.Export(links.Admin("outbox") + OutboxQuery.ToQueryString(OutboxQuery.Of(Request.Query))));

    [HttpPost("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<IActionResult> CreateExport(CancellationToken ct)
    {
        var filter = OutboxQuery.Of(Request.Query);
        await exports.NoteAsync("outbox", OutboxQuery.ToQueryString(filter), ct);
        return OutboxPages.Csv(outbox.StreamAsync(filter, ct));
    }
}

public sealed class RetryForm
{
    /// <summary>Of the mail as the page showed it.</summary>
    public long Version { get; set; }
}
