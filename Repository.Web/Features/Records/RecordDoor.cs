using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Records;

/// <summary>Leads to a record by its address, and to the pages below it: the number counts; a slug that is not, or no longer, its own leads to the right address.</summary>
public sealed class RecordDoor(ContributionStore contributions, RecordPageBuilder pages, RecordRights rights, Links links)
{
    /// <summary>Parts of an address before those that follow a record's own: the empty one before the first slash, language, kind, number with slug.</summary>
    private const int OwnParts = 4;

    /// <summary>Answers with the published contribution that the address names; else with its tombstone, with the right address, or that there is none.</summary>
    public async Task<IActionResult> OpenAsync(Controller controller, string kindPath, string address, Func<Contribution, Task<IActionResult>> answer, CancellationToken ct)
    {
        var contribution = await FindAsync(kindPath, address, ct);
        return contribution?.Publication switch
        {
            PublicationState.Published => LeadOn(controller, contribution, address) ?? await answer(contribution),
            PublicationState.Withdrawn => await GoneAsync(controller, contribution, ct),
            _ => controller.NotFound(),
        };
    }

    /// <summary>Answers to whoever the policy allows it with the contribution that the address names, published or withdrawn.</summary>
    public async Task<IActionResult> OpenAsync(Controller controller, string policy, string kindPath, string address, Func<Contribution, Task<IActionResult>> answer, CancellationToken ct)
    {
        if (await FindAsync(kindPath, address, ct) is not { } contribution)
        {
            return controller.NotFound();
        }

        return await rights.RefusalAsync(policy, contribution, ct) is { } refusal ? refusal : await answer(contribution);
    }

    /// <returns>Null if the address is the right one.</returns>
    public IActionResult? LeadOn(Controller controller, Contribution contribution, string address)
    {
        var right = links.Record(contribution);
        return right.EndsWith($"/{address}", StringComparison.Ordinal)
            ? null
            : NumberedAddress.LeadOn(controller, string.Join('/', controller.Request.Path.Value!.Split('/').Skip(OwnParts).Prepend(right)));
    }

    /// <returns>Null if nothing of that number is or was public.</returns>
    private async Task<Contribution?> FindAsync(string kindPath, string address, CancellationToken ct) =>
        NumberedAddress.NumberOf(address) is { } number && await contributions.FindAsync(KindCatalogue.AtPath(kindPath)!, number, ct) is { Publication: not PublicationState.Unpublished } found ? found : null;

    private async Task<IActionResult> GoneAsync(Controller controller, Contribution contribution, CancellationToken ct)
    {
        var replacement = contribution.ReplacedById is { } id ? await contributions.FindAsync(id, ct) : null;
        controller.Response.StatusCode = StatusCodes.Status410Gone;
        return controller.View("Withdrawn", pages.Tombstone(contribution, replacement) with
        {
            ReinstatementAddress = await rights.AllowsAsync(PolicyTable.ReinstateContribution, contribution, ct) ? links.Reinstatement(contribution) : null,
        });
    }
}
