using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Spaces;
using Repository.Web.Languages;

namespace Repository.Web.Features.Threads;

/// <summary>What is talked about in a space, for the space's page.</summary>
/// <param name="Questions">That the space asks, in their order.</param>
/// <param name="BeginAddress">Null for those who may not begin a thread.</param>
public sealed record ThreadList(IReadOnlyList<ThreadItem> Questions, IReadOnlyList<ThreadItem> Threads, Pager Pager, string? BeginAddress)
{
    /// <summary>Questions alone without an accepted answer.</summary>
    public required bool Unanswered { get; init; }

    /// <summary>Of the same list with the other choice.</summary>
    public required string UnansweredAddress { get; init; }
}

/// <summary>A thread in a list.</summary>
/// <param name="Facts">Who began it, how many posts there are, when the last one was written.</param>
public sealed record ThreadItem(SaidText Title, string Address, IReadOnlyList<string> Facts)
{
    public required bool HasNew { get; init; }

    public required IReadOnlyList<(string Icon, string Text)> Marks { get; init; }
}

public sealed class ThreadLists(DiscussionStore discussions, ThreadWords words, AccessGate gate, Texts texts, Links links)
{
    public async Task<ThreadList> OfAsync(SpaceCase space, bool unanswered, int page, CancellationToken ct)
    {
        var guiding = space.Space.Content.Questions.Count > 0 ? await discussions.GuidingAsync(space, gate.Actor, ct) : [];
        var (threads, total) = await discussions.ListAsync(space, gate.Actor, unanswered, (Math.Min(page, Pager.Deepest(DiscussionStore.PageSize)) - 1) * DiscussionStore.PageSize, DiscussionStore.PageSize, ct);
        var address = links.Space(space.Space.Name);
        return new ThreadList(
            [.. guiding.Select(one => Item(one, space.Space))],
            [.. threads.Select(one => Item(one, space.Space))],
            new Pager(page, DiscussionStore.PageSize, total, number => $"{address}?{(unanswered ? "unanswered=1&" : "")}page={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}#discussions"),
            gate.Shows(PolicyTable.StartThread, space.Subject) ? links.Space(space.Space.Name, "threads/new") : null)
        {
            Unanswered = unanswered,
            UnansweredAddress = $"{address}{(unanswered ? "" : "?unanswered=1")}#discussions",
        };
    }

    private ThreadItem Item(ListedThread listed, Space space)
    {
        var thread = listed.Thread;
        return new ThreadItem(words.Title(thread, space), links.Thread(thread), [.. Facts(listed)])
        {
            HasNew = listed.HasNew && thread.Posts > 0,
            Marks =
            [
                .. thread.Pinned ? [("flag", texts["Threads.IsPinned"])] : Array.Empty<(string, string)>(),
                .. thread.Locked ? [("lock", texts["Threads.IsLocked"])] : Array.Empty<(string, string)>(),
                .. thread.Held ? [("clock", texts["Threads.Waits"])] : Array.Empty<(string, string)>(),
                .. thread.Accepted is not null ? [("check", texts["Threads.IsAnswered"])] : Array.Empty<(string, string)>(),
            ],
        };
    }

    private IEnumerable<string> Facts(ListedThread listed)
    {
        if (listed.Author.Length > 0)
        {
            yield return words.Kind(listed.Thread.Kind);
            yield return texts["Threads.BegunBy", listed.Author];
        }

        if (listed.Thread.Posts > 0)
        {
            yield return words.Posts(listed.Thread.Posts);
            yield return texts["Threads.LastPost", texts.Date(listed.Thread.LastAt)];
        }
    }
}
