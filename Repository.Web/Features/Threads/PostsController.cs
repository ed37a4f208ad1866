using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Threads;

/// <summary>Single posts: where each stands, answers to it, its text written otherwise, and what it said before.</summary>
[Route("{language:language}/threads/{thread}/posts/{number:int:min(1)}")]
public sealed class PostsController(ThreadDoor door, DiscussionStore discussions, DiscussionDesk desk, ThreadPages pages, PostForms forms, MarkdownRenderer markdown, AccessGate gate, Texts texts, Links links) : Controller
{
    /// <summary>Leads to the page on which it stands now; what was just done goes along.</summary>
    [Get]
    [Allows(PolicyTable.ReadThread)]
    public Task<IActionResult> Show(string thread, int number, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.ReadThread,
        found => Task.FromResult<IActionResult>(LocalRedirect(WithQuery(links.PlaceOf(found.Thread.Thread, found.Post)))),
        ct);

    [Get("reply")]
    [Allows(PolicyTable.WritePost)]
    public Task<IActionResult> New(string thread, int number, CancellationToken ct) => door.WriteAsync(
        thread,
        async found => await AnsweredAsync(found, number, ct) is { } parent ? View("Form", forms.Reply(found, parent, Request.Query.ContainsKey("quote"), typed: null, ModelState)) : NotFound(),
        async found =>
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Show", await pages.OfAsync(found, page: 1, typed: null, ModelState, ct));
        },
        ct);

    [HttpPost("reply")]
    [Allows(PolicyTable.WritePost)]
    public Task<IActionResult> Create(string thread, int number, PostForm form, CancellationToken ct) => door.WriteAsync(
        thread,
        async found =>
        {
            if (forms.Body(form, ModelState) is { } body && !form.WantsPreview)
            {
                var outcome = await desk.PostAsync(found.Thread.Number, form.ToPost(body, number), gate.Actor, ct);
                if (outcome is PostOutcome.Done done)
                {
                    return LocalRedirect($"{links.Post(found.Thread, done.Number)}?done={(done.Held ? "held" : "posted")}");
                }

                forms.NotWritten(outcome, ModelState);
            }

            return await AgainAsync(found, number, form, ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ct);
        },
        found =>
        {
            forms.NotWritten(new PostOutcome.Refused(), ModelState);
            return AgainAsync(found, number, form, StatusCodes.Status409Conflict, ct);
        },
        ct);

    [Get("edit")]
    [Allows(PolicyTable.EditPost)]
    public Task<IActionResult> Edit(string thread, int number, CancellationToken ct) =>
        door.OpenAsync(thread, number, PolicyTable.EditPost, found => Task.FromResult<IActionResult>(View("Form", forms.Edit(found, typed: null, now: null, ModelState))), ct);

    [HttpPost("edit")]
    [Allows(PolicyTable.EditPost)]
    public Task<IActionResult> Update(string thread, int number, PostForm form, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.EditPost,
        async found =>
        {
            var (now, status) = ((Post?)null, StatusCodes.Status400BadRequest);
            if (forms.Body(form, ModelState) is { } body && !form.WantsPreview)
            {
                var outcome = await desk.EditAsync(found.Thread.Thread.Number, number, body, form.Version, gate.Actor, ct);
                if (outcome is PostOutcome.Done done)
                {
                    return LocalRedirect($"{links.Post(found.Thread.Thread, number)}?done={(done.Held ? "held" : "edited")}");
                }

                forms.NotWritten(outcome, ModelState);
                (now, status) = outcome is PostOutcome.Changed changed ? (changed.Now, StatusCodes.Status409Conflict) : (null, status);
            }

            Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : status;
            return View("Form", forms.Edit(found, form, now, ModelState));
        },
        ct);

    /// <summary>What it said before, for its author and for those who moderate.</summary>
    [Get("versions")]
    [Allows(PolicyTable.RemovePost)]
    public Task<IActionResult> Versions(string thread, int number, CancellationToken ct) => door.OpenAsync(
        thread,
        number,
        PolicyTable.RemovePost,
        async found =>
        {
            var versions = await discussions.VersionsAsync(found.Post, ct);
            return View(new PostVersionsPage(
                new PageHead { Title = texts["Threads.VersionsHeading"], Section = SiteSection.Spaces, NoIndex = true },
                [(texts["Spaces.Spaces"], links.Spaces), (found.Thread.Thread.Title, links.Post(found.Thread.Thread, number)), (texts["Threads.VersionsHeading"], null)],
                [.. versions.Select(version => (version.WrittenAt, markdown.Render(version.Body, headingsUnder: 2, texts.Language.Code)))]));
        },
        ct);

    private async Task<IActionResult> AgainAsync(ThreadCase found, int number, PostForm form, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return await discussions.ShownAsync(found, number, gate.Actor, ct) is { } parent ? View("Form", forms.Reply(found, parent, quotes: false, form, ModelState)) : NotFound();
    }

    private async Task<ShownPost?> AnsweredAsync(ThreadCase found, int number, CancellationToken ct) =>
        await discussions.ShownAsync(found, number, gate.Actor, ct) is { Post.State: PostState.Visible } shown ? shown : null;

    private string WithQuery(string place)
    {
        var done = Request.Query["done"].ToString();
        if (done.Length is 0 or > 20 || !done.All(char.IsAsciiLetterLower))
        {
            return place;
        }

        var parts = place.Split('#');
        return $"{parts[0]}{(parts[0].Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}#{parts[1]}";
    }
}
