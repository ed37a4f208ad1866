using System.Globalization;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;

namespace Repository.Web.Features.Audit;

/// <summary>Finds the accounts that a query names by number or address: entries name them by id.</summary>
public sealed class AuditFilters(AccountStore accounts)
{
    /// <returns>Null if the query names an account that is not there.</returns>
    public async Task<AuditFilter?> OfAsync(AuditQuery query, CancellationToken ct)
    {
        var actor = query.Person.Length == 0 ? null : await FindAsync(query.Person, ct);
        if (query.Person.Length > 0 && actor is null)
        {
            return null;
        }

        var subject = query.Subject.Length == 0 ? null : NamesAccount(query) ? (await FindAsync(query.Subject, ct))?.ToString("D") : query.Subject;
        return query.Subject.Length > 0 && subject is null ? null : new AuditFilter
        {
            Event = query.Event,
            ActorId = actor,
            SubjectType = query.SubjectType,
            SubjectId = subject,
            From = query.From,
            To = query.To,
        };
    }

    private static bool NamesAccount(AuditQuery query) => query.Subject.Contains('@', StringComparison.Ordinal) || query.SubjectType == AuditSubject.Account;

    private async Task<Guid?> FindAsync(string named, CancellationToken ct)
    {
        if (Guid.TryParse(named, out var id))
        {
            // Entries outlive the account that they name.
            return id;
        }

        var account = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await accounts.FindByNumberAsync(number, ct)
            : named.Contains('@', StringComparison.Ordinal) ? await accounts.FindByEmailAsync(named, ct)
            : null;
        return account?.Id;
    }
}
