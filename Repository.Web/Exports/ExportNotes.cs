using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Security;

namespace Repository.Web.Exports;

/// <summary>Writes down who takes a list out of the site, before its first line is sent.</summary>
public sealed class ExportNotes(Database database, IHttpContextAccessor accessor)
{
    /// <param name="list">Its name.</param>
    public Task NoteAsync(string list, CancellationToken ct) => database.WriteAsync(
        session => AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ExportMade, accessor.HttpContext!.ToAuditContext(), list) { Changes = [AuditFields.Format.Changed(null, "csv")] }, ct),
        ct);
}
