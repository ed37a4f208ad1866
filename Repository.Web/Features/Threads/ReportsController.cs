using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Threads;

/// <summary>Telling those who moderate of a post, and what they do with such reports.</summary>
[Route("{language:language}/threads/{thread}/posts/{number:int:min(1)}")]
public sealed class ReportsController(ThreadDoor door, DiscussionDesk desk, ThreadSheets sheets, AccessGate gate, Links links) : Controller
{
    [Get("report")]
    [Allows(PolicyTable.FollowThread)]
    public Task<IActionResult> New(string thread, int number, CancellationToken ct) => OfAnotherAsync(thread, number, found => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Report(found, ModelState))), ct);

    [HttpPost("report")]
    [Allows(PolicyTable.FollowThread)]
    public Task<IActionResult> Create(string thread, int number, string? reason, string? note, CancellationToken ct) => OfAnotherAsync(
        thread,
        number,
        async found =>
        {
            if (sheets.ReadReport(reason, note, ModelState) is { } report)
            {
                var outcome = await desk.ReportAsync(found.Thread.Thread.Number, number, report, gate.Actor, ct);
                if (outcome is PostOutcome.Done)
                {
                    return LocalRedirect($"{links.Post(found.Thread.Thread, number)}?done=reported");
                }

                sheets.NotReported(outcome, ModelState);
            }

            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, sheets.Report(found, ModelState));
        },
        ct);

    /// <summary>The post stays as it is.</summary>
    [HttpPost("dismissal")]
    [Allows(PolicyTable.ModerateTalk)]
    public Task<IActionResult> Dismiss(string thread, int number, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.ModerateTalk,
        async found =>
        {
            await desk.DismissReportsAsync(found.Thread.Thread.Number, number, gate.Actor, HttpContext.ToAuditContext(), ct);
            return LocalRedirect(links.WaitingPosts);
        },
        ct);

    /// <summary>Nobody reports what they wrote themselves, nor what is not to be seen.</summary>
    private Task<IActionResult> OfAnotherAsync(string thread, int number, Func<PostCase, Task<IActionResult>> answer, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.FollowThread,
        found => found.Post.AuthorId == gate.Actor.AccountId || found.Post.State != PostState.Visible ? Task.FromResult<IActionResult>(NotFound()) : answer(found),
        ct);
}
