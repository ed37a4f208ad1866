namespace Repository.Domain.Submissions;

/// <summary>One step that a submission has made.</summary>
public sealed record SubmissionTransition
{
    /// <summary>1 for its opening.</summary>
    public required int Ordinal { get; init; }

    public required SubmissionAction Action { get; init; }

    public SubmissionState? From { get; init; }

    public required SubmissionState To { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null where nobody with an account acted: a focal point, the program.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>As the actor is named now; null with the id.</summary>
    public string? ActorName { get; init; }

    /// <summary>The revision that was submitted or decided on.</summary>
    public Guid? RevisionId { get; init; }

    /// <summary>As it was written to the author; empty where none is asked for.</summary>
    public string Reason { get; init; } = "";
}
