using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Threads;

/// <summary>What waits for whoever moderates discussions: held posts, and reported ones.</summary>
[Route("{language:language}/threads/waiting")]
[Allows(PolicyTable.SeeWaitingPosts)]
public sealed class WaitingPostsController(ModerationStore moderation, PostViews views, ThreadWords words, AccessGate gate, Texts texts, Links links) : Controller
{
    private const int PageSize = 20;

    [Get]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var page = Math.Min(NumberedAddress.Page(Request.Query), Pager.Deepest(PageSize));
        var (waiting, total) = await moderation.PageAsync(gate.Actor, (page - 1) * PageSize, PageSize, ct);
        var pager = new Pager(page, PageSize, total, number => links.WaitingPosts + (number > 1 ? $"?page={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : ""));
        return page > pager.Last ? Redirect(pager.Address(pager.Last)) : View(new WaitingPostsPage(
            new PageHead { Title = texts["Threads.Waiting"], Section = SiteSection.Spaces, NoIndex = true },
            [.. waiting.Select(one => Item(one))],
            pager));
    }

    private WaitingPostView Item(WaitingPost waiting)
    {
        var (thread, post) = (waiting.Thread.Thread, views.Of(waiting.Thread, waiting.Shown));
        return new WaitingPostView(
            words.Title(thread, waiting.Thread.Space.Space),
            links.Thread(thread),
            post with { ReactionsAddress = null, Reactions = [], Acts = [.. post.Acts, .. Dismissal(thread, waiting)], Ways = [.. post.Ways.Where(way => way.Address.EndsWith("/removal", StringComparison.Ordinal))] },
            [.. waiting.Reports.Select(report => (words.Reason(report.Reason), report.Note))]);
    }

    private IEnumerable<(string Text, string Address, string Value)> Dismissal(DiscussionThread thread, WaitingPost waiting)
    {
        if (waiting.Reports.Count > 0)
        {
            yield return (texts["Threads.LeaveAsItIs"], links.Post(thread, waiting.Shown.Post.Number, "dismissal"), "yes");
        }
    }
}

public sealed record WaitingPostsPage(PageHead Head, IReadOnlyList<WaitingPostView> Posts, Pager Pager) : IPage;

/// <param name="Reports">Why it was reported, and what reporters wrote.</param>
public sealed record WaitingPostView(Spaces.SaidText Title, string Address, PostView Post, IReadOnlyList<(string Reason, string Note)> Reports);
