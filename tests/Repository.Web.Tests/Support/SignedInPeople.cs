using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Identity;

namespace Repository.Web.Tests.Support;

/// <summary>People who are signed in, without the way through the pages.</summary>
internal static class SignedInPeople
{
    private static int count;

    /// <summary>A new person with an open session and the password asked for just now.</summary>
    public static async Task<SignedInPerson> SignInAsync(this TestSite site, params RoleGrant[] grants)
    {
        var name = $"Person {Interlocked.Increment(ref count)}";
        var (account, token) = await site.Get<Database>().WriteAsync(
            async session =>
            {
                var added = await AccountStore.AddAsync(session, new NewAccount($"{Guid.CreateVersion7():N}@example.org", name, "", "en", EmailConfirmed: true), CancellationToken.None);
                foreach (var grant in grants)
                {
                    await RoleStore.GrantAsync(session, added!.Id, grant, CancellationToken.None);
                }

                return (added!, (await SessionStore.OpenAsync(session, added!.Id, "127.0.0.1", "a test", kept: false, CancellationToken.None)).Token);
            },
            CancellationToken.None);
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.LoopbackName}={token}");
        return new SignedInPerson(account, client);
    }

    public static Task<SignedInPerson> SignInAsync(this TestSite site, Role role) => site.SignInAsync(new RoleGrant(role, Scope.Everything));
}

/// <param name="Client">Sends the session's cookie, and follows no redirect.</param>
public sealed record SignedInPerson(Account Account, HttpClient Client);
