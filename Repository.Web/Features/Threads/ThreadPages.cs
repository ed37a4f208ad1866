using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Spaces;
using Repository.Web.Languages;

namespace Repository.Web.Features.Threads;

/// <summary>Pages of threads.</summary>
public sealed class ThreadPages(DiscussionStore discussions, PostViews views, PostForms forms, ThreadWords words, SpaceWords spaceWords, AccessGate gate, Texts texts, Links links, IHttpContextAccessor accessor)
{
    /// <param name="typed">What came back with a problem or to be looked at; null for an empty form.</param>
    public async Task<ThreadPage> OfAsync(ThreadCase found, int page, PostForm? typed, ModelStateDictionary state, CancellationToken ct)
    {
        var thread = found.Thread;
        var shown = await discussions.PageAsync(found, page, gate.Actor, ct);
        var pager = new Pager(page, DiscussionStore.PageSize, thread.LastRoot, number => links.Thread(thread) + (number > 1 ? $"?page={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")) { IsWhole = true };
        return await MakeAsync(found, shown, pager, words.Title(thread, found.Space.Space), heading: null, Form(found, parent: null, typed, state), ct);
    }

    /// <summary>A post at the top level with a page of all that answers it; null if the reader does not see it.</summary>
    public async Task<ThreadPage?> BranchAsync(ThreadCase found, int root, int page, ModelStateDictionary state, CancellationToken ct)
    {
        var shown = await discussions.BranchAsync(found, root, page, gate.Actor, ct);
        if (shown is not [{ Post: { Reply: 0 } first }, ..])
        {
            return null;
        }

        var address = links.Branch(found.Thread, root);
        var pager = new Pager(page, DiscussionStore.PageSize, first.Replies, number => address + (number > 1 ? $"?page={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")) { IsWhole = true };
        return await MakeAsync(found, shown, pager, words.Title(found.Thread, found.Space.Space), texts["Threads.AnswersTo", shown[0].Author], Form(found, parent: null, typed: null, state) is null ? null : forms.Answer(found, shown[0], typed: null, state), ct);
    }

    private PostFormPart? Form(ThreadCase found, ShownPost? parent, PostForm? typed, ModelStateDictionary state) =>
        typed is null && !gate.Shows(PolicyTable.WritePost, found.SubjectFor(gate.Actor)) || !gate.Actor.IsSignedIn ? null
        : parent is null ? forms.Post(found, typed, state) : forms.Answer(found, parent, typed, state);

    private async Task<ThreadPage> MakeAsync(ThreadCase found, IReadOnlyList<ShownPost> shown, Pager pager, SaidText title, string? heading, PostFormPart? form, CancellationToken ct)
    {
        var (thread, space) = (found.Thread, found.Space);
        var guiding = space.Space.Content.Questions.Count > 0 ? await discussions.GuidingAsync(space, gate.Actor, ct) : [];
        var unread = gate.Actor.IsSignedIn ? await discussions.FirstUnreadAsync(found, gate.Actor, ct) : null;
        var spaceTitle = spaceWords.Said(space.Space.Content.Title);
        var head = new PageHead
        {
            Title = title.Text,
            Description = Extracts.Opening(spaceWords.Said(space.Space.Content.Purpose).Text),
            Section = SiteSection.Spaces,
            NoIndex = space.Space.Content.Visibility != SpaceVisibility.Public || thread.Held || heading is not null,
        };
        List<(string, string?)> crumbs = [(texts["Spaces.Spaces"], links.Spaces), (spaceTitle.Text, links.Space(space.Space.Name)), (title.Text, heading is null ? null : links.Thread(thread))];
        return new ThreadPage(head, heading is null ? crumbs : [.. crumbs, (heading, null)], title, links.Thread(thread), views.Of(found, shown, unread), pager)
        {
            Notice = Notice(found),
            State = spaceWords.State(space),
            Tone = SpaceWords.Tone(space.Phase),
            Marks = Marks(thread),
            Facts = [Kind(found), thread.Posts > 0 ? words.Posts(thread.Posts) : "", spaceWords.Languages(space.Space.Content)],
            AcceptedAddress = thread.Accepted is { } accepted ? links.Post(thread, accepted) : null,
            UnreadAddress = unread is { } number ? links.Post(thread, number) : null,
            ReadUpTo = unread is null ? null : thread.LastNumber,
            SettingsAddress = gate.Shows(PolicyTable.ModerateTalk, found.SubjectFor(gate.Actor)) ? links.Thread(thread, "settings") : null,
            Form = form,
            NotWriting = form is null ? words.NotWriting(found, gate.Actor.IsSignedIn) : null,
            SignInAddress = !gate.Actor.IsSignedIn && space.Phase == SpacePhase.Open && !thread.Locked ? links.SignIn(accessor.HttpContext!.Request) : null,
            Questions = [.. guiding.Select(one => (words.Title(one.Thread, space.Space), links.Thread(one.Thread), one.Thread.Id == thread.Id))],
            SpaceTitle = spaceTitle,
            SpacePurpose = spaceWords.Said(space.Space.Content.Purpose),
            SpaceAddress = links.Space(space.Space.Name),
        };
    }

    private string Kind(ThreadCase found) => found.Thread.Question is { } question && question <= found.Space.Space.Content.Questions.Count
        ? texts["Threads.QuestionOf", question, found.Space.Space.Content.Questions.Count]
        : words.Kind(found.Thread.Kind);

    private List<(string Icon, string Text)> Marks(DiscussionThread thread)
    {
        List<(string, string)> marks = [];
        if (thread.Pinned)
        {
            marks.Add(("flag", texts["Threads.IsPinned"]));
        }

        if (thread.Locked)
        {
            marks.Add(("lock", texts["Threads.IsLocked"]));
        }

        if (thread.Held)
        {
            marks.Add(("clock", texts["Threads.Waits"]));
        }

        return marks;
    }

    /// <summary>What the reader has just done, as the address says.</summary>
    private Notice? Notice(ThreadCase found) => accessor.HttpContext!.Request.Query["done"].ToString() switch
    {
        "posted" => new Notice("ok", texts["Threads.DonePosted"]),
        "held" => new Notice("info", texts["Threads.DoneHeld"], texts["Threads.HeldExplained"]),
        "edited" => new Notice("ok", texts["Threads.DoneEdited"]),
        "reported" => new Notice("ok", texts["Threads.DoneReported"]),
        "removed" => new Notice("ok", texts["Threads.DoneRemoved"]),
        "changed" when gate.Shows(PolicyTable.ModerateTalk, found.SubjectFor(gate.Actor)) => new Notice("ok", texts["Threads.DoneChanged"]),
        _ => null,
    };
}
