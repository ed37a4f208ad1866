using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Exports;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Audit;

/// <summary>The audit log, to be read.</summary>
[Route("{language:language}/admin/audit")]
public sealed class AuditController(AuditPages pages, ExportNotes exports) : Controller
{
    [Get]
    [Allows(PolicyTable.SeeAudit)]
    public async Task<ViewResult> Index(CancellationToken ct) => View(await pages.ListAsync(AuditQuery.Of(Request.Query), AuditQuery.BeforeOf(Request.Query), ct));

    /// <summary>Says what leaves the site before it does.</summary>
    [Get("export")]
    [Allows(PolicyTable.ExportLists)]
    public ViewResult Export() => View(FormSheet.View, pages.Export(AuditQuery.Of(Request.Query)));

    [HttpPost("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<IActionResult> CreateExport(CancellationToken ct)
    {
        var query = AuditQuery.Of(Request.Query);
        await exports.NoteAsync("audit", query.ToQueryString(), ct);
        return await pages.CsvAsync(query, ct);
    }
}
