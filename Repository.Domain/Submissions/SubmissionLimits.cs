namespace Repository.Domain.Submissions;

/// <summary>How much, and within which time.</summary>
public sealed record SubmissionLimits
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Submissions that one account opens or sends within a day.</summary>
    public int PerDay { get; init; } = 20;

    /// <summary>Working days within which a moderator answers: the service that the site promises.</summary>
    public int ReviewWorkingDays { get; init; } = 15;

    /// <summary>Days that an author is given where the reviewer names no date.</summary>
    public int AnswerDays { get; init; } = 21;

    /// <summary>Days that a focal point has to confirm.</summary>
    public int ConfirmationDays { get; init; } = 14;

    /// <summary>Mails to one focal point within a day, whoever names them.</summary>
    public int ConfirmationMailsPerDay { get; init; } = 5;

    /// <summary>As it is once it has reached the moderators.</summary>
    internal Submission Submitted(Submission moved, DateTimeOffset now) => moved with
    {
        Rounds = moved.Rounds + 1,
        SubmittedAt = moved.SubmittedAt ?? now,
        DueAt = AfterWorkingDays(now, ReviewWorkingDays),
    };

    /// <summary>The same time of day, that many days later, Saturdays and Sundays not counted.</summary>
    public static DateTimeOffset AfterWorkingDays(DateTimeOffset from, int days)
    {
        var date = from;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            left -= date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }
}
