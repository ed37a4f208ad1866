using Repository.Domain.Access;

namespace Repository.Web.Features.Admin;

/// <summary>The pages of those who run the site, in their order. Whoever adds one adds a line here, and its name to the texts as <c>Admin.Menu{Name}</c>.</summary>
public static class AdminMenu
{
    public static IReadOnlyList<AdminMenuItem> Items { get; } =
    [
        new("Overview", "", PolicyTable.SeeAdministration),
        new("People", "people", PolicyTable.SeePeople),
        new("Organisations", "organisations", PolicyTable.EditOrganisation),
        new("Memberships", "memberships", PolicyTable.DecideMembership),
        new("Outbox", "outbox", PolicyTable.SeeOutbox),
        new("Audit", "audit", PolicyTable.SeeAudit),
        new("Settings", "settings", PolicyTable.ChangeSettings),
        new("Health", "health", PolicyTable.SeeHealth),
    ];
}

/// <param name="Path">Below the administration's first page.</param>
/// <param name="Policy">Whoever it does not allow is not shown the way.</param>
public sealed record AdminMenuItem(string Name, string Path, string Policy);
