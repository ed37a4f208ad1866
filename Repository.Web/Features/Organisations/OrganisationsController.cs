using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Organisations;

/// <summary>Organisations as everybody sees them.</summary>
[Route("{language:language}/organisations")]
[Allows(PolicyTable.ReadPublished)]
public sealed class OrganisationsController(OrganisationStore organisations, OrganisationPages pages, Links links) : Controller
{
    [Get]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await pages.ListAsync(OrganisationQuery.Of(Request.Query), NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View(list);
    }

    /// <summary>The number leads to the organisation, also once that has become part of another one.</summary>
    [Get("{address}")]
    public async Task<IActionResult> Show(string address, CancellationToken ct)
    {
        if (NumberedAddress.NumberOf(address) is not { } number || await organisations.FollowAsync(number, ct) is not { } organisation)
        {
            return NotFound();
        }

        var right = links.Organisation(organisation.Number, organisation.Slug);
        if (!right.EndsWith($"/{address}", StringComparison.Ordinal))
        {
            return NumberedAddress.LeadOn(this, right);
        }

        var page = await pages.OfAsync(organisation, NumberedAddress.Page(Request.Query), ct);
        return page.Contributions.Pager is { } pager && pager.Page > pager.Last ? Redirect(pager.Address(pager.Last)) : View(page);
    }
}
