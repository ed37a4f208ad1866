namespace Repository.Domain.Discussions;

/// <summary>A post that waits for those who moderate: held, or reported.</summary>
public sealed record WaitingPost
{
    public required ShownPost Shown { get; init; }

    public required ThreadCase Thread { get; init; }

    /// <summary>Open ones, the first first; never who made them.</summary>
    public required IReadOnlyList<PostReport> Reports { get; init; }
}
