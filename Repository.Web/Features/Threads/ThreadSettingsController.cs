using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Threads;

/// <summary>What those who moderate set of a thread: pinned, locked, in which space it stands.</summary>
[Route("{language:language}/threads/{thread}/settings")]
[Allows(PolicyTable.ModerateTalk)]
public sealed class ThreadSettingsController(ThreadDoor door, DiscussionDesk desk, SpaceStore spaces, ThreadSheets sheets, AccessGate gate, Links links) : Controller
{
    /// <summary>More is no list to choose from.</summary>
    private const int MostSpaces = 200;

    [Get]
    public Task<IActionResult> Edit(string thread, CancellationToken ct) => door.OpenAsync(
        thread, PolicyTable.ModerateTalk, async found => View(FormSheet.View, sheets.Settings(found, await SpacesAsync(found, ct), ModelState)), ct);

    [HttpPost]
    public Task<IActionResult> Update(string thread, bool pinned, bool locked, string? space, CancellationToken ct) => door.OpenAsync(
        thread,
        PolicyTable.ModerateTalk,
        async found =>
        {
            var name = space is { Length: > 0 } && Space.IsName(space) ? space : found.Space.Space.Name;
            return await desk.ChangeThreadAsync(found.Thread.Number, pinned, locked, name, gate.Actor, HttpContext.ToAuditContext(), ct) is PostOutcome.Done
                ? LocalRedirect($"{links.Thread(found.Thread)}?done=changed")
                : new AccessRefusal(AccessDecision.Hidden);
        },
        ct);

    /// <summary>To which it can be moved. What a space asks itself stays where it is.</summary>
    private async Task<IReadOnlyList<Space>> SpacesAsync(ThreadCase found, CancellationToken ct) => found.Thread.Kind == ThreadKind.Guiding
        ? []
        : [.. (await spaces.ListAsync(new SpaceFilter(), gate.Actor, skip: 0, MostSpaces, ct)).Page.Where(space => DiscussionStore.Moderates(space, gate.Actor)).Select(space => space.Space)];
}
