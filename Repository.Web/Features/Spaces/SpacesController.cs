using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Spaces;

/// <summary>The list of spaces and their pages: as they are at this moment, so no cache keeps them.</summary>
[Route("{language:language}/spaces")]
public sealed class SpacesController(SpaceDoor door, SpaceQueries queries, SpacePages pages) : Controller
{
    [Get]
    [Allows(PolicyTable.SeeSpaces)]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await pages.ListAsync(queries.Of(Request.Query), NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View(list);
    }

    [Get("{name}")]
    [Allows(PolicyTable.SeeSpace)]
    public Task<IActionResult> Show(string name, CancellationToken ct) => door.OpenAsync(
        name, PolicyTable.SeeSpace, async found => View(await pages.OfAsync(found, Request.Query, ct)), ct);
}
