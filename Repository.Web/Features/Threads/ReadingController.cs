using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Threads;

/// <summary>How far somebody has read a thread. The page's script says so by itself, a button where there is none.</summary>
[Route("{language:language}/threads/{thread}/read")]
[Allows(PolicyTable.FollowThread)]
public sealed class ReadingController(ThreadDoor door, DiscussionDesk desk, AccessGate gate, Links links) : Controller
{
    /// <param name="upTo">Number of the last post that there was on the page.</param>
    [HttpPost]
    public Task<IActionResult> Create(string thread, int upTo, CancellationToken ct) => door.OpenAsync(
        thread,
        PolicyTable.FollowThread,
        async found =>
        {
            await desk.MarkReadAsync(found, upTo, gate.Actor, ct);
            return LocalRedirect(links.Thread(found.Thread));
        },
        ct);
}
