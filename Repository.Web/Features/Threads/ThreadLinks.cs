using System.Globalization;
using Repository.Domain.Discussions;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Threads;

/// <summary>Addresses of threads and posts.</summary>
public static class ThreadLinks
{
    /// <param name="page">Below the thread's own page, which it is without.</param>
    public static string Thread(this Links links, DiscussionThread thread, string page = "") => links.Thread(thread.Number, thread.Slug, page);

    public static string Post(this Links links, DiscussionThread thread, int number, string page = "") =>
        links.Thread(thread, string.Create(CultureInfo.InvariantCulture, $"posts/{number}") + (page.Length == 0 ? "" : $"/{page}"));

    /// <summary>Where on which page a post stands: its permanent address leads there.</summary>
    public static string PlaceOf(this Links links, DiscussionThread thread, Post post)
    {
        var (page, path) = post.Reply <= DiscussionStore.OpeningReplies
            ? (((post.Root - 1) / DiscussionStore.PageSize) + 1, links.Thread(thread))
            : (((post.Reply - 1) / DiscussionStore.PageSize) + 1, links.Branch(thread, post.Root));
        return string.Create(CultureInfo.InvariantCulture, $"{path}{(page > 1 ? $"?page={page}" : "")}#post-{post.Number}");
    }

    /// <summary>All that answers a post at the top level.</summary>
    public static string Branch(this Links links, DiscussionThread thread, int root) => links.Thread(thread, string.Create(CultureInfo.InvariantCulture, $"replies/{root}"));
}
