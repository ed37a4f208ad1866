using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Spaces;

/// <summary>Closing a space now, archiving it, opening it again.</summary>
[Route("{language:language}/spaces/{name}/state")]
[Allows(PolicyTable.EditSpace)]
public sealed class SpaceStepsController(SpaceDoor door, SpaceDesk desk, SpaceForms forms, AccessGate gate, TimeProvider clock, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Edit(string name, CancellationToken ct) =>
        door.OpenAsync(name, PolicyTable.EditSpace, found => Task.FromResult<IActionResult>(View(FormSheet.View, forms.Move(found.Space, found.Phase, ModelState))), ct);

    [HttpPost]
    public Task<IActionResult> Update(string name, SpaceStepForm form, CancellationToken ct) => door.OpenAsync(name, PolicyTable.EditSpace, async found =>
    {
        if (forms.Read(form, found, clock.StorableNow(), ModelState) is not { } timetable)
        {
            return Sheet(forms.Move(found.Space, found.Phase, ModelState), StatusCodes.Status400BadRequest);
        }

        var content = found.Space.Content with { Timetable = timetable };
        switch (await desk.ChangeAsync(name, form.Version, content, gate.Actor, HttpContext.ToAuditContext(), ct))
        {
            case SpaceOutcome.Saved:
                return LocalRedirect($"{links.Space(name)}?done=saved");
            case SpaceOutcome.Stale stale:
                return Sheet(forms.Stale(forms.Move(stale.Current, stale.Current.PhaseAt(clock.StorableNow()), ModelState), stale.Current, content), StatusCodes.Status409Conflict);
            case SpaceOutcome.NotFound:
                return NotFound();
            case var outcome:
                throw new UnreachableException($"no page for {outcome}");
        }
    }, ct);

    private ViewResult Sheet(FormSheet sheet, int status)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheet);
    }
}
