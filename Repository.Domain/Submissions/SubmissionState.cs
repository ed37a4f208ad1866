namespace Repository.Domain.Submissions;

/// <summary>Where a revision is on its way through moderation.</summary>
public enum SubmissionState
{
    Draft,

    /// <summary>Its focal point has been asked whether it is right.</summary>
    AwaitingConfirmation,
    Submitted,
    InReview,
    ChangesRequested,
    Approved,
    Rejected,

    /// <summary>By its author.</summary>
    Cancelled,
}
