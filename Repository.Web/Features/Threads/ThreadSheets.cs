using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Spaces;
using Repository.Web.Languages;

namespace Repository.Web.Features.Threads;

/// <summary>Small forms about threads and posts.</summary>
public sealed class ThreadSheets(ThreadWords words, SpaceWords spaceWords, AccessGate gate, Texts texts, Links links)
{
    private const int MaxReason = 500;

    /// <summary>Of one's own post it asks for nothing more; of another's for the reason, which its author and readers are told.</summary>
    public FormSheet Removal(PostCase found, ModelStateDictionary state)
    {
        var own = IsOwn(found);
        FormField[] fields = own ? [] : [new FormField("reason", FieldKind.Area, texts["Threads.Reason"]) { Help = texts["Threads.ReasonHelp"], MaxLength = MaxReason, Rows = 3 }];
        return FormSheet.Of(state, texts, Head("Threads.RemoveHeading"), texts["Threads.RemoveHeading"], texts["Threads.Remove"], fields) with
        {
            Crumbs = Crumbs(found.Thread, texts["Threads.RemoveHeading"]),
            Paragraphs = [texts[own ? "Threads.RemoveOwnExplained" : "Threads.RemoveExplained"]],
            Ways = [(texts["Shared.Cancel"], links.Post(found.Thread.Thread, found.Post.Number))],
        };
    }

    /// <returns>Null where it is missing or too long, which the state says.</returns>
    public string? Reason(PostCase found, string? typed, ModelStateDictionary state)
    {
        var reason = (typed ?? "").ReplaceLineEndings(" ").Trim();
        var problem = IsOwn(found) ? null
            : reason.Length == 0 ? texts["Threads.ProblemNoReason"]
            : reason.Length > MaxReason ? texts["Threads.ProblemLong", MaxReason]
            : reason.Any(char.IsControl) ? texts["Threads.ProblemControl"]
            : null;
        if (problem is not null)
        {
            state.AddModelError("reason", problem);
            return null;
        }

        return IsOwn(found) ? "" : reason;
    }

    public FormSheet Report(PostCase found, ModelStateDictionary state) => FormSheet.Of(
        state,
        texts,
        Head("Threads.ReportHeading"),
        texts["Threads.ReportHeading"],
        texts["Threads.Report"],
        new FormField("reason", FieldKind.Choices, texts["Threads.Reason"]) { Options = [.. Enum.GetValues<ReportReason>().Select(one => new FieldOption(StoredName.Of(one), words.Reason(one)))] },
        new FormField("note", FieldKind.Area, texts["Threads.ReportNote"]) { MaxLength = MaxReason, Rows = 3 }) with
    {
        Crumbs = Crumbs(found.Thread, texts["Threads.ReportHeading"]),
        Paragraphs = [texts["Threads.ReportExplained"]],
        Ways = [(texts["Shared.Cancel"], links.Post(found.Thread.Thread, found.Post.Number))],
    };

    /// <returns>Null where something is wrong with it, which the state says.</returns>
    public PostReport? ReadReport(string? reason, string? note, ModelStateDictionary state)
    {
        var chosen = Enum.GetValues<ReportReason>().Where(one => StoredName.Of(one) == reason).Select(one => (ReportReason?)one).FirstOrDefault();
        if (chosen is null)
        {
            state.AddModelError("reason", texts["Threads.ProblemReportReason"]);
        }

        var text = (note ?? "").ReplaceLineEndings(" ").Trim();
        if (text.Length > MaxReason)
        {
            state.AddModelError("note", texts["Threads.ProblemLong", MaxReason]);
        }
        else if (text.Any(char.IsControl))
        {
            state.AddModelError("note", texts["Threads.ProblemControl"]);
        }

        return state.IsValid && chosen is { } known ? new PostReport(known, text) : null;
    }

    public void NotReported(PostOutcome outcome, ModelStateDictionary state) => state.AddModelError("", outcome is PostOutcome.TooMany many
        ? texts["Threads.ProblemTooManyReports", many.PerDay]
        : texts["Threads.ProblemGone"]);

    /// <param name="spaces">To which it can be moved, its own among them.</param>
    public FormSheet Settings(ThreadCase found, IReadOnlyList<Space> spaces, ModelStateDictionary state)
    {
        var fields = new List<FormField>
        {
            new("pinned", FieldKind.Box, texts["Threads.Pin"]) { Value = found.Thread.Pinned ? bool.TrueString : null },
            new("locked", FieldKind.Box, texts["Threads.Lock"]) { Value = found.Thread.Locked ? bool.TrueString : null },
        };
        if (spaces.Count > 1)
        {
            fields.Add(new("space", FieldKind.Select, texts["Threads.MoveTo"]) { Value = found.Space.Space.Name, Options = [.. spaces.Select(space => new FieldOption(space.Name, spaceWords.Said(space.Content.Title).Text))] });
        }

        return FormSheet.Of(state, texts, Head("Threads.Settings"), texts["Threads.Settings"], texts["Threads.Save"], fields) with
        {
            Crumbs = Crumbs(found, texts["Threads.Settings"]),
            Ways = [(texts["Shared.Cancel"], links.Thread(found.Thread))],
        };
    }

    private bool IsOwn(PostCase found) => found.Post.AuthorId == gate.Actor.AccountId;

    private PageHead Head(string key) => new() { Title = texts[key], Section = SiteSection.Spaces, NoIndex = true };

    private List<(string, string?)> Crumbs(ThreadCase found, string last) =>
    [
        (texts["Spaces.Spaces"], links.Spaces),
        (spaceWords.Said(found.Space.Space.Content.Title).Text, links.Space(found.Space.Space.Name)),
        (words.Title(found.Thread, found.Space.Space).Text, links.Thread(found.Thread)),
        (last, null),
    ];
}
