using System.ComponentModel.DataAnnotations;
using Repository.Domain.Discussions;

namespace Repository.Web.Features.Threads;

/// <summary>How much one account writes in discussions, and what of it is read first: the section <c>Discussions</c>.</summary>
public sealed class DiscussionOptions
{
    /// <summary>Posts within 24 hours.</summary>
    [Range(1, 10_000)]
    public int PostsPerDay { get; set; } = 60;

    /// <summary>Threads begun within 24 hours.</summary>
    [Range(1, 1_000)]
    public int ThreadsPerDay { get; set; } = 10;

    /// <summary>Posts reported within 24 hours.</summary>
    [Range(1, 1_000)]
    public int ReportsPerDay { get; set; } = 20;

    /// <summary>Posts of each person that a moderator reads before others see them.</summary>
    [Range(0, 100)]
    public int FirstPosts { get; set; } = 3;

    /// <summary>Days for which an account is new, so that its posts with links wait, too.</summary>
    [Range(0, 365)]
    public int NewDays { get; set; } = 14;

    /// <summary>Hours within which an author may write a post otherwise.</summary>
    [Range(0, 8_760)]
    public int EditHours { get; set; } = 24;

    public DiscussionLimits ToLimits() => new()
    {
        PostsPerDay = PostsPerDay,
        ThreadsPerDay = ThreadsPerDay,
        ReportsPerDay = ReportsPerDay,
        FirstPosts = FirstPosts,
        NewDays = NewDays,
        EditHours = EditHours,
    };
}
