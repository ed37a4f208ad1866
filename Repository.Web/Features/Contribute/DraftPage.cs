using Repository.Domain.Contributions;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Features.FocalPoints;
using Repository.Web.Features.Reviews;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Contribute;

public sealed record DraftPage(PageHead Head, OpenedSubmission Opened) : IPage
{
    public required string Heading { get; init; }

    /// <summary>Of the heading, where it is the record's title.</summary>
    public string? Language { get; init; }

    public required string Kicker { get; init; }

    public Notice? Notice { get; init; }

    /// <summary>What the reviewer asked for, while it is the authors' turn.</summary>
    public string? Asked { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Rejected { get; init; }

    /// <summary>What the reviewer has said of fields and criteria, as far as it was sent.</summary>
    public required IReadOnlyList<AuthorRemark> Remarks { get; init; }

    public required IReadOnlyList<CriterionRating> Ratings { get; init; }

    public required IReadOnlyList<SectionTask> Tasks { get; init; }

    public int Needed => Tasks.Count(task => task.IsNeeded);

    public int Done => Tasks.Count(task => task.IsNeeded && task.State == SectionState.Done);

    /// <summary>What stands in the way of submitting.</summary>
    public required IReadOnlyList<OpenPoint> Points { get; init; }

    public required ReviewerQuestions Asks { get; init; }

    public required IReadOnlyList<WayStep> Way { get; init; }

    /// <summary>Who confirms it for another organisation.</summary>
    public required FocalPointPanel FocalPoint { get; init; }

    /// <summary>Who acts next, and until when.</summary>
    public required string Next { get; init; }

    /// <summary>The last step first.</summary>
    public required IReadOnlyList<HistoryLine> History { get; init; }

    public required IReadOnlyList<AuthorLine> Authors { get; init; }

    /// <summary>A section whose copies on this device are needless.</summary>
    public string? Saved { get; init; }

    public string PersonKey { get; init; } = "";

    /// <summary>Of the public page, if there is one.</summary>
    public string? Record { get; init; }

    public Submission Submission => Opened.Submission;
}

/// <param name="Address">Null where nobody writes any more.</param>
/// <param name="Note">What has been answered so far, or what is wrong.</param>
/// <param name="Wrong">How many points are to be put right.</param>
/// <param name="IsNeeded">Nothing can be sent without it.</param>
public sealed record SectionTask(string? Address, string Name, SectionState State, string Note, int Wrong, bool IsNeeded);

public enum SectionState
{
    NotBegun,
    Optional,
    Begun,
    Done,
    ToCheck,
}

/// <param name="Text">What is missing or wrong.</param>
public sealed record OpenPoint(string Text, string Address);

public sealed record WayStep(string Name, string? Note, bool IsDone, bool IsPresent);

/// <param name="Who">Null where nobody is to be named.</param>
public sealed record HistoryLine(string What, string? Who, DateTimeOffset At, string Reason);

public sealed record AuthorLine(string Name, AuthorRole Role, bool IsReader);
