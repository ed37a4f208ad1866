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

/// <summary>Declining a space that somebody suggested, with a reason that they read.</summary>
[Route("{language:language}/spaces/suggestions/{id:guid}/refusal")]
[Allows(PolicyTable.DecideSuggestion)]
public sealed class RefusalsController(SuggestionDoor door, SuggestionDesk desk, SuggestionPages pages, SpaceForms forms, AccessGate gate, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => door.OpenAsync(
        id, PolicyTable.DecideSuggestion, found => Task.FromResult<IActionResult>(found.State == SuggestionState.Waiting ? View(FormSheet.View, forms.Decline(found, ModelState)) : Decided(found)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, string? reason, CancellationToken ct) => door.OpenAsync(id, PolicyTable.DecideSuggestion, async found =>
    {
        var said = SpaceRules.Clean(reason ?? "");
        if (found.State == SuggestionState.Waiting && said.Length is 0 or > SuggestionDesk.MaxReason)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            ModelState.AddModelError("reason", texts[said.Length == 0 ? "Spaces.ReasonMissing" : "Spaces.FaultTooLong", texts["Spaces.Reason"], SuggestionDesk.MaxReason]);
            return View(FormSheet.View, forms.Decline(found, ModelState));
        }

        return await desk.DeclineAsync(id, said, gate.Actor, HttpContext.ToAuditContext(), ct) switch
        {
            SuggestionOutcome.Done => LocalRedirect($"{links.Suggestions(id)}?done=declined"),
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
