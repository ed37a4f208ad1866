using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Spaces;

namespace Repository.Web.Features.Threads;

/// <summary>Threads: begun in a space, read at an address of their own.</summary>
public sealed class ThreadsController(SpaceDoor spaces, ThreadDoor door, DiscussionDesk desk, ThreadPages pages, PostForms forms, AccessGate gate, Links links) : Controller
{
    [Get("{language:language}/spaces/{name}/threads/new")]
    [Allows(PolicyTable.StartThread)]
    public Task<IActionResult> New(string name, CancellationToken ct) =>
        spaces.OpenAsync(name, PolicyTable.StartThread, space => Task.FromResult<IActionResult>(View("Form", forms.Thread(space, typed: null, ModelState))), ct);

    [HttpPost("{language:language}/spaces/{name}/threads/new")]
    [Allows(PolicyTable.StartThread)]
    public Task<IActionResult> Create(string name, ThreadForm form, CancellationToken ct) => spaces.OpenAsync(
        name,
        PolicyTable.StartThread,
        async space =>
        {
            if (forms.Read(form, ModelState) is { } given && !form.WantsPreview)
            {
                var outcome = await desk.StartAsync(name, given, gate.Actor, ct);
                if (outcome is PostOutcome.Done done)
                {
                    return LocalRedirect($"{links.Thread(done.Thread)}?done={(done.Held ? "held" : "posted")}");
                }

                forms.NotWritten(outcome, ModelState);
            }

            Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
            return View("Form", forms.Thread(space, form, ModelState));
        },
        ct);

    [Get("{language:language}/threads/{thread}")]
    [Allows(PolicyTable.ReadThread)]
    public Task<IActionResult> Show(string thread, CancellationToken ct) => door.OpenAsync(
        thread,
        PolicyTable.ReadThread,
        async found =>
        {
            if (Request.Path != links.Thread(found.Thread))
            {
                return NumberedAddress.LeadOn(this, links.Thread(found.Thread));
            }

            var page = await pages.OfAsync(found, NumberedAddress.Page(Request.Query), typed: null, ModelState, ct);
            return page.Pager.Page > page.Pager.Last ? Redirect(page.Pager.Address(page.Pager.Last)) : View("Show", page);
        },
        ct);

    /// <summary>A post at the top level.</summary>
    [HttpPost("{language:language}/threads/{thread}")]
    [Allows(PolicyTable.WritePost)]
    public Task<IActionResult> Post(string thread, PostForm form, CancellationToken ct) => door.WriteAsync(
        thread,
        async found =>
        {
            if (forms.Body(form, ModelState) is { } body && !form.WantsPreview)
            {
                var outcome = await desk.PostAsync(found.Thread.Number, form.ToPost(body, parent: null), gate.Actor, ct);
                if (outcome is PostOutcome.Done done)
                {
                    return LocalRedirect($"{links.Post(found.Thread, done.Number)}?done={(done.Held ? "held" : "posted")}");
                }

                forms.NotWritten(outcome, ModelState);
            }

            return await AgainAsync(found, form, ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ct);
        },
        found =>
        {
            forms.NotWritten(new PostOutcome.Refused(), ModelState);
            return AgainAsync(found, form, StatusCodes.Status409Conflict, ct);
        },
        ct);

    /// <summary>All that answers a post at the top level.</summary>
    /// <param name="root">Its place among those of the thread.</param>
    [Get("{language:language}/threads/{thread}/replies/{root:int:min(1)}")]
    [Allows(PolicyTable.ReadThread)]
    public Task<IActionResult> Branch(string thread, int root, CancellationToken ct) => door.OpenAsync(
        thread,
        PolicyTable.ReadThread,
        async found => await pages.BranchAsync(found, root, NumberedAddress.Page(Request.Query), ModelState, ct) is not { } page ? NotFound()
            : page.Pager.Page > page.Pager.Last ? Redirect(page.Pager.Address(page.Pager.Last))
            : View("Show", page),
        ct);

    private async Task<IActionResult> AgainAsync(ThreadCase found, PostForm form, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View("Show", await pages.OfAsync(found, Math.Max(1, (found.Thread.LastRoot + DiscussionStore.PageSize - 1) / DiscussionStore.PageSize), form, ModelState, ct));
    }
}
