using Repository.Domain.Contributions;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Organisations;

public sealed record OrganisationListPage(PageHead Head, OrganisationFilter Filter, IReadOnlyList<OrganisationItem> Organisations, Pager Pager) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    public bool IsFiltered => Filter.Words.Length > 0 || Filter.ActorType is not null || Filter.Country is not null;
}

/// <param name="Facts">Actor type and country, in the language of the page.</param>
public sealed record OrganisationItem(string Name, string Address, IReadOnlyList<string> Facts);

public sealed record OrganisationPage(PageHead Head, Organisation Organisation, string Name, IReadOnlyList<string> Facts, AuthoredRecords Contributions) : IPage
{
    /// <summary>Its names in other languages than the page's, by language.</summary>
    public required IReadOnlyList<(string Language, string Name)> OtherNames { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<(string Name, string? Address)> Members { get; init; }

    /// <summary>Of members that the page does not name, as they are too many.</summary>
    public required int MoreMembers { get; init; }
}

public sealed class OrganisationPages(OrganisationStore organisations, MembershipStore memberships, AuthorStore authors, ICatalogue catalogue, TermOptions terms, Labels labels, Texts texts, Links links)
{
    private const int PageSize = 50;

    /// <summary>A page names so many members; who looks for one of more looks for the person.</summary>
    private const int MaxMembers = 200;

    public async Task<OrganisationListPage> ListAsync(OrganisationFilter filter, int page, CancellationToken ct)
    {
        filter = filter with { State = OrganisationState.Active };
        var (found, total) = await organisations.ListAsync(filter, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        var pager = new Pager(page, PageSize, total, number => links.Organisations + OrganisationQuery.ToQueryString(filter, number));
        var list = new OrganisationListPage(
            new PageHead { Title = texts["Organisations.Organisations"], Description = texts["Organisations.Introduction"] },
            filter,
            [.. found.Select(Item)],
            pager)
        {
            Filters = Filters(filter),
        };
        return list with { Head = list.Head with { NoIndex = list.IsFiltered } };
    }

    public async Task<OrganisationPage> OfAsync(Organisation organisation, int page, CancellationToken ct)
    {
        var (ids, total) = await authors.PublishedOfOrganisationAsync(organisation.Id, (page - 1) * AuthoredRecords.PageSize, AuthoredRecords.PageSize, ct);
        var (members, memberCount) = await memberships.PublicMembersAsync(organisation.Id, 0, MaxMembers, ct);
        var (name, address) = (organisation.Names.In(texts.Language.Code), links.Organisation(organisation.Number, organisation.Slug));
        return new OrganisationPage(
            new PageHead { Title = name },
            organisation,
            name,
            Facts(organisation),
            AuthoredRecords.Of(ids, total, page, catalogue, number => number == 1 ? address : $"{address}?page={number}"))
        {
            OtherNames = [.. organisation.Names.All.Where(pair => pair.Value != name).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))],
            Description = Paragraphs.Of(organisation.Description),
            Members = [.. members.Select(member => (member.DisplayName, (string?)links.Person(member.Number, Slugs.Of(member.DisplayName))))],
            MoreMembers = memberCount - members.Count,
        };
    }

    public IReadOnlyList<string> Facts(Organisation organisation) =>
    [
        labels.Full(new TermKey(Dimension.ActorType, organisation.ActorType)),
        .. organisation.Country is { } country ? [labels.Full(new TermKey(Dimension.Country, country))] : Array.Empty<string>(),
    ];

    /// <summary>Filters of a list of organisations, public or not.</summary>
    public IReadOnlyList<FormField> Filters(OrganisationFilter filter) =>
    [
        new("q", FieldKind.Search, texts["Organisations.Name"]) { Value = filter.Words, MaxLength = 200 },
        new("actor", FieldKind.Select, texts["Organisations.ActorType"]) { Value = filter.ActorType ?? "", Options = terms.OrNone(Dimension.ActorType, "Shared.All") },
        new("country", FieldKind.Select, texts["Organisations.Country"]) { Value = filter.Country ?? "", Options = terms.OrNone(Dimension.Country, "Shared.All") },
    ];

    private OrganisationItem Item(Organisation organisation) =>
        new(organisation.Names.In(texts.Language.Code), links.Organisation(organisation.Number, organisation.Slug), Facts(organisation));
}
