using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Spaces;

/// <summary>What a space says, for those who run it.</summary>
[Route("{language:language}/spaces/{name}/edit")]
[Allows(PolicyTable.EditSpace)]
public sealed class SpaceEditsController(SpaceDoor door, SpaceDesk desk, SpaceFields fields, SpaceForms forms, AccessGate gate, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Edit(string name, CancellationToken ct) =>
        door.OpenAsync(name, PolicyTable.EditSpace, found => Task.FromResult<IActionResult>(View(FormSheet.View, forms.Edit(found.Space, ModelState))), ct);

    /// <param name="version">Of the space that the form was made on.</param>
    [HttpPost]
    public Task<IActionResult> Update(string name, long version, CancellationToken ct) => door.OpenAsync(name, PolicyTable.EditSpace, async found =>
    {
        ModelState.Clear();
        var typed = fields.Read(Request.Form, found.Space.Content, runs: true, ModelState);
        if (ModelState.ErrorCount > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, forms.Edit(found.Space, ModelState) with { Version = version });
        }

        switch (await desk.ChangeAsync(name, version, typed, gate.Actor, HttpContext.ToAuditContext(), ct))
        {
            case SpaceOutcome.Saved:
                return LocalRedirect($"{links.Space(name)}?done=saved");
            case SpaceOutcome.Stale stale:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View(FormSheet.View, forms.Stale(forms.Edit(stale.Current, ModelState), stale.Current, typed));
            case SpaceOutcome.NotFound:
                return NotFound();
            case var outcome:
                throw new UnreachableException($"no page for {outcome}");
        }
    }, ct);
}
