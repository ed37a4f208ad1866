using Microsoft.AspNetCore.Mvc.ModelBinding;
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
