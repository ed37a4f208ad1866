using Repository.Domain.Submissions;

namespace Repository.Domain.Reviews;

/// <summary>What became of a moderator's wish.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>It was done; this is how the submission stands now.</summary>
    public sealed record Done(Submission Submission) : ReviewOutcome;

    /// <summary>The moderator has a conflict of interest, which is noted: somebody else is to review it.</summary>
    public sealed record Conflicted(Submission Submission) : ReviewOutcome;

    /// <summary>Whether there is a conflict of interest has to be said first.</summary>
    public sealed record Undeclared : ReviewOutcome;

    /// <summary>It stands elsewhere now, or another text does: somebody has acted meanwhile, or the same was asked for twice.</summary>
    public sealed record Moved(Submission Submission) : ReviewOutcome;

    /// <summary>Remarks that must be seen to before it is approved.</summary>
    public sealed record MustsOpen(int Count) : ReviewOutcome;

    /// <summary>Its focal point has not confirmed the text, which they must before it is approved.</summary>
    public sealed record Unconfirmed : ReviewOutcome;

    /// <summary>Its contribution was withdrawn from the public meanwhile.</summary>
    public sealed record Withdrawn : ReviewOutcome;

    /// <summary>The other one may not review it: no moderator of what it is about, or with a part in it.</summary>
    public sealed record NotEligible : ReviewOutcome;

    /// <summary>As many as one submission may have.</summary>
    public sealed record TooMany(int Most) : ReviewOutcome;

    /// <summary>Whoever asks may not, or there is no such thing.</summary>
    public sealed record NotFound : ReviewOutcome;
}
