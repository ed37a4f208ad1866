using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Spaces;

/// <summary>Being a member no longer.</summary>
[Route("{language:language}/spaces/{name}/leave")]
[Allows(PolicyTable.LeaveSpace)]
public sealed class LeavesController(SpaceDoor door, SpaceDesk desk, SpaceSheets sheets, AccessGate gate, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(string name, CancellationToken ct) =>
        door.OpenAsync(name, PolicyTable.LeaveSpace, found => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Leave(found.Space))), ct);

    /// <summary>Leads to the list where the space is none of theirs to see any more.</summary>
    [HttpPost]
    public Task<IActionResult> Create(string name, CancellationToken ct) => door.OpenAsync(
        name,
        PolicyTable.LeaveSpace,
        async found =>
        {
            await desk.LeaveAsync(name, gate.Actor, ct);
            return LocalRedirect(gate.Shows(PolicyTable.SeeSpace, (found with { IsMember = false }).Subject) ? $"{links.Space(name)}?done=left" : links.Spaces);
        },
        ct);
}
