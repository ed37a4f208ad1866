using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>The sections of a draft's form. Whatever is typed is saved, right or wrong; the script of the page saves by the same way, and is answered in JSON.</summary>
[Route("{language:language}/contribute/{id:guid}/{section}")]
public sealed class SectionsController(SubmissionDoor door, DraftStore drafts, AuthoringDesk desk, SectionPages pages, ICatalogue catalogue, Texts texts, Links links) : Controller
{
    /// <summary>Where to after saving.</summary>
    public const string Back = "back";
    public const string Next = "next";

    [Get]
    [Allows(PolicyTable.SeeSubmission)]
    public Task<IActionResult> Edit(Guid id, string section, CancellationToken ct) => door.OpenAsync(id, PolicyTable.SeeSubmission, async opened =>
    {
        if (DraftSection.Find(opened.Draft.Kind, section) is not { } found)
        {
            return NotFound();
        }

        return opened.Allows(PolicyTable.WriteDraft)
            ? View(await pages.OfAsync(opened, found, new SectionView { NamesMissing = Request.Query.ContainsKey("check"), Saved = SavedSection(opened.Draft.Kind) }, ct))
            : LocalRedirect(links.Submission(id));
    }, ct);

    /// <param name="seen">The section's token when the writer was given the form.</param>
    /// <param name="go"><see cref="Back"/> to the draft, else to the next section.</param>
    [HttpPost]
    [Allows(PolicyTable.WriteDraft)]
    public Task<IActionResult> Update(Guid id, string section, string? seen, string? go, CancellationToken ct) => door.OpenAsync(id, PolicyTable.SeeSubmission, async opened =>
    {
        if (!opened.Case.Subject.Standings.Contains(Standing.Editor) || DraftSection.Find(opened.Draft.Kind, section) is not { } found)
        {
            return NotFound();
        }

        var typed = SectionTyping.Read(found, Request.Form);
        return await drafts.SaveAsync(id, typed, seen ?? "", HttpContext.SignedIn()!.Account.Id, ct) switch
        {
            DraftSave.Saved saved => await SavedAsync(opened, saved.Draft, found, go, ct),
            DraftSave.Stale stale => await RefusedAsync(opened with { Draft = stale.Current }, found, typed, StatusCodes.Status409Conflict, "Contribute.Stale", ct),
            DraftSave.TooLong => await RefusedAsync(opened, found, typed, StatusCodes.Status413PayloadTooLarge, "Contribute.TooLong", ct),
            _ => await RefusedAsync(opened, found, typed, StatusCodes.Status409Conflict, "Contribute.NotWritable", ct),
        };
    }, ct);

    private async Task<IActionResult> SavedAsync(OpenedSubmission opened, Draft draft, DraftSection section, string? go, CancellationToken ct)
    {
        if (Request.WantsJson())
        {
            return Json(new { savedAt = draft.SavedAt, token = section.Token(draft.Answers) });
        }

        // Whoever has just typed something wrong is told at once, and goes on by sending it once more.
        var stays = go != Back && draft.Version != opened.Draft.Version
            && (await desk.ReadAsync(opened.Submission, draft, catalogue.Taxonomy, ct)).Problems.Any(problem => problem.Rule != FieldRule.Required && section.Names.Contains(problem.Field));
        var next = go == Back ? null : stays ? section : section.Next;
        return LocalRedirect($"{links.Submission(draft.SubmissionId, next?.Section.Name ?? "")}?saved={section.Section.Name}");
    }

    private async Task<IActionResult> RefusedAsync(OpenedSubmission opened, DraftSection section, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, int status, string reason, CancellationToken ct)
    {
        Response.StatusCode = status;
        if (Request.WantsJson())
        {
            return Json(new { message = texts[reason] });
        }

        var answers = typed.Aggregate(opened.Draft.Answers, (all, one) => all.With(one.Key, one.Value));
        return View("Edit", await pages.OfAsync(opened, section, new SectionView { Typed = answers, ShowsMeanwhile = status == StatusCodes.Status409Conflict, Refusal = texts[reason] }, ct));
    }

    private string? SavedSection(Kind kind) => kind.SectionNamed(Request.Query["saved"].ToString())?.Name;
}
