using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Threads;

/// <summary>What is done with a post by a button or a small form.</summary>
[Route("{language:language}/threads/{thread}/posts/{number:int:min(1)}")]
public sealed class PostActsController(ThreadDoor door, DiscussionDesk desk, ThreadSheets sheets, AccessGate gate, Links links) : Controller
{
    /// <param name="says">Name of a <see cref="Reaction"/>; with <c>no-</c> before it, it is taken back.</param>
    [HttpPost("reactions")]
    [Allows(PolicyTable.React)]
    public Task<IActionResult> React(string thread, int number, string? says, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.React,
        async found =>
        {
            var takesBack = says?.StartsWith("no-", StringComparison.Ordinal) == true;
            var name = takesBack ? says![3..] : says;
            if (Enum.GetValues<Reaction>().Where(one => StoredName.Of(one) == name).Select(one => (Reaction?)one).FirstOrDefault() is not { } reaction)
            {
                return BadRequest();
            }

            await desk.ReactAsync(found.Thread.Thread.Number, number, reaction, !takesBack, gate.Actor, ct);
            return LocalRedirect(links.PlaceOf(found.Thread.Thread, found.Post));
        },
        ct);

    /// <param name="does"><c>yes</c>, or <c>no</c> to take it back.</param>
    [HttpPost("acceptance")]
    [Allows(PolicyTable.AcceptAnswer)]
    public Task<IActionResult> Accept(string thread, int number, string? does, CancellationToken ct) => door.OpenAsync(
        thread,
        PolicyTable.AcceptAnswer,
        async found => Answer(await desk.AcceptAsync(found.Thread.Number, number, does != "no", gate.Actor, ct), number, ""),
        ct);

    [HttpPost("release")]
    [Allows(PolicyTable.ModerateTalk)]
    public Task<IActionResult> Release(string thread, int number, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.ModerateTalk,
        async found => Answer(await desk.ReleaseAsync(found.Thread.Thread.Number, number, gate.Actor, HttpContext.ToAuditContext(), ct), number, "?done=changed"),
        ct);

    [HttpPost("restoration")]
    [Allows(PolicyTable.ModerateTalk)]
    public Task<IActionResult> Restore(string thread, int number, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.ModerateTalk,
        async found => Answer(await desk.RestoreAsync(found.Thread.Thread.Number, number, gate.Actor, HttpContext.ToAuditContext(), ct), number, "?done=changed"),
        ct);

    [Get("removal")]
    [Allows(PolicyTable.RemovePost)]
    public Task<IActionResult> New(string thread, int number, CancellationToken ct) =>
        door.OpenAsync(thread, number, PolicyTable.RemovePost, found => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Removal(found, ModelState))), ct);

    [HttpPost("removal")]
    [Allows(PolicyTable.RemovePost)]
    public Task<IActionResult> Create(string thread, int number, string? reason, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.RemovePost,
        async found =>
        {
            if (sheets.Reason(found, reason, ModelState) is { } given)
            {
                return Answer(await desk.RemoveAsync(found.Thread.Thread.Number, number, given, gate.Actor, HttpContext.ToAuditContext(), ct), number, "?done=removed");
            }

            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, sheets.Removal(found, ModelState));
        },
        ct);

    /// <summary>Leads to the post as it stands now, also where somebody else was faster.</summary>
    private LocalRedirectResult Answer(PostOutcome outcome, int number, string done) =>
        outcome is PostOutcome.Done { Thread: var thread } ? LocalRedirect(links.Post(thread, number) + done) : LocalRedirect(Request.Path.Value![..Request.Path.Value!.LastIndexOf('/')]);
}
