using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Records;

/// <summary>The versions of a record that were public, each as it was, and what changed between any two.</summary>
[Route("{language:language}/{kindPath:kind}/{address}/versions")]
[Allows(PolicyTable.ReadPublished)]
public sealed class VersionsController(ContributionStore contributions, RecordDoor door, RecordPageBuilder pages, VersionPages versions, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Index(string kindPath, string address, CancellationToken ct) => door.OpenAsync(this, kindPath, address, async contribution =>
    {
        var list = await versions.ListAsync(contribution, NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View("Versions", list);
    }, ct);

    [Get("{number:int}")]
    public Task<IActionResult> Show(string kindPath, string address, int number, CancellationToken ct) => door.OpenAsync(this, kindPath, address, async contribution =>
        await contributions.VersionAsync(contribution.Id, number, ct) is { } version ? View("Show", pages.Of(contribution, version)) : NotFound(), ct);

    /// <summary>Two versions chosen on the list lead to their comparison.</summary>
    [Get("compare")]
    public Task<IActionResult> Choose(string kindPath, string address, int newer, int older, CancellationToken ct) => door.OpenAsync(this, kindPath, address, contribution =>
        Task.FromResult<IActionResult>(IsThere(contribution, newer) && IsThere(contribution, older) ? Redirect(links.Comparison(contribution, newer, older)) : NotFound()), ct);

    /// <summary>From the older to the newer one, which comes first in the address.</summary>
    [Get("{number:int}/compare/{other:int}")]
    public Task<IActionResult> Compare(string kindPath, string address, int number, int other, CancellationToken ct) => door.OpenAsync(this, kindPath, address, async contribution =>
    {
        if (number <= other && IsThere(contribution, number) && IsThere(contribution, other))
        {
            return Redirect(number == other ? links.Version(contribution, number) : links.Comparison(contribution, other, number));
        }

        return await contributions.VersionAsync(contribution.Id, number, ct) is { } newer && await contributions.VersionAsync(contribution.Id, other, ct) is { } older
            ? View("Comparison", versions.Comparison(contribution, newer, older))
            : NotFound();
    }, ct);

    private static bool IsThere(Contribution contribution, int number) => number >= 1 && number <= contribution.PublishedVersion;
}
