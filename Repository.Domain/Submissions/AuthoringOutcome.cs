using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Submissions;

/// <summary>What became of an author's wish.</summary>
public abstract record AuthoringOutcome
{
    private AuthoringOutcome()
    {
    }

    /// <summary>It was done; this is how the submission stands now.</summary>
    public sealed record Done(Submission Submission) : AuthoringOutcome;

    /// <summary>What has to be put right first.</summary>
    public sealed record NotReady(IReadOnlyList<FieldProblem> Problems) : AuthoringOutcome;

    /// <summary>It stands elsewhere now: somebody has acted meanwhile, or the same was asked for twice.</summary>
    public sealed record Moved(Submission Submission) : AuthoringOutcome;

    /// <summary>As many as one account may have within a day.</summary>
    public sealed record TooMany(int PerDay) : AuthoringOutcome;

    /// <summary>As many mails as go to one focal point within a day.</summary>
    public sealed record TooManyMails(int PerDay) : AuthoringOutcome;

    public sealed record NotFound : AuthoringOutcome;
}
