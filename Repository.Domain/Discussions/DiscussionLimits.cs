namespace Repository.Domain.Discussions;

/// <summary>How much people write, and what of it waits for a moderator first.</summary>
public sealed record DiscussionLimits
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Posts of one account within a day.</summary>
    public int PostsPerDay { get; init; } = 60;

    /// <summary>Threads that one account begins within a day.</summary>
    public int ThreadsPerDay { get; init; } = 10;

    /// <summary>Posts that one account reports within a day.</summary>
    public int ReportsPerDay { get; init; } = 20;

    /// <summary>So many posts of a person are read by a moderator before others see them.</summary>
    public int FirstPosts { get; init; } = 3;

    /// <summary>Days for which an account is new: until then posts with links wait, too.</summary>
    public int NewDays { get; init; } = 14;

    /// <summary>Hours within which an author may write a post otherwise.</summary>
    public int EditHours { get; init; } = 24;
}
