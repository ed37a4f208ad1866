using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>How a session begins, whichever way its person has shown who they are.</summary>
internal static class SessionOpening
{
    public const string ByPassword = "password";
    public const string ByLink = "link";

    /// <summary>Opens a session with a new secret, ends the one that the browser had, and knows the browser from now on.</summary>
    public static async Task<OpenedSession> OpenAsync(DatabaseSession session, Account account, Browser browser, bool kept, string method, CancellationToken ct)
    {
        if (browser.SignedIn is { } ended)
        {
            await SessionStore.EndAsync(session, ended.Account.Id, ended.Session.Id, ct);
        }

        var (id, token) = await SessionStore.OpenAsync(session, account.Id, browser.By.Address ?? "", browser.UserAgent, kept, ct);
        var device = await KnownDevices.RememberAsync(session, account.Id, browser.DeviceSecret, ct);
        var by = browser.By with { ActorId = account.Id, ActorName = account.DisplayName };
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionSignedIn, by, id) { Changes = [AuditFields.Method.Changed(null, method)] }, ct);
        return new OpenedSession(token, device, kept);
    }
}
