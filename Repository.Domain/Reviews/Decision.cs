using Repository.Domain.Submissions;

namespace Repository.Domain.Reviews;

/// <summary>What a reviewer decides, about one text.</summary>
/// <param name="RevisionId">What the reviewer has read: nobody decides on another text than that.</param>
/// <param name="Reason">As it is written to the author; only an approval needs none.</param>
public sealed record Decision(DecisionKind Kind, Guid RevisionId, string Reason)
{
    /// <summary>Longest reason.</summary>
    public const int MaxReason = 5_000;

    /// <summary>By when the author is to answer, of a wish for changes; null for the days that the site gives.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>How the criteria are met, kept with it.</summary>
    public IReadOnlyList<CriterionRating> Ratings { get; init; } = [];

    public SubmissionAction Action => Kind switch
    {
        DecisionKind.Approve => SubmissionAction.Approve,
        DecisionKind.RequestChanges => SubmissionAction.RequestChanges,
        _ => SubmissionAction.Reject,
    };

    public static bool NeedsReason(DecisionKind kind) => kind != DecisionKind.Approve;
}

public enum DecisionKind
{
    Approve,
    RequestChanges,
    Reject,
}
