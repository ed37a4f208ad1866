using Repository.Domain.Notifications;

namespace Repository.Domain.Submissions;

/// <summary>What somebody is reminded of, once for each of a submission's stays in a state.</summary>
/// <param name="Name">As stored.</param>
/// <param name="Audience">Who is: authors, reviewer or administrators; they hear at most one reminder a day of one submission.</param>
/// <param name="Kind">What they are told.</param>
/// <param name="Condition">On the submission s, its draft d, and the times below.</param>
internal sealed record Reminder(string Name, string Audience, NoticeKind Kind, string Condition)
{
    public const string Authors = "authors";
    public const string Reviewer = "reviewer";
    public const string Administrators = "administrators";

    /// <summary>When nothing has happened for so long.</summary>
    public static readonly TimeSpan First = TimeSpan.FromDays(7);

    public static readonly TimeSpan Second = TimeSpan.FromDays(21);

    /// <summary>So long before changes are due.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    private const string StalledOnce = "s.changed_at <= @first and d.saved_at <= @first and (s.changed_at > @second or d.saved_at > @second)";
    private const string StalledTwice = "s.changed_at <= @second and d.saved_at <= @second";

    /// <summary>What is most urgent first.</summary>
    public static IReadOnlyList<Reminder> All { get; } =
    [
        new("changes-overdue", Authors, NoticeKind.ChangesOverdue, "s.state = 'changes-requested' and s.due_at <= @now"),
        new("changes-due", Authors, NoticeKind.ChangesWait, "s.state = 'changes-requested' and s.due_at > @now and s.due_at <= @ahead"),
        new("changes-wait-long", Authors, NoticeKind.ChangesWait, $"s.state = 'changes-requested' and s.due_at > @now and {StalledTwice}"),
        new("changes-wait", Authors, NoticeKind.ChangesWait, $"s.state = 'changes-requested' and s.due_at > @now and {StalledOnce}"),
        new("confirmation-waits-long", Authors, NoticeKind.ConfirmationWaits, Asked("c.asked_at <= @second")),
        new("confirmation-waits", Authors, NoticeKind.ConfirmationWaits, Asked("c.asked_at > @second")),
        new("draft-waits-long", Authors, NoticeKind.DraftWaits, $"s.state = 'draft' and {StalledTwice}"),
        new("draft-waits", Authors, NoticeKind.DraftWaits, $"s.state = 'draft' and {StalledOnce}"),
        new("review-waits-long", Reviewer, NoticeKind.ReviewWaits, "s.state = 'in-review' and s.changed_at <= @second"),
        new("review-waits", Reviewer, NoticeKind.ReviewWaits, "s.state = 'in-review' and s.changed_at <= @first and s.changed_at > @second"),
        new("unclaimed", Administrators, NoticeKind.ReviewOverdue, "s.state = 'submitted' and s.due_at <= @now"),
    ];

    /// <summary>A focal point has not answered, nor been written to lately.</summary>
    private static string Asked(string since) => $"exists (select 1 from confirmations c where c.submission_id = s.id and c.mailed_at <= @first and {since} and {ConfirmationRow.IsOpen})";
}
