using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Opens and ends sessions of people who have shown who they are. Passwords are compared before: hashing takes far longer than a transaction may.</summary>
public sealed class SignInDesk(Database database)
{
    /// <param name="ended">The session that the browser had until now: nobody has two in one browser.</param>
    /// <returns>The secret for the cookie.</returns>
    public Task<string> OpenAsync(Account account, SignedInSession? ended, string address, string userAgent, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (ended is not null)
            {
                await SessionStore.EndAsync(session, ended.Account.Id, ended.Session.Id, ct);
            }

            return (await SessionStore.OpenAsync(session, account.Id, address, userAgent, ct)).Token;
        },
        ct);

    public Task EndAsync(SignedInSession signedIn, CancellationToken ct) =>
        database.WriteAsync(session => SessionStore.EndAsync(session, signedIn.Account.Id, signedIn.Session.Id, ct), ct);
}
