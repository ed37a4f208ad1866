using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Beginning a change of what is published, or going on with the one that is open.</summary>
[Route("{language:language}/{kindPath:kind}/{address}/change")]
[Allows(PolicyTable.ChangeContribution)]
public sealed class ChangesController(ContributionStore contributions, SubmissionCases cases, AuthoringDesk desk, AccessGate gate, ICatalogue catalogue, KindWords kinds, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(string kindPath, string address, CancellationToken ct) =>
        OpenAsync(kindPath, address, record => Task.FromResult<IActionResult>(View(FormSheet.View, Sheet(record))), ct);

    [HttpPost]
    public Task<IActionResult> Create(string kindPath, string address, CancellationToken ct) => OpenAsync(kindPath, address, async record =>
    {
        switch (await desk.ChangeAsync(record.Contribution.Id, HttpContext.ToAuditContext(), ct))
        {
            case AuthoringOutcome.Done done:
                return LocalRedirect(links.Submission(done.Submission.Id));
            case AuthoringOutcome.Moved moved:
                return LocalRedirect(links.Submission(moved.Submission.Id));
            case AuthoringOutcome.TooMany many:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Contribute.TooMany", many.PerDay]);
                return View(FormSheet.View, Sheet(record));
            default:
                return NotFound();
        }
    }, ct);

    private async Task<IActionResult> OpenAsync(string kindPath, string address, Func<PublishedRecord, Task<IActionResult>> answer, CancellationToken ct)
    {
        if (NumberedAddress.NumberOf(address) is not { } number || await contributions.PublishedAsync(KindCatalogue.AtPath(kindPath)!, number, ct) is not { } record)
        {
            return NotFound();
        }

        return gate.Refusal(PolicyTable.ChangeContribution, await cases.OfContributionAsync(record.Contribution, gate.Actor.AccountId, catalogue.Taxonomy, ct)) is { } refusal ? refusal : await answer(record);
    }

    private FormSheet Sheet(PublishedRecord record)
    {
        var (kind, heading) = (record.Kind, texts["Contribute.ChangeHeading"]);
        var address = links.Record(kind, record.Contribution.Number, record.Contribution.Slug);
        var sheet = FormSheet.Of(ModelState, texts, new PageHead { Title = heading, Section = SiteSection.Contribute, NoIndex = true }, heading, texts["Contribute.BeginChange"]);
        return sheet with
        {
            Crumbs = [(kinds.Plural(kind), links.List(kind)), (kinds.Numbered(kind, record.Contribution.Number), address), (heading, null)],
            Paragraphs = [record.Content.Title, texts["Contribute.ChangeNote"]],
            Ways = [(texts["Contribute.LeaveIt"], address)],
        };
    }
}
