using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Features.Spaces;
using Repository.Web.Languages;

namespace Repository.Web.Features.Threads;

/// <summary>Threads and posts in words.</summary>
public sealed class ThreadWords(SpaceWords spaces, Texts texts)
{
    /// <summary>Of a guiding question the space's own words.</summary>
    public SaidText Title(DiscussionThread thread, Space space) =>
        thread.Question is { } question && question <= space.Content.Questions.Count ? spaces.Said(space.Content.Questions[question - 1]) : new SaidText(thread.Title, Language: null);

    public string Kind(ThreadKind kind) => texts[$"Threads.Kind{kind}"];

    public string Posts(int count) => texts.Count("Threads.Posts", count);

    public string Reaction(Reaction reaction) => texts[$"Threads.Reaction{reaction}"];

    public string Reason(ReportReason reason) => texts[$"Threads.Reason{reason}"];

    public static string Value(Reaction reaction) => StoredName.Of(reaction);

    /// <summary>That a post was removed, with the reason where there is one.</summary>
    public string? Removed(Post post) => post.RemovedAt is not { } at ? null
        : post.RemovedBy == post.AuthorId ? texts["Threads.RemovedByAuthor", texts.Date(at)]
        : post.Reason.Length == 0 ? texts["Threads.RemovedByModerator", texts.Date(at)]
        : texts["Threads.RemovedWithReason", texts.Date(at), post.Reason];

    /// <summary>Why the reader does not write here.</summary>
    public string NotWriting(ThreadCase found, bool isSignedIn) =>
        found.Space.Phase is SpacePhase.Closed or SpacePhase.Archived ? texts["Threads.SpaceClosed"]
        : found.Space.Phase == SpacePhase.Announced ? texts["Threads.SpaceAnnounced"]
        : found.Thread.Locked ? texts["Threads.Locked"]
        : found.Thread.Held ? texts["Threads.HeldThread"]
        : !isSignedIn ? texts["Threads.SignInToWrite"]
        : texts["Threads.MembersWrite"];
}
