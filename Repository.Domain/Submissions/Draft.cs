using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Submissions;

/// <summary>What is being written, as it was typed, wrong or right.</summary>
public sealed record Draft
{
    public required Guid SubmissionId { get; init; }

    public required Kind Kind { get; init; }

    public required DraftAnswers Answers { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The account that saved last.</summary>
    public required Guid SavedBy { get; init; }

    /// <summary>Rises with every save.</summary>
    public required long Version { get; init; }
}
