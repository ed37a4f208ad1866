using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Web.Exports;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

public sealed record PeopleListPage(PageHead Head, IReadOnlyList<ListedPerson> People, Pager Pager) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    /// <summary>Kept when the form is sent.</summary>
    public int? Organisation { get; init; }

    public required bool IsFiltered { get; init; }

    public required string Export { get; init; }
}

public sealed record AdminPersonPage(PageHead Head, Domain.Accounts.Account Account, PersonState State, IReadOnlyList<RoleGrant> Grants, IReadOnlyList<Membership> Memberships, int Sessions) : IPage
{
    public Notice? Notice { get; init; }

    /// <summary>Of the public page; null if there is none.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Below it stand the pages of what can be done.</summary>
    public required string Address { get; init; }
}

public sealed class PeoplePages(PeopleList people, RoleStore roles, SessionStore sessions, MembershipStore memberships, PublicPeople shown, RoleWords words, Texts texts, Links links)
{
    private const int PageSize = 50;

    /// <summary>Nobody has more by hand.</summary>
    private const int MaxSessions = 1_000;

    private static readonly string[] Done = ["granted", "revoked", "unchanged", "disabled", "enabled", "signed-out"];

    public async Task<PeopleListPage> ListAsync(PeopleFilter filter, int page, CancellationToken ct)
    {
        var (found, total) = await people.PageAsync(filter, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        var list = links.Admin("people");
        return new PeopleListPage(AdminController.Head(texts, texts["Admin.MenuPeople"]), found, new Pager(page, PageSize, total, number => list + PeopleQuery.ToQueryString(filter, number)))
        {
            Filters =
            [
                new("q", FieldKind.Search, texts["Admin.NameOrAddress"]) { Value = filter.Words, MaxLength = 200 },
                new("role", FieldKind.Select, texts["Admin.Role"]) { Value = filter.Role is { } role ? StoredName.Of(role) : "", Options = Options<Role>("Admin.Role") },
                new("state", FieldKind.Select, texts["Admin.State"]) { Value = filter.State is { } state ? StoredName.Of(state) : "", Options = Options<PersonState>("Admin.State") },
            ],
            Organisation = filter.Organisation,
            IsFiltered = filter != new PeopleFilter(),
            Export = $"{list}/export{PeopleQuery.ToQueryString(filter)}",
        };
    }

    public async Task<AdminPersonPage> OfAsync(Domain.Accounts.Account account, string done, CancellationToken ct)
    {
        var open = await sessions.OfAsync(account.Id, MaxSessions, ct);
        var visible = await shown.FindAsync(account.Number, ct);
        return new AdminPersonPage(
            AdminController.Head(texts, account.DisplayName),
            account,
            account.DisabledAt is not null ? PersonState.Disabled : account.EmailConfirmedAt is null ? PersonState.Unconfirmed : PersonState.Active,
            await roles.OfAsync(account.Id, ct),
            await memberships.OfAsync(account.Id, ct),
            open.Count)
        {
            Notice = Done.Contains(done, StringComparer.Ordinal) ? new Notice(done == "unchanged" ? "info" : "ok", texts[$"Admin.Done.{done}"]) : null,
            PublicAddress = visible is null ? null : links.Person(visible.Number, visible.Slug),
            Address = links.Admin(FormattableString.Invariant($"people/{account.Number}")),
        };
    }

    public FormSheet Export(int total, string back) => new(AdminController.Head(texts, texts["Admin.Export"]), texts["Admin.Export"], texts["Admin.ExportSubmit"])
    {
        Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuPeople"], back), (texts["Admin.Export"], null)],
        Paragraphs = [texts.Count("Admin.ExportPeople", total), texts["Admin.ExportExplained"]],
        Ways = [(texts["Shared.Cancel"], back)],
    };

    public CsvResult Csv(IAsyncEnumerable<ListedPerson> listed) => new(
        "people",
        ["number", "name", "address", "state", "roles", "organisation", "organisation number", "registered", "last used"],
        listed.Select(IReadOnlyList<object?> (person) =>
        [
            person.Number, person.DisplayName, person.Email, StoredName.Of(person.State), string.Join("; ", person.Grants.Select(words.Of)),
            person.Organisation?.Names.In(texts.Language.Code), person.Organisation?.Number, person.CreatedAt, person.SeenAt,
        ]));

    private IReadOnlyList<FieldOption> Options<T>(string key)
        where T : struct, Enum =>
        [new FieldOption("", texts["Shared.All"]), .. Enum.GetValues<T>().Select(value => new FieldOption(StoredName.Of(value), texts[$"{key}{value}"]))];
}
