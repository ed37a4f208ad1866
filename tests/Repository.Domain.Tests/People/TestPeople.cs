using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.People;

/// <summary>Accounts and organisations for tests.</summary>
internal static class TestPeople
{
    public static Task<Account> AddPersonAsync(this Database database, string name, string? email = null, bool confirmed = true, params Role[] roles) => database.WriteAsync(
        async session =>
        {
            var given = new NewAccount(email ?? $"{Guid.CreateVersion7():N}@people.example", name, "hash", "fr", EmailConfirmed: confirmed);
            var account = (await AccountStore.AddAsync(session, given, CancellationToken.None))!;
            foreach (var role in roles)
            {
                await RoleStore.GrantAsync(session, account.Id, new RoleGrant(role, Scope.Everything), CancellationToken.None);
            }

            return account;
        },
        CancellationToken.None);

    public static Organisation Organisation(string name, params string[] domains) => new()
    {
        Id = Guid.Empty,
        Number = 0,
        Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name }),
        ActorType = "civil-society",
        Country = "ma",
        Domains = domains,
    };
}
