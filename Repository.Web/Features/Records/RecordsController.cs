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
public sealed class RecordsController(ContributionStore contributions, RecordDoor door, RecordPageBuilder pages, RecordListBuilder lists, RecordRights rights, Links links) : Controller
{
    [Get]
    public IActionResult Index(string kindPath)
    {
        var list = lists.Of(KindCatalogue.AtPath(kindPath)!, Request.Query);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View(list);
    }

    [Get("{address}")]
    public async Task<IActionResult> Show(string kindPath, string address, CancellationToken ct)
    {
        if (NumberedAddress.NumberOf(address) is not { } number || await contributions.PublishedAsync(KindCatalogue.AtPath(kindPath)!, number, ct) is not { } record)
        {
            return await door.OpenAsync(this, kindPath, address, _ => Task.FromResult<IActionResult>(NotFound()), ct);
        }

        return door.LeadOn(this, record.Contribution, address)
            ?? View(pages.Of(record) with { WithdrawalAddress = await rights.AllowsAsync(PolicyTable.WithdrawContribution, record.Contribution, ct) ? links.Withdrawal(record.Contribution) : null });
    }
}
