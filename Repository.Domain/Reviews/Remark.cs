namespace Repository.Domain.Reviews;

/// <summary>What a reviewer asks of one field. Its author sees it once the round in which it was made is decided.</summary>
public sealed record Remark
{
    /// <summary>Longest remark, and longest answer.</summary>
    public const int MaxLength = 2_000;

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>Name of the field.</summary>
    public required string Field { get; init; }

    /// <summary>Has to be seen to before it is approved; else a suggestion.</summary>
    public required bool IsMust { get; init; }

    public required string Body { get; init; }

    public required RemarkState State { get; init; }

    /// <summary>Of the submission, when it was made.</summary>
    public required int Round { get; init; }

    public required Guid MadeById { get; init; }

    /// <summary>As they are named now.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Of an author; empty for none.</summary>
    public string Answer { get; init; } = "";

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Has to be seen to, and nobody has said that it is.</summary>
    public bool IsOpenMust => IsMust && State == RemarkState.Open;
}

public enum RemarkState
{
    Open,

    /// <summary>By an author; the reviewer says whether that is enough.</summary>
    Answered,
    Resolved,
}
