namespace Repository.Domain.Discussions;

/// <summary>What became of a wish about a thread or a post.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <param name="Number">Of the post; 0 where it was about the thread.</param>
    /// <param name="Held">Whether it waits for a moderator.</param>
    public sealed record Done(DiscussionThread Thread, int Number, bool Held) : PostOutcome;

    /// <summary>It is not there, not for whoever asks, or not any more.</summary>
    public sealed record Refused : PostOutcome;

    /// <summary>As many within a day as one account may write.</summary>
    public sealed record TooMany(int PerDay) : PostOutcome;

    /// <summary>Its author wrote it otherwise meanwhile, in another window.</summary>
    public sealed record Changed(Post Now) : PostOutcome;

    /// <summary>The time within which it may be written otherwise is over.</summary>
    public sealed record TooLate(int Hours) : PostOutcome;
}
