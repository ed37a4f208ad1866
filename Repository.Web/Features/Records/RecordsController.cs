using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Records;

/// <summary>The public page of a record and the list of its kind, whatever the kind.</summary>
[Route("{language:language}/{kindPath:kind}")]
[Allows(PolicyTable.ReadPublished)]
public sealed class RecordsController(ContributionStore contributions, RecordPageBuilder pages, RecordListBuilder lists, Links links) : Controller
{
    [Get]
    public IActionResult Index(string kindPath)
    {
        var list = lists.Of(KindCatalogue.AtPath(kindPath)!, Request.Query);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View(list);
    }

    /// <summary>The number leads to the record; a slug that is not, or no longer, its own leads to the right address.</summary>
    [Get("{address}")]
    public async Task<IActionResult> Show(string kindPath, string address, CancellationToken ct)
    {
        var kind = KindCatalogue.AtPath(kindPath)!;
        if (NumberOf(address) is not { } number)
        {
            return NotFound();
        }

        if (await contributions.PublishedAsync(kind, number, ct) is not { } record)
        {
            var gone = await contributions.FindAsync(kind, number, ct);
            return gone?.Publication == PublicationState.Withdrawn ? Withdrawn(gone) : NotFound();
        }

        var right = links.Record(kind, number, record.Contribution.Slug);
        if (right.EndsWith($"/{address}", StringComparison.Ordinal))
        {
            return View(pages.Of(record));
        }

        // The number leads here for good, the slug may come back: a browser must not keep the redirect.
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(right + Request.QueryString);
    }

    /// <summary>The number before the first hyphen.</summary>
    private static int? NumberOf(string address) =>
        int.TryParse(address.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private ViewResult Withdrawn(Contribution contribution)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Withdrawn", pages.Tombstone(contribution));
    }
}
