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

/// <summary>Spaces that people would like to have: each sees their own, those who decide all.</summary>
[Route("{language:language}/spaces")]
[Allows(PolicyTable.SuggestSpace)]
public sealed class SuggestionsController(SuggestionDoor door, SuggestionDesk desk, SuggestionPages pages, SpaceFields fields, SpaceForms forms, AccessGate gate, Texts texts, Links links) : Controller
{
    [Get("suggestions")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await pages.ListAsync(NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View("Suggestions", list);
    }

    [Get("suggestions/{id:guid}")]
    [Allows(PolicyTable.SeeSuggestion)]
    public Task<IActionResult> Show(Guid id, CancellationToken ct) => door.OpenAsync(
        id, PolicyTable.SeeSuggestion, found => Task.FromResult<IActionResult>(View("Suggestion", pages.Of(found, Done(Request.Query["done"].ToString(), found)))), ct);

    [Get("suggest")]
    public ViewResult New() => View(FormSheet.View, forms.Suggest(ModelState));

    [HttpPost("suggest")]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var typed = fields.Read(Request.Form, SpaceForms.Blank, runs: false, ModelState);
        if (ModelState.ErrorCount > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, forms.Suggest(ModelState));
        }

        switch (await desk.SuggestAsync(typed, gate.Actor, HttpContext.ToAuditContext(), ct))
        {
            case SuggestionOutcome.Done done:
                return LocalRedirect($"{links.Suggestions(done.Suggestion.Id)}?done=sent");
            case SuggestionOutcome.TooMany:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Spaces.TooManySuggestions", SuggestionDesk.SuggestionsPerDay]);
                return View(FormSheet.View, forms.Suggest(ModelState));
            case var outcome:
                throw new UnreachableException($"no page for {outcome}");
        }
    }

    private Notice? Done(string done, SpaceSuggestion found) => (done, found.State) switch
    {
        ("sent", SuggestionState.Waiting) => new Notice("ok", texts["Spaces.DoneSuggested"], texts["Spaces.DoneSuggestedNote"]),
        ("declined", SuggestionState.Declined) => new Notice("ok", texts["Spaces.DoneDeclined"]),
        _ => null,
    };
}
