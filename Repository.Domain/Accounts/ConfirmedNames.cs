using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Names of registrations at the moment when their address is confirmed. Several may have chosen one: whoever confirms first has it.</summary>
internal static class ConfirmedNames
{
    /// <param name="other">In place of the one chosen at registering, where that is somebody else's by now.</param>
    /// <returns>The name that the account has from now on; null if it is somebody else's.</returns>
    public static async Task<string?> OfAsync(DatabaseSession session, Account account, string? other, CancellationToken ct)
    {
        foreach (var name in new[] { account.DisplayName, other })
        {
            if (!string.IsNullOrEmpty(name) && !await AccountStore.IsNameTakenAsync(session, name, account.Id, ct))
            {
                return name;
            }
        }

        return null;
    }

    public static IReadOnlyList<AuditChange> Change(Account before, Account after) =>
        before.DisplayName == after.DisplayName ? [] : [AuditFields.DisplayName.Changed(before.DisplayName, after.DisplayName)];
}
