using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Security;

namespace Repository.Web.Exports;

/// <summary>Writes down who takes a list out of the site, before its first line is sent.</summary>
public sealed class ExportNotes(Database database, IHttpContextAccessor accessor)
{
    /// <param name="list">Its name.</param>
    /// <param name="filter">By what it is narrowed, as its address says it; empty for the whole.</param>
    public Task NoteAsync(string list, string filter, CancellationToken ct)
    {
        var format = AuditFields.Format.Changed(null, "csv");
        AuditChange[] changes = filter.Length == 0 ? [format] : [format, AuditFields.Filter.Changed(null, filter.TrimStart('?'))];
        return database.WriteAsync(session => AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ExportMade, accessor.HttpContext!.ToAuditContext(), list) { Changes = changes }, ct), ct);
    }
}
