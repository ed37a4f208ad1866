using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Spaces;

/// <summary>Becoming a member.</summary>
[Route("{language:language}/spaces/{name}/join")]
[Allows(PolicyTable.JoinSpace)]
public sealed class JoinsController(SpaceDoor door, SpaceDesk desk, SpaceSheets sheets, AccessGate gate, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(string name, CancellationToken ct) =>
        door.OpenAsync(name, PolicyTable.JoinSpace, found => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Join(found.Space))), ct);

    [HttpPost]
    public Task<IActionResult> Create(string name, CancellationToken ct) => door.OpenAsync(
        name, PolicyTable.JoinSpace, async _ => LocalRedirect(links.Space(name) + (await desk.JoinAsync(name, gate.Actor, ct) ? "?done=joined" : "")), ct);
}
