using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Threads;

/// <summary>Posts as pages show them, with what the reader may do with each.</summary>
public sealed class PostViews(MarkdownRenderer markdown, ThreadWords words, AccessGate gate, Texts texts, Links links)
{
    /// <param name="unread">Number of the first post that the reader has not read.</param>
    public IReadOnlyList<PostView> Of(ThreadCase thread, IReadOnlyList<ShownPost> shown, int? unread)
    {
        var onPage = shown.Where(one => one.Post.Reply > 0).ToLookup(one => one.Post.Root);
        return [.. shown.Select(one => Of(thread, one) with
        {
            IsFirstNew = one.Post.Number == unread,
            More = More(thread.Thread, one.Post, onPage[one.Post.Root].Count()),
        })];
    }

    public PostView Of(ThreadCase thread, ShownPost shown)
    {
        var (post, found) = (shown.Post, thread.Thread);
        var subject = new PostCase(post, thread).SubjectFor(gate.Actor);
        var removed = words.Removed(post);
        var own = gate.Actor.AccountId == post.AuthorId;
        var moderates = gate.Shows(PolicyTable.ModerateTalk, subject);
        return new PostView(post.Number, links.Post(found, post.Number), shown.Author, post.CreatedAt)
        {
            IsReply = post.Reply > 0,
            IsFacilitator = shown.IsFacilitator,
            IsOwn = own,
            IsAccepted = found.Accepted == post.Number,
            EditedAt = removed is null ? post.EditedAt : null,
            VersionsAddress = post.EditedAt is not null && (own || moderates) ? links.Post(found, post.Number, "versions") : null,
            Parent = post.ParentNumber is { } parent && shown.ParentAuthor is { } author ? (author, links.Post(found, parent)) : null,
            Body = removed is null || own || moderates ? markdown.Render(post.Body, headingsUnder: 2, texts.Language.Code) : null,
            Language = post.Language.Length > 0 ? post.Language : null,
            IsHeld = post.State == PostState.Held,
            Removed = removed,
            ReactionsAddress = gate.Shows(PolicyTable.React, subject) ? links.Post(found, post.Number, "reactions") : null,
            Reactions = removed is not null ? [] : [.. Enum.GetValues<Reaction>().Select(one => new ReactionView(ThreadWords.Value(one), words.Reaction(one), shown.Reactions.GetValueOrDefault(one), shown.Own.Contains(one)))],
            Ways = [.. Ways(thread, post)],
            Acts = [.. Acts(thread, post, moderates)],
        };
    }

    private IEnumerable<(string Text, string Address)> Ways(ThreadCase thread, Post post)
    {
        var subject = new PostCase(post, thread).SubjectFor(gate.Actor);
        if (post.State == PostState.Visible && gate.Shows(PolicyTable.WritePost, thread.SubjectFor(gate.Actor)))
        {
            yield return (texts["Threads.Reply"], links.Post(thread.Thread, post.Number, "reply"));
            yield return (texts["Threads.Quote"], links.Post(thread.Thread, post.Number, "reply?quote=1"));
        }

        if (post.State == PostState.Visible && post.AuthorId != gate.Actor.AccountId && gate.Shows(PolicyTable.FollowThread, subject))
        {
            yield return (texts["Threads.Report"], links.Post(thread.Thread, post.Number, "report"));
        }

        if (gate.Shows(PolicyTable.EditPost, subject))
        {
            yield return (texts["Threads.Edit"], links.Post(thread.Thread, post.Number, "edit"));
        }

        if (post.State != PostState.Removed && gate.Shows(PolicyTable.RemovePost, subject))
        {
            yield return (texts["Threads.Remove"], links.Post(thread.Thread, post.Number, "removal"));
        }
    }

    private IEnumerable<(string Text, string Address, string Value)> Acts(ThreadCase thread, Post post, bool moderates)
    {
        if (thread.Thread.Kind == ThreadKind.Question && post is { State: PostState.Visible, Number: > 1 } && gate.Shows(PolicyTable.AcceptAnswer, thread.SubjectFor(gate.Actor)))
        {
            var accepted = thread.Thread.Accepted == post.Number;
            yield return (texts[accepted ? "Threads.Unaccept" : "Threads.Accept"], links.Post(thread.Thread, post.Number, "acceptance"), accepted ? "no" : "yes");
        }

        if (moderates && post.State == PostState.Held)
        {
            yield return (texts["Threads.Release"], links.Post(thread.Thread, post.Number, "release"), "yes");
        }

        if (moderates && post.State == PostState.Removed)
        {
            yield return (texts["Threads.Restore"], links.Post(thread.Thread, post.Number, "restoration"), "yes");
        }
    }

    /// <summary>What answers a post at the top level beyond what its page shows.</summary>
    private (string Text, string Address)? More(DiscussionThread thread, Post post, int onPage) =>
        post.Reply == 0 && post.Replies > DiscussionStore.OpeningReplies && onPage <= DiscussionStore.OpeningReplies
            ? (texts.Count("Threads.AllAnswers", post.Replies), links.Branch(thread, post.Root))
            : null;
}
