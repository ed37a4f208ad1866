using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Spaces;

/// <summary>Opening the space that somebody suggested, as it is or otherwise.</summary>
[Route("{language:language}/spaces/suggestions/{id:guid}/approval")]
[Allows(PolicyTable.DecideSuggestion)]
public sealed class ApprovalsController(SuggestionDoor door, SuggestionDesk desk, SuggestionPages pages, SpaceFields fields, SpaceForms forms, AccessGate gate, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => door.OpenAsync(
        id, PolicyTable.DecideSuggestion, found => Task.FromResult<IActionResult>(found.State == SuggestionState.Waiting ? View(FormSheet.View, forms.Approve(found, ModelState)) : Decided(found)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.DecideSuggestion, async found =>
    {
        ModelState.Clear();
        var typed = fields.Read(Request.Form, found.Content, runs: false, ModelState);
        if (found.State == SuggestionState.Waiting && ModelState.ErrorCount > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, forms.Approve(found, ModelState));
        }

        return await desk.ApproveAsync(id, typed, gate.Actor, HttpContext.ToAuditContext(), ct) switch
        {
            SuggestionOutcome.Done done => LocalRedirect($"{links.Space(done.Suggestion.SpaceName!)}?done=opened"),
            SuggestionOutcome.Decided decided => Decided(decided.Suggestion),
            SuggestionOutcome.NotFound => NotFound(),
            var outcome => throw new UnreachableException($"no page for {outcome}"),
        };
    }, ct);

    private ViewResult Decided(SpaceSuggestion suggestion)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Suggestion", pages.Of(suggestion, new Notice("warn", texts["Spaces.DecidedMeanwhile"])));
    }
}
