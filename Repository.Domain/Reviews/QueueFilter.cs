namespace Repository.Domain.Reviews;

/// <summary>Which of the submissions that are on their way.</summary>
public sealed record QueueFilter
{
    public QueueTab Tab { get; init; }

    /// <summary>Name of a kind; empty: all, as of those that follow.</summary>
    public string Kind { get; init; } = "";

    public string Objective { get; init; } = "";

    /// <summary>With all that lies in it.</summary>
    public string Region { get; init; } = "";

    /// <summary>Of the text.</summary>
    public string Language { get; init; } = "";

    /// <summary>First submitted that many days ago, or earlier.</summary>
    public int Days { get; init; }

    public bool IsNarrowed => this with { Tab = QueueTab.All } != new QueueFilter();
}

public enum QueueTab
{
    All,

    /// <summary>Nobody reviews it yet.</summary>
    New,
    InReview,
    ChangesRequested,

    /// <summary>Whoever acts next should have acted.</summary>
    Overdue,

    /// <summary>Reviewed by whoever asks.</summary>
    Mine,
}
