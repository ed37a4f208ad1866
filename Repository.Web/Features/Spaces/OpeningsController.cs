using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Spaces;

/// <summary>A space that nobody had to suggest, opened by those who may decide.</summary>
[Route("{language:language}/spaces/new")]
[Allows(PolicyTable.OpenSpace)]
public sealed class OpeningsController(SpaceDesk desk, SpaceFields fields, SpaceForms forms, AccessGate gate, Links links) : Controller
{
    [Get]
    public IActionResult New() => gate.Refusal(PolicyTable.OpenSpace, new AccessSubject()) is { } refusal ? refusal : View(FormSheet.View, forms.New(ModelState));

    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        if (gate.Refusal(PolicyTable.OpenSpace, new AccessSubject()) is { } refusal)
        {
            return refusal;
        }

        var typed = fields.Read(Request.Form, SpaceForms.Blank, runs: false, ModelState);
        if (ModelState.ErrorCount > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, forms.New(ModelState));
        }

        return await desk.OpenAsync(typed, gate.Actor, HttpContext.ToAuditContext(), ct) is SpaceOutcome.Saved saved ? LocalRedirect($"{links.Space(saved.Space.Name)}?done=opened") : NotFound();
    }
}
