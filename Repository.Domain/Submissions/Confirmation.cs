namespace Repository.Domain.Submissions;

/// <summary>That a focal point was asked whether a text is right, and what they said.</summary>
public sealed record Confirmation
{
    /// <summary>Longest reason.</summary>
    public const int MaxReason = 2_000;

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>The text, to the letter.</summary>
    public required Guid RevisionId { get; init; }

    /// <summary>As they were named then.</summary>
    public required FocalPoint FocalPoint { get; init; }

    /// <summary>Name of the author who asked, as it is now.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When its links are over.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null as long as nobody has answered.</summary>
    public ConfirmationAnswer? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it was declined; else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The submission waits for the answer: whoever has a link to it can still give one.</summary>
    public bool IsAwaitedBy(Submission submission) =>
        Answer is null && RevisionId == submission.RevisionId && submission.State is (SubmissionState.AwaitingConfirmation or SubmissionState.Submitted or SubmissionState.InReview);
}

public enum ConfirmationAnswer
{
    Confirmed,
    Declined,

    /// <summary>None: another text, or somebody else, was asked in its place.</summary>
    Void,
}
