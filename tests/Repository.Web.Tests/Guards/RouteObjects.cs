using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Which objects there are for each route that names one: in which state, and whose. Written beside the table, not read from the program.</summary>
internal sealed class RouteObjects(GuardedSite site)
{
    /// <summary>Policies about something that belongs to a person, by the part of a route that names it.</summary>
    private static readonly string[] AboutAll = [PolicyTable.SeeAdministration, PolicyTable.DecideMembership];
    private static readonly string[] AboutSessions = [PolicyTable.EndSession];
    private static readonly string[] AboutPeople = [PolicyTable.GrantRole, PolicyTable.DisableAccount, PolicyTable.EndOthersSessions, PolicyTable.SeePeople];

    /// <summary>Pages about all of something stand in no theme and no region, so who decides in one alone does not see them. A form is refused for its token before that.</summary>
    public static GuardedObject AsAWhole(GuardedRoute route) =>
        !route.NeedsToken && AboutAll.Contains(route.Policy!.Name) ? GuardedObject.Unknown with { Exists = true } : GuardedObject.Unknown;

    /// <returns>Nothing where the route names nothing of which a right depends.</returns>
    public async Task<IReadOnlyList<GuardedObject>> OfAsync(GuardedRoute route, Visitor visitor)
    {
        if (AboutSessions.Contains(route.Policy!.Name))
        {
            // Named by a field of the form.
            var foreign = await OpenAsync((await site.SignInAsync()).Account);
            return visitor.IsSignedIn
                ? [Thing("own", "session", (await OpenAsync(visitor.Person!.Account)).ToString(), visitor.AccountId), Thing("foreign", "session", foreign.ToString(), Guid.Empty)]
                : [Thing("foreign", "session", foreign.ToString(), Guid.Empty)];
        }

        if (AboutPeople.Contains(route.Policy.Name) && route.Parts.FirstOrDefault(name => name is "id" or "number" or "address" or "person") is { } part)
        {
            var other = (await site.SignInAsync()).Account;
            // Whoever ended all sessions of their own could not go on asking.
            return visitor.IsSignedIn && route.Policy.Name != PolicyTable.EndOthersSessions ? [Person("oneself", part, visitor.Person!.Account), Person("another", part, other)] : [Person("another", part, other)];
        }

        return [];
    }

    private static GuardedObject Person(string name, string part, Account account) =>
        Thing(name, part, part == "id" ? account.Id.ToString() : account.Number.ToString(CultureInfo.InvariantCulture), account.Id);

    private static GuardedObject Thing(string name, string part, string value, Guid? owner) =>
        new(name, new Dictionary<string, string>(StringComparer.Ordinal) { [part] = value }) { Exists = true, OwnerId = owner };

    private Task<Guid> OpenAsync(Account account) => site.Get<Database>().WriteAsync(
        async session => (await SessionStore.OpenAsync(session, account.Id, "127.0.0.1", "another browser", kept: false, CancellationToken.None)).Id, CancellationToken.None);
}
