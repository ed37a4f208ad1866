namespace Repository.Domain.Submissions;

/// <summary>What became of an author's wish about the focal point.</summary>
public abstract record FocalPointOutcome
{
    private FocalPointOutcome()
    {
    }

    public sealed record Done : FocalPointOutcome;

    public sealed record Wrong(IReadOnlyList<FocalPointProblem> Problems) : FocalPointOutcome;

    /// <summary>As many mails as go to one address within a day.</summary>
    public sealed record TooManyMails(int PerDay) : FocalPointOutcome;

    /// <summary>The submission stands where that is not done, or nobody is being asked any more.</summary>
    public sealed record Moved : FocalPointOutcome;
}
