using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Organisations;

namespace Repository.Domain.People;

/// <summary>People as everybody sees them.</summary>
public sealed class PublicPeople(Database database)
{
    private const string SelectAccount = $"""
        select {AccountRow.Columns}
        from   accounts a
        where  a.number = @number
        """;

    /// <summary>Null for nobody, for people who may not sign in, and for those who made nothing public: nobody can tell which.</summary>
    public Task<PublicPerson?> FindAsync(int number, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            if ((await session.FirstOrDefaultAsync<AccountRow>(SelectAccount, new { number }, ct))?.ToAccount() is not { MaySignIn: true } account)
            {
                return null;
            }

            var profile = await ProfileStore.OfAsync(session, account.Id, ct);
            var shows = profile.Public.Contains(ProfilePart.Organisation);
            var person = new PublicPerson
            {
                AccountId = account.Id,
                Number = account.Number,
                DisplayName = account.DisplayName,
                Profile = profile,
                Organisation = shows ? (await MembershipStore.CurrentAsync(session, account.Id, ct))?.Organisation : null,
            };
            return person.ShowsAnything ? person : null;
        },
        ct);
}
