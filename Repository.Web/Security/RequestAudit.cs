using Repository.Domain.Audit;
using Repository.Web.Identity;

namespace Repository.Web.Security;

public static class RequestAudit
{
    /// <summary>Who sends this request, and from where, for the audit log. Of its headers it takes the user agent alone.</summary>
    public static AuditContext ToAuditContext(this HttpContext context)
    {
        var account = context.SignedIn()?.Account;
        return new AuditContext
        {
            ActorId = account?.Id,
            ActorName = account?.DisplayName,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Agent = context.Request.Headers.UserAgent is { Count: > 0 } agent ? agent.ToString() : null,
            RequestId = context.TraceIdentifier,
        };
    }
}
