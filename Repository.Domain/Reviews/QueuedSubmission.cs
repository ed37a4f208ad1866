using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;

namespace Repository.Domain.Reviews;

/// <summary>A submission in the queue, for one reader.</summary>
/// <param name="Title">As it was submitted last.</param>
/// <param name="Language">Of the title.</param>
public sealed record QueuedSubmission(Submission Submission, Kind Kind, string Title, string Language)
{
    /// <summary>Ids of objectives, in the author's order.</summary>
    public required IReadOnlyList<string> Objectives { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Null while nobody reviews it.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Something like it is public already: it is a change.</summary>
    public required bool IsChange { get; init; }

    /// <summary>Why the reader may not review it, if that is so.</summary>
    public required Partiality Partiality { get; init; }
}

public enum Partiality
{
    None,

    /// <summary>Wrote it, or may read its drafts.</summary>
    Author,

    /// <summary>Belongs to an organisation for which it was written.</summary>
    Organisation,

    /// <summary>Has declared a conflict of interest.</summary>
    Conflict,
}

/// <summary>A page of the queue, and how many there are under each tab.</summary>
public sealed record QueuePage(IReadOnlyList<QueuedSubmission> Submissions, IReadOnlyDictionary<QueueTab, int> Counts);
